-- As V1: every statement must bear to be run again.

-- What a page asks of a receiver of cohorts; empty for a POST in any other format.
ALTER TABLE post ADD COLUMN IF NOT EXISTS action VARCHAR;
ALTER TABLE post ADD COLUMN IF NOT EXISTS session VARCHAR;

-- A page has up to 1000 users, or none; the check of V1 had no name.
EXECUTE IMMEDIATE COALESCE(
    (SELECT 'ALTER TABLE post DROP CONSTRAINT "' || constraint_name || '"'
     FROM information_schema.check_constraints WHERE check_clause LIKE 'CARDINALITY("USERS") BETWEEN 1 AND 50'),
    'SET SCHEMA PUBLIC');
ALTER TABLE post ADD CONSTRAINT IF NOT EXISTS post_has_users CHECK (
    CARDINALITY(users) <= 1000 AND (action IS NOT NULL OR CARDINALITY(users) BETWEEN 1 AND 50));
