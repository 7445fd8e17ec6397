-- The key is what keeps a POST that comes again from being acted on again.
create table orders (
    user_id varchar primary key,
    email varchar,
    ordered_at timestamp with time zone default current_timestamp
);
