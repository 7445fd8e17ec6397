-- As V1: every statement must bear to be run again.

-- Whether a POST was begun with its plan. Its progress has a row only when it is begun later, or settled: of most POSTs
-- one row, which never changes.
ALTER TABLE post ADD COLUMN IF NOT EXISTS begun BOOLEAN DEFAULT FALSE NOT NULL;
DELETE FROM progress WHERE state = 'planned';
