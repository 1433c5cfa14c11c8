-- Money coming in from outside.

CREATE TABLE top_ups (
    id           uuid PRIMARY KEY,
    party_id     uuid NOT NULL REFERENCES parties,
    amount       bigint NOT NULL CONSTRAINT top_ups_amount_positive CHECK (amount > 0),
    currency     text NOT NULL,
    -- What the buyer writes on the bank transfer.
    reference    text NOT NULL CONSTRAINT top_ups_reference_unique UNIQUE,
    status       text NOT NULL DEFAULT 'requested' CONSTRAINT top_ups_status_known
                 CHECK (status IN ('requested', 'confirmed', 'cancelled')),
    requested_by uuid NOT NULL REFERENCES users,
    confirmed_by uuid REFERENCES users,
    created_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    CONSTRAINT top_ups_confirmation_is_signed CHECK ((status = 'confirmed') = (confirmed_by IS NOT NULL)),
    CONSTRAINT top_ups_end_is_dated CHECK ((status = 'requested') = (ended_at IS NULL))
);
CREATE INDEX top_ups_by_party ON top_ups (party_id, id);
CREATE INDEX top_ups_waiting ON top_ups (id) WHERE status = 'requested';
