-- Refunds told of before their payment is booked wait with their event, and are heard when it is.
ALTER TABLE rail_events
    ADD COLUMN payment_intent text CONSTRAINT rail_events_intent_length CHECK (char_length(payment_intent) BETWEEN 1 AND 255),
    ADD COLUMN refund jsonb,
    DROP CONSTRAINT rail_events_outcome_known,
    ADD CONSTRAINT rail_events_outcome_known
        CHECK (outcome IN ('booked', 'noted', 'repeated', 'ignored', 'unknown', 'waiting', 'odd')),
    ADD CONSTRAINT rail_events_waiting_is_kept
        CHECK (outcome <> 'waiting' OR payment_intent IS NOT NULL AND refund IS NOT NULL);
CREATE INDEX rail_events_waiting ON rail_events (payment_intent, at, id) WHERE outcome = 'waiting';
