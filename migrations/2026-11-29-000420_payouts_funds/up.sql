-- Offers that wait for money: paused by the exchange when their buyer cannot pay the next lead, and
-- resumed when it can.

ALTER TABLE offers
    -- Since when it is paused for want of money; the buyer's own pauses and the staff's have none.
    ADD COLUMN out_of_funds_since timestamptz,
    ADD CONSTRAINT offers_out_of_funds_is_paused CHECK (out_of_funds_since IS NULL OR status = 'paused');
CREATE INDEX offers_out_of_funds ON offers (id) WHERE out_of_funds_since IS NOT NULL;

-- What became of them, for their buyers to read.
CREATE TABLE offer_fundings (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    offer_id  uuid NOT NULL REFERENCES offers,
    -- Whether it went on; else it paused.
    resumed   boolean NOT NULL,
    -- What the next lead may cost, and what was free; minor units of the offer's currency.
    needed    bigint NOT NULL CONSTRAINT offer_fundings_needed_positive CHECK (needed > 0),
    free      bigint NOT NULL CONSTRAINT offer_fundings_free_not_negative CHECK (free >= 0),
    at        timestamptz NOT NULL,
    CONSTRAINT offer_fundings_true CHECK (resumed = (free >= needed))
);
CREATE INDEX offer_fundings_by_offer ON offer_fundings (offer_id, id);
CREATE TRIGGER offer_fundings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON offer_fundings
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How many leads' money a party wants to be warned at; 0 never. NULL: the exchange's own number.
ALTER TABLE parties ADD COLUMN low_balance_leads integer
    CONSTRAINT parties_low_balance_range CHECK (low_balance_leads BETWEEN 0 AND 1000);

-- A party short of money in a currency, from the warning until it has enough again: one episode, in
-- which each letter is written once.
CREATE TABLE low_balances (
    party_id  uuid NOT NULL REFERENCES parties,
    currency  text NOT NULL CONSTRAINT low_balances_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    since     timestamptz NOT NULL,
    out_told  timestamptz,
    back_told timestamptz,
    PRIMARY KEY (party_id, currency),
    CONSTRAINT low_balances_back_after_out CHECK (back_told IS NULL OR out_told IS NOT NULL)
);
