-- Lists of leads in every order and narrowing the pages offer, each one walk along an index.

-- Whose clock ends first, and the most promising first, within one status.
CREATE INDEX leads_buyer_urgent ON leads (buyer_id, status, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX leads_buyer_score ON leads (buyer_id, status, score, id) WHERE status <> 'refused';
-- By offer: for its buyer and its contractors.
CREATE INDEX leads_by_offer ON leads (offer_id, status, id) WHERE status <> 'refused';
CREATE INDEX leads_buyer_source ON leads (buyer_id, source, id) WHERE source IS NOT NULL AND status <> 'refused';
-- A fresh lead costs nothing here: only those worked on are kept.
CREATE INDEX leads_buyer_stage ON leads (buyer_id, stage, id) WHERE stage <> 'new';
-- Staff's queues. What is common is found quickly without.
CREATE INDEX leads_queues ON leads (status, id) WHERE status IN ('quarantined', 'rejected', 'disputed', 'returned');
-- "Where is the lead I sent?" when it was refused. Apart from the indexes intake looks duplicates up in.
CREATE INDEX leads_refused_by_phone ON leads (phone_key) WHERE phone_key IS NOT NULL AND status = 'refused';
CREATE INDEX leads_refused_by_email ON leads (email_key) WHERE email_key IS NOT NULL AND status = 'refused';
