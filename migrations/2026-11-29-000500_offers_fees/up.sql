-- What share of a price the operator keeps: one rule for all, and overrides by topic, party and offer.
-- A rule counts from its start until a later one of the same target. Terms freeze what applied.

CREATE TABLE fee_rules (
    id         uuid PRIMARY KEY,
    scope      text NOT NULL CONSTRAINT fee_rules_scope_known CHECK (scope IN ('operator', 'topic', 'party', 'offer')),
    -- In small letters: topics are compared so.
    topic      text CONSTRAINT fee_rules_topic_plain CHECK (topic = lower(btrim(topic)) AND char_length(topic) BETWEEN 2 AND 60),
    party_id   uuid REFERENCES parties,
    offer_id   uuid REFERENCES offers,
    -- Basis points; null ends the rule before it, and the next wider one counts.
    rate       integer CONSTRAINT fee_rules_rate_range CHECK (rate BETWEEN 0 AND 5000),
    starts_at  timestamptz NOT NULL,
    reason     text NOT NULL CONSTRAINT fee_rules_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    made_by    uuid NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL,
    CONSTRAINT fee_rules_one_target CHECK ((scope = 'topic') = (topic IS NOT NULL) AND (scope = 'party') = (party_id IS NOT NULL)
                                           AND (scope = 'offer') = (offer_id IS NOT NULL)),
    -- Nothing is said of the past: what applied then stands in the terms written then.
    CONSTRAINT fee_rules_from_now_on CHECK (starts_at >= created_at),
    -- For terms, which name the rate with the rule and cannot be wrong.
    CONSTRAINT fee_rules_one_rate UNIQUE (id, rate)
);
CREATE INDEX fee_rules_by_target ON fee_rules (scope, topic, party_id, offer_id, starts_at, id);
CREATE TRIGGER fee_rules_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fee_rules
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The rule that made the rate; none when FEE_PERCENT did.
ALTER TABLE terms ADD COLUMN fee_rule_id uuid;
ALTER TABLE terms ADD CONSTRAINT terms_fee_is_its_rules
    FOREIGN KEY (fee_rule_id, fee_rate) REFERENCES fee_rules (id, rate);
