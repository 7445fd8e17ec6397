-- The tables of PostgreSQL, named as H2's. What differs: texts are stored escaped, an occurrence is text because
-- timestamptz forgets its offset, and bytes have no length.
CREATE TABLE IF NOT EXISTS post (
    n BIGINT PRIMARY KEY,
    campaign VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL CHECK (purpose IN ('campaign', 'manual', 'test', 'events')),
    due TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    occurrence VARCHAR NOT NULL,
    attempt INT NOT NULL,
    batch INT NOT NULL,
    batches INT NOT NULL,
    users VARCHAR ARRAY NOT NULL,
    requeued VARCHAR ARRAY NOT NULL,
    body BYTEA,
    nominal TIMESTAMP(3),
    action VARCHAR,
    session VARCHAR,
    begun BOOLEAN NOT NULL,
    CONSTRAINT post_has_users CHECK (
        CARDINALITY(users) <= 1000 AND (action IS NOT NULL OR CARDINALITY(users) BETWEEN 1 AND CASE purpose WHEN 'events' THEN 500 ELSE 50 END))
);
CREATE INDEX IF NOT EXISTS post_by_campaign ON post (campaign, n);
CREATE TABLE IF NOT EXISTS progress (
    n BIGINT PRIMARY KEY,
    state VARCHAR NOT NULL
        CHECK (state IN ('planned', 'sent', 'accepted', 'refused', 'unreachable', 'uncertain')),
    status INT NOT NULL,
    answer VARCHAR NOT NULL,
    note VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS body (
    hash BYTEA PRIMARY KEY,
    bytes BYTEA NOT NULL
);
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
