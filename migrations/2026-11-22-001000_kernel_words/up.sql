-- Words of the program's enums that the columns took unchecked until now, and arrays that could have
-- held a null nobody can read. A test in tests/it/schema compares every list with its enum.

ALTER TABLE leads ADD CONSTRAINT leads_rule_known CHECK (refusal_rule IN
    ('engagement_not_active', 'contractor_suspended', 'offer_not_open', 'outside_hours', 'source_not_allowed',
     'invalid_phone', 'invalid_email', 'out_of_area', 'duplicate', 'daily_cap', 'total_cap', 'budget',
     'insufficient_funds', 'quarantine'));

ALTER TABLE terms
    ADD CONSTRAINT terms_regions_whole CHECK (array_position(regions, NULL) IS NULL),
    -- A null is contained in nothing.
    ADD CONSTRAINT terms_reasons_known CHECK (allowed_reasons <@ ARRAY
        ['invalid_contact', 'duplicate', 'out_of_area', 'wrong_topic', 'never_requested', 'not_target_person',
         'language', 'spam', 'consent_missing', 'order_cancelled', 'other']);

ALTER TABLE mails
    ADD CONSTRAINT mails_locale_known CHECK (locale IN ('en', 'ru', 'es')),
    ADD CONSTRAINT mails_kind_known CHECK (kind IN
        ('confirmation', 'sign_up_repeated', 'password_reset', 'password_changed', 'invitation', 'party_suspended',
         'party_restored', 'offer_published', 'offer_sent_back', 'terms_changed', 'engagement_requested',
         'engagement_approved', 'engagement_declined', 'lead_delivered', 'lead_accepted', 'lead_rejected',
         'lead_settled', 'lead_returned', 'task_due', 'top_up_confirmed', 'ledger_alarm'));
