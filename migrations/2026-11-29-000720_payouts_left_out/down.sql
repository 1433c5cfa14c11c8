-- Released migrations are not undone: restore a backup instead (docs/operations.md).
DO $$ BEGIN RAISE EXCEPTION 'this migration has no way back'; END $$;
