-- What a contractor's desk adds up: one walk along an index each, however many leads there are.
-- All are partial, so a lead that is only delivered pays for none of them.
CREATE INDEX leads_contractor_settled ON leads (contractor_id, ended_at) INCLUDE (currency, payout)
    WHERE status = 'settled';
CREATE INDEX leads_contractor_decided ON leads (contractor_id, decided_at) INCLUDE (reason)
    WHERE decided_at IS NOT NULL;
CREATE INDEX leads_contractor_refused ON leads (contractor_id, created_at) INCLUDE (refusal_rule)
    WHERE status = 'refused';
