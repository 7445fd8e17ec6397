-- A migration may be cut off by a kill and run again from its first line: every statement must bear that.

-- One row a POST, as it was planned; it never changes.
CREATE TABLE IF NOT EXISTS post (
    n BIGINT PRIMARY KEY,
    campaign VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL CHECK (purpose IN ('campaign', 'manual', 'test')),
    due TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    occurrence TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    attempt INT NOT NULL,
    batch INT NOT NULL,
    batches INT NOT NULL,
    users VARCHAR ARRAY NOT NULL CHECK (CARDINALITY(users) BETWEEN 1 AND 50),
    requeued VARCHAR ARRAY NOT NULL,
    body BINARY(32)
);
CREATE INDEX IF NOT EXISTS post_by_campaign ON post (campaign, n);

-- How far it got. Apart, because this row changes twice a POST: an H2 page that is written again holds many of these
-- narrow rows and few of the wide ones above, which costs a fifth more time and leaves files of hundreds of megabytes.
CREATE TABLE IF NOT EXISTS progress (
    n BIGINT PRIMARY KEY,
    state VARCHAR NOT NULL
        CHECK (state IN ('planned', 'sent', 'accepted', 'refused', 'unreachable', 'uncertain')),
    status INT NOT NULL,
    answer VARCHAR NOT NULL,
    note VARCHAR NOT NULL
);

-- What is to go out again byte for byte, by its SHA-256.
CREATE TABLE IF NOT EXISTS body (
    hash BINARY(32) PRIMARY KEY,
    bytes VARBINARY NOT NULL
);

-- What else happened to users, one row for all of one campaign, instant, kind and reason. It stands behind the POST
-- with the number after_post, before the next one.
CREATE TABLE IF NOT EXISTS notice (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    after_post BIGINT NOT NULL,
    campaign VARCHAR NOT NULL,
    at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    kind VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    users VARCHAR ARRAY NOT NULL
);
CREATE INDEX IF NOT EXISTS notice_by_campaign ON notice (campaign, id);
