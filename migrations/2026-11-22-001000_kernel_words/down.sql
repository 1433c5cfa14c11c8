ALTER TABLE leads DROP CONSTRAINT leads_rule_known;
ALTER TABLE terms DROP CONSTRAINT terms_regions_whole, DROP CONSTRAINT terms_reasons_known;
ALTER TABLE mails DROP CONSTRAINT mails_locale_known, DROP CONSTRAINT mails_kind_known;
