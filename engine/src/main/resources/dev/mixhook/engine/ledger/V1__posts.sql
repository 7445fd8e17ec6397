-- One row a POST. State: planned, sent (committed before connecting), accepted, refused, unreachable, uncertain.
CREATE TABLE post (
    n BIGINT PRIMARY KEY,
    campaign VARCHAR NOT NULL,
    due TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    occurrence TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    attempt INT NOT NULL,
    batch INT NOT NULL,
    batches INT NOT NULL,
    users VARCHAR ARRAY NOT NULL,
    requeued VARCHAR ARRAY NOT NULL,
    state VARCHAR NOT NULL,
    status INT,
    detail VARCHAR
);
CREATE INDEX post_by_campaign ON post (campaign, n);
