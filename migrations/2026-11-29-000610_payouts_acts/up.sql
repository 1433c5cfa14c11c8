-- Acts of services: what a contractor rendered, or a buyer bought, in one month, told once and for good.

CREATE TABLE acts (
    id          uuid PRIMARY KEY,
    party_id    uuid NOT NULL REFERENCES parties,
    -- One after the other for each party, without a gap.
    number      integer NOT NULL,
    side        text NOT NULL CONSTRAINT acts_side_known CHECK (side IN ('buyer', 'contractor')),
    currency    text NOT NULL CONSTRAINT acts_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    -- Its first day, in the zone.
    month       date NOT NULL CONSTRAINT acts_month_first_day CHECK (extract(day FROM month) = 1),
    zone        text NOT NULL,
    -- The transfers it tells of: numbered above the first and up to the second.
    after_seq   bigint NOT NULL,
    through_seq bigint NOT NULL,
    leads       bigint NOT NULL CONSTRAINT acts_leads_counted CHECK (leads >= 0),
    -- Minor units: earned by a contractor, paid by a buyer; and of what a buyer paid, the operator's fee.
    amount      bigint NOT NULL CONSTRAINT acts_amount_bounded CHECK (amount >= 0),
    fee         bigint NOT NULL CONSTRAINT acts_fee_within CHECK (fee BETWEEN 0 AND amount),
    -- Paid by the operator to make mistakes good.
    corrected   bigint NOT NULL CONSTRAINT acts_corrected_bounded CHECK (corrected >= 0),
    -- One object an offer, one a correction.
    lines       jsonb NOT NULL,
    corrections jsonb NOT NULL,
    -- As they were called on the day.
    party_name  text NOT NULL,
    issuer      text NOT NULL,
    issued_at   timestamptz NOT NULL,
    CONSTRAINT acts_number_once UNIQUE (party_id, number),
    CONSTRAINT acts_once UNIQUE (party_id, side, currency, month),
    CONSTRAINT acts_fee_is_the_buyers CHECK (side = 'buyer' OR fee = 0),
    CONSTRAINT acts_span_forward CHECK (after_seq < through_seq),
    CONSTRAINT acts_tell_something CHECK (leads > 0 OR corrected > 0)
);
CREATE INDEX acts_by_party ON acts (party_id, id);
CREATE TRIGGER acts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON acts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whoever issues an act holds the party's row, so the rows read here do not change meanwhile.
CREATE FUNCTION guard_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last public.acts; leads bigint; amount bigint; fee bigint; corrected bigint;
BEGIN
    IF NEW.number <> 1 + coalesce((SELECT max(a.number) FROM public.acts a WHERE a.party_id = NEW.party_id), 0) THEN
        RAISE EXCEPTION 'acts of a party are numbered one after the other'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'acts_number_next';
    END IF;
    SELECT * INTO last FROM public.acts a
     WHERE (a.party_id, a.side, a.currency) = (NEW.party_id, NEW.side, NEW.currency) ORDER BY a.month DESC LIMIT 1;
    IF NEW.after_seq <> coalesce(last.through_seq, 0) OR NEW.month <= last.month THEN
        RAISE EXCEPTION 'an act begins where the one before it ended'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'acts_follow';
    END IF;
    SELECT coalesce(sum((l->>'leads')::bigint), 0), coalesce(sum((l->>'amount')::bigint), 0), coalesce(sum((l->>'fee')::bigint), 0)
      INTO leads, amount, fee FROM jsonb_array_elements(NEW.lines) l;
    SELECT coalesce(sum((c->>'amount')::bigint), 0) INTO corrected FROM jsonb_array_elements(NEW.corrections) c;
    IF (NEW.leads, NEW.amount, NEW.fee, NEW.corrected) IS DISTINCT FROM (leads, amount, fee, corrected) THEN
        RAISE EXCEPTION 'an act is the sum of its lines'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'acts_add_up';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER acts_guard BEFORE INSERT ON acts FOR EACH ROW EXECUTE FUNCTION guard_act();

-- Months for which every party has its acts.
CREATE TABLE act_months (
    month   date PRIMARY KEY CONSTRAINT act_months_first_day CHECK (extract(day FROM month) = 1),
    done_at timestamptz NOT NULL
);
CREATE TRIGGER act_months_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act_months
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One more kind of letter beside those there are, whichever they are by now.
DO $$
DECLARE rule text;
BEGIN
    SELECT pg_get_constraintdef(oid) INTO STRICT rule FROM pg_constraint WHERE conname = 'mails_kind_known';
    IF rule NOT LIKE '%ARRAY[%' THEN RAISE EXCEPTION 'mails_kind_known is no list: %', rule; END IF;
    ALTER TABLE mails DROP CONSTRAINT mails_kind_known;
    EXECUTE 'ALTER TABLE mails ADD CONSTRAINT mails_kind_known '
            || replace(rule, 'ARRAY[', 'ARRAY[''act_issued''::text, ');
END $$;
