-- The doors: files, receivers, telephony, tracking, and the postbacks that leave. Each hands its leads to
-- the one intake queue; what is kept here is how a door is set up, what came through it, and what became of it.

-- Everything that came to a machine's door, kept thirty days.
CREATE TABLE arrivals (
    id            uuid PRIMARY KEY,
    door          text NOT NULL CONSTRAINT arrivals_door_known CHECK (door IN ('receiver', 'telephony', 'postback', 'pixel')),
    -- The receiver, telephony source or site it came to.
    door_id       uuid NOT NULL,
    -- Who may read it: the party whose door it is, and the other one once it is known.
    buyer_id      uuid REFERENCES parties,
    contractor_id uuid REFERENCES parties,
    engagement_id uuid REFERENCES engagements,
    at            timestamptz NOT NULL,
    outcome       text NOT NULL CONSTRAINT arrivals_outcome_known CHECK (outcome IN
                  ('delivered', 'refused', 'test', 'repeated', 'amended', 'cancelled', 'noted', 'ignored', 'wrong', 'forbidden', 'failed')),
    -- A word for why, or the rule: a key of the texts.
    reason        text,
    -- What the caller was answered.
    status        smallint NOT NULL,
    lead_id       uuid REFERENCES leads,
    test_lead_id  uuid REFERENCES test_leads,
    -- The arrival this one repeated, at a member of staff's wish.
    replay_of     uuid,
    replayed_by   uuid REFERENCES users,
    -- The request as it came: address, method, query, type and body.
    sealed        bytea NOT NULL
);
CREATE INDEX arrivals_by_door ON arrivals (door_id, id);
CREATE INDEX arrivals_by_buyer ON arrivals (buyer_id, id) WHERE buyer_id IS NOT NULL;
CREATE INDEX arrivals_by_contractor ON arrivals (contractor_id, id) WHERE contractor_id IS NOT NULL;
CREATE INDEX arrivals_by_lead ON arrivals (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX arrivals_old ON arrivals (at);

-- What the hosted forms' traps caught, counted by day: nothing of it is kept but the number.
CREATE TABLE form_traps (
    engagement_id uuid NOT NULL REFERENCES engagements,
    day           date NOT NULL,
    trap          text NOT NULL CONSTRAINT form_traps_trap_known CHECK (trap IN ('honeypot', 'too_quick', 'forged')),
    caught        bigint NOT NULL CONSTRAINT form_traps_caught_positive CHECK (caught > 0),
    PRIMARY KEY (engagement_id, day, trap)
);

-- Files of leads. The rows are kept sealed in blocks, so that neither reading nor resuming needs the file.
CREATE TABLE imports (
    id            uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements,
    party_id      uuid NOT NULL REFERENCES parties,
    user_id       uuid NOT NULL REFERENCES users,
    name          text NOT NULL CONSTRAINT imports_name_length CHECK (char_length(name) BETWEEN 1 AND 120),
    format        text NOT NULL CONSTRAINT imports_format_known CHECK (format IN ('csv', 'xlsx')),
    encoding      text,
    delimiter     text,
    headings      jsonb NOT NULL,
    -- Which column is what; null until it was said.
    mapping       jsonb,
    test          boolean NOT NULL DEFAULT false,
    status        text NOT NULL CONSTRAINT imports_status_known CHECK (status IN ('read', 'running', 'done', 'stopped')),
    rows          integer NOT NULL CONSTRAINT imports_rows_range CHECK (rows BETWEEN 0 AND 1000000),
    done          integer NOT NULL DEFAULT 0,
    delivered     integer NOT NULL DEFAULT 0,
    refused       integer NOT NULL DEFAULT 0,
    wrong         integer NOT NULL DEFAULT 0,
    -- Sent before under the same id of the contractor's: they count once.
    repeated      integer NOT NULL DEFAULT 0,
    -- The row of the sheet to go on with.
    next_row      integer NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL,
    started_at    timestamptz,
    ended_at      timestamptz,
    CONSTRAINT imports_counts_add_up CHECK (done = delivered + refused + wrong + repeated AND done <= rows),
    CONSTRAINT imports_start_has_mapping CHECK (status = 'read' OR mapping IS NOT NULL),
    CONSTRAINT imports_end_dated CHECK ((status IN ('done', 'stopped')) = (ended_at IS NOT NULL))
);
CREATE INDEX imports_by_engagement ON imports (engagement_id, id);
CREATE INDEX imports_running ON imports (id) WHERE status = 'running';

CREATE TABLE import_blocks (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    -- The number of its first row, as the sheet counts them.
    first_row integer NOT NULL,
    rows      integer NOT NULL,
    sealed    bytea NOT NULL,
    PRIMARY KEY (import_id, first_row)
);
-- Rows that became no delivered lead, and why.
CREATE TABLE import_refusals (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    row       integer NOT NULL,
    lead_id   uuid REFERENCES leads,
    -- The rule, or the faults as [{field, code, …}].
    why       jsonb NOT NULL,
    PRIMARY KEY (import_id, row)
);
-- How the columns of the last file were understood.
CREATE TABLE import_mappings (
    engagement_id uuid PRIMARY KEY REFERENCES engagements,
    mapping       jsonb NOT NULL,
    at            timestamptz NOT NULL
);

-- Where leads are born: advertising networks and site builders that send them by themselves.
CREATE TABLE receivers (
    id            uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements,
    party_id      uuid NOT NULL REFERENCES parties,
    kind          text NOT NULL CONSTRAINT receivers_kind_known CHECK (kind IN ('google_ads', 'meta', 'tilda', 'generic')),
    label         text NOT NULL CONSTRAINT receivers_label_length CHECK (char_length(label) BETWEEN 1 AND 60),
    source        text,
    -- The secret and whatever else the kind needs, sealed.
    sealed        bytea NOT NULL,
    mapping       jsonb NOT NULL,
    created_at    timestamptz NOT NULL,
    closed_at     timestamptz
);
CREATE INDEX receivers_by_engagement ON receivers (engagement_id, id);

-- A buyer's telephone exchange, which tells of calls.
CREATE TABLE telephony (
    id         uuid PRIMARY KEY,
    party_id   uuid NOT NULL REFERENCES parties,
    kind       text NOT NULL CONSTRAINT telephony_kind_known CHECK (kind IN ('generic', 'asterisk', 'twilio')),
    label      text NOT NULL CONSTRAINT telephony_label_length CHECK (char_length(label) BETWEEN 1 AND 60),
    sealed     bytea NOT NULL,
    created_at timestamptz NOT NULL,
    closed_at  timestamptz
);
CREATE INDEX telephony_by_party ON telephony (party_id, id);

-- A buyer's pool of numbers, and which engagement each rings for, when.
CREATE TABLE numbers (
    id         uuid PRIMARY KEY,
    party_id   uuid NOT NULL REFERENCES parties,
    -- E.164.
    number     text NOT NULL CONSTRAINT numbers_shape CHECK (number ~ '^\+[1-9][0-9]{5,14}$'),
    label      text NOT NULL CONSTRAINT numbers_label_length CHECK (char_length(label) <= 60),
    created_at timestamptz NOT NULL,
    removed_at timestamptz
);
CREATE UNIQUE INDEX numbers_once ON numbers (number) WHERE removed_at IS NULL;
CREATE INDEX numbers_by_party ON numbers (party_id, id);
CREATE TABLE number_assignments (
    id            uuid PRIMARY KEY,
    number_id     uuid NOT NULL REFERENCES numbers,
    engagement_id uuid NOT NULL REFERENCES engagements,
    assigned_at   timestamptz NOT NULL,
    ended_at      timestamptz,
    CONSTRAINT number_assignments_forward CHECK (ended_at >= assigned_at)
);
CREATE UNIQUE INDEX number_assignments_one_now ON number_assignments (number_id) WHERE ended_at IS NULL;
CREATE INDEX number_assignments_by_number ON number_assignments (number_id, assigned_at);
CREATE INDEX number_assignments_by_engagement ON number_assignments (engagement_id, id);

CREATE TABLE calls (
    id            uuid PRIMARY KEY,
    telephony_id  uuid NOT NULL REFERENCES telephony,
    -- The exchange's own id of the call: told twice it is one call.
    external_id   text NOT NULL,
    buyer_id      uuid NOT NULL REFERENCES parties,
    engagement_id uuid REFERENCES engagements,
    number_id     uuid REFERENCES numbers,
    started_at    timestamptz NOT NULL,
    answered_at   timestamptz,
    -- Seconds of talk.
    seconds       integer NOT NULL CONSTRAINT calls_seconds_range CHECK (seconds BETWEEN 0 AND 86400),
    outcome       text NOT NULL CONSTRAINT calls_outcome_known CHECK (outcome IN
                  ('counted', 'refused', 'unanswered', 'too_short', 'no_number', 'not_assigned', 'too_old')),
    lead_id       uuid REFERENCES leads,
    -- Caller, called number, recording.
    sealed        bytea NOT NULL,
    at            timestamptz NOT NULL,
    CONSTRAINT calls_once UNIQUE (telephony_id, external_id)
);
CREATE INDEX calls_by_buyer ON calls (buyer_id, id);
CREATE INDEX calls_by_engagement ON calls (engagement_id, id) WHERE engagement_id IS NOT NULL;
CREATE INDEX calls_by_lead ON calls (lead_id) WHERE lead_id IS NOT NULL;

-- A buyer's own site, which tells what visitors did there.
CREATE TABLE sites (
    id         uuid PRIMARY KEY,
    party_id   uuid NOT NULL REFERENCES parties,
    label      text NOT NULL CONSTRAINT sites_label_length CHECK (char_length(label) BETWEEN 1 AND 60),
    sealed     bytea NOT NULL,
    created_at timestamptz NOT NULL,
    closed_at  timestamptz
);
CREATE INDEX sites_by_party ON sites (party_id, id);

CREATE TABLE clicks (
    id            uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements,
    at            timestamptz NOT NULL,
    source        text,
    subs          jsonb NOT NULL,
    test          boolean NOT NULL DEFAULT false,
    -- Address and browser, sealed; whoever needs the proof of one click opens one row.
    sealed        bytea NOT NULL
);
CREATE INDEX clicks_by_engagement ON clicks (engagement_id, id);

-- What a site told of a click: counts once per order, or per click and event where there is no order.
CREATE TABLE conversions (
    id            uuid PRIMARY KEY,
    offer_id      uuid NOT NULL REFERENCES offers,
    engagement_id uuid NOT NULL REFERENCES engagements,
    click_id      uuid NOT NULL REFERENCES clicks,
    site_id       uuid NOT NULL REFERENCES sites,
    event         text NOT NULL CONSTRAINT conversions_event_known CHECK (event IN ('registration', 'purchase')),
    -- `order:<id>` or `click:<id>`.
    thing         text NOT NULL,
    by_pixel      boolean NOT NULL,
    -- The order's amount as last told, minor units.
    amount        bigint,
    currency      text,
    at            timestamptz NOT NULL,
    lead_id       uuid REFERENCES leads,
    test_lead_id  uuid REFERENCES test_leads,
    cancelled_at  timestamptz,
    CONSTRAINT conversions_once UNIQUE (offer_id, thing)
);
CREATE INDEX conversions_by_lead ON conversions (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX conversions_by_click ON conversions (click_id);

-- Where a contractor wants to hear of its leads.
CREATE TABLE trackers (
    id            uuid PRIMARY KEY,
    party_id      uuid NOT NULL REFERENCES parties,
    -- All engagements of the party when null.
    engagement_id uuid REFERENCES engagements,
    label         text NOT NULL CONSTRAINT trackers_label_length CHECK (char_length(label) BETWEEN 1 AND 60),
    -- An address with macros.
    template      text NOT NULL CONSTRAINT trackers_template_length CHECK (char_length(template) BETWEEN 8 AND 2000),
    -- Which statuses are told.
    told          text[] NOT NULL CONSTRAINT trackers_told_known CHECK (told <@ ARRAY
                  ['delivered', 'accepted', 'rejected', 'disputed', 'settled', 'returned']),
    created_at    timestamptz NOT NULL,
    closed_at     timestamptz
);
CREATE INDEX trackers_by_party ON trackers (party_id, id);

CREATE TABLE postbacks (
    id          uuid PRIMARY KEY,
    tracker_id  uuid NOT NULL REFERENCES trackers,
    party_id    uuid NOT NULL REFERENCES parties,
    lead_id     uuid REFERENCES leads,
    -- The macro {status}.
    word        text NOT NULL,
    address     text NOT NULL,
    status      text NOT NULL CONSTRAINT postbacks_status_known CHECK (status IN ('queued', 'sent', 'skipped', 'failed')),
    tries       integer NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL,
    -- What the tracker answered, and the beginning of its words.
    answer      smallint,
    answer_text text,
    last_error  text,
    created_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    CONSTRAINT postbacks_end_dated CHECK ((status = 'queued') = (ended_at IS NULL))
);
CREATE INDEX postbacks_due ON postbacks (next_try_at) WHERE status = 'queued';
CREATE INDEX postbacks_by_tracker ON postbacks (tracker_id, id);
CREATE INDEX postbacks_by_lead ON postbacks (lead_id, tracker_id, id) WHERE lead_id IS NOT NULL;

ALTER TABLE mails DROP CONSTRAINT mails_kind_known;
ALTER TABLE mails ADD CONSTRAINT mails_kind_known CHECK (kind IN
    ('confirmation', 'sign_up_repeated', 'password_reset', 'password_changed', 'invitation', 'party_suspended',
     'party_restored', 'offer_published', 'offer_sent_back', 'terms_changed', 'engagement_requested',
     'engagement_approved', 'engagement_declined', 'lead_delivered', 'lead_accepted', 'lead_rejected',
     'lead_settled', 'lead_returned', 'rejection_referred', 'lead_appealed', 'dispute_answered', 'statement_added',
     'split_proposed', 'dispute_ended', 'verdict_due', 'correction_asked', 'correction_paid', 'bulk_rejection',
     'verdict_overdue', 'task_due', 'top_up_confirmed', 'ledger_alarm', 'lot_used'));
