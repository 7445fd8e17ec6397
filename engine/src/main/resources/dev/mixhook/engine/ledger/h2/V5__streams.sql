-- As V1: every statement must bear to be run again.

-- A POST may be for events, of which a list has up to 500; the check of V1 had no name.
EXECUTE IMMEDIATE COALESCE(
    (SELECT MAX('ALTER TABLE post DROP CONSTRAINT "' || checks.constraint_name || '"')
     FROM information_schema.check_constraints AS checks
     JOIN information_schema.table_constraints AS tables ON checks.constraint_name = tables.constraint_name
     WHERE tables.table_name = 'POST' AND check_clause LIKE '"PURPOSE" IN(%'
        AND checks.constraint_name <> 'POST_HAS_PURPOSE'),
    'SET SCHEMA PUBLIC');
ALTER TABLE post ADD CONSTRAINT IF NOT EXISTS post_has_purpose
    CHECK (purpose IN ('campaign', 'manual', 'test', 'events'));
ALTER TABLE post DROP CONSTRAINT IF EXISTS post_has_users;
ALTER TABLE post ADD CONSTRAINT post_has_users CHECK (
    CARDINALITY(users) <= 1000
    AND (action IS NOT NULL OR CARDINALITY(users) BETWEEN 1 AND CASE purpose WHEN 'events' THEN 500 ELSE 50 END));
