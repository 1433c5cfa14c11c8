-- How leads of an offer arrive, as its terms say it, and the small lot an offer may start with.

-- The wording of the consent, the least length of a call, the landing page and so on; see offers::arrival.
ALTER TABLE terms ADD COLUMN arrival jsonb NOT NULL DEFAULT '{}'
    CONSTRAINT terms_arrival_shape CHECK (arrival @> '{}');

-- A test lot: so many leads, or so much money, after which the offer pauses and its buyer decides.
CREATE TABLE lots (
    id         uuid PRIMARY KEY,
    offer_id   uuid NOT NULL REFERENCES offers,
    status     text NOT NULL CONSTRAINT lots_status_known CHECK (status IN ('planned', 'open', 'used', 'ended')),
    -- How much it takes: leads, or minor units of the offer's currency, or whichever comes first.
    leads      integer CONSTRAINT lots_leads_range CHECK (leads BETWEEN 1 AND 1000),
    budget     bigint CONSTRAINT lots_budget_positive CHECK (budget > 0),
    -- How much of it came.
    leads_taken bigint NOT NULL DEFAULT 0 CONSTRAINT lots_leads_not_negative CHECK (leads_taken >= 0),
    committed  bigint NOT NULL DEFAULT 0 CONSTRAINT lots_committed_within CHECK (committed BETWEEN 0 AND coalesce(budget, committed)),
    created_at timestamptz NOT NULL,
    opened_at  timestamptz,
    used_at    timestamptz,
    ended_at   timestamptz,
    -- What the buyer decided: go on, another lot, or stop.
    decision   text CONSTRAINT lots_decision_known CHECK (decision IN ('go_on', 'again', 'stop')),
    CONSTRAINT lots_bounded CHECK (leads IS NOT NULL OR budget IS NOT NULL),
    CONSTRAINT lots_leads_within CHECK (leads_taken <= coalesce(leads, leads_taken)),
    CONSTRAINT lots_opened_dated CHECK (status = 'planned' OR opened_at IS NOT NULL OR decision IS NOT NULL),
    CONSTRAINT lots_used_dated CHECK (status <> 'used' OR used_at IS NOT NULL),
    CONSTRAINT lots_end_whole CHECK ((status = 'ended') = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (decision IS NULL))
);
-- One lot at a time.
CREATE UNIQUE INDEX lots_one_running ON lots (offer_id) WHERE status <> 'ended';
CREATE INDEX lots_by_offer ON lots (offer_id, id);
