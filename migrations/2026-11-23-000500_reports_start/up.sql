-- What records and the analysis of reasons walk along. All are partial: a lead that is only delivered
-- pays for none of them.

-- A buyer's newest decisions, with all its record is made of: the catalogue shows one on every card.
CREATE INDEX leads_buyer_decided ON leads (buyer_id, decided_at) INCLUDE (id, created_at, decided_by_clock, reason, status)
    WHERE decided_at IS NOT NULL;
-- Everybody's newest decisions, for staff.
CREATE INDEX leads_by_decision ON leads (decided_at) WHERE decided_at IS NOT NULL;
-- From a count of rejections to the list of these leads; only rejected ones are kept.
CREATE INDEX leads_buyer_reason ON leads (buyer_id, reason, id) WHERE reason IS NOT NULL;
CREATE INDEX leads_contractor_reason ON leads (contractor_id, reason, id) WHERE reason IS NOT NULL;
