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
    detail VARCHAR,
    body VARBINARY -- kept where a POST that fails goes out again as it was
);
CREATE INDEX post_by_campaign ON post (campaign, n);

-- What else happened to users, one row for all of one campaign, instant, kind and reason. It stands behind the POST
-- with the number after_post, before the next one.
CREATE TABLE notice (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    after_post BIGINT NOT NULL,
    campaign VARCHAR NOT NULL,
    at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    kind VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    users VARCHAR ARRAY NOT NULL
);
CREATE INDEX notice_by_campaign ON notice (campaign, id);
