-- As V1: every statement must bear to be run again.

-- The date and time that are a run's own where daylight saving moved it; empty where occurrence tells them.
ALTER TABLE post ADD COLUMN IF NOT EXISTS nominal TIMESTAMP(3);
