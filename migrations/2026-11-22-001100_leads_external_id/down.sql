DROP INDEX leads_external_once;
CREATE UNIQUE INDEX leads_external_once ON leads (engagement_id, external_id) WHERE external_id IS NOT NULL;
