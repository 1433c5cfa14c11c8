-- Budgets by day, week and month, in the zone of the terms; weeks begin on Monday.

-- Minor units by period, those that are set: {"daily": …, "weekly": …, "monthly": …}.
CREATE FUNCTION budgets_fit(budgets jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_typeof(budgets) = 'object'
       AND budgets - 'daily' - 'weekly' - 'monthly' = '{}'::jsonb
       AND NOT budgets @? '$.* ? (@.type() != "number" || @ <= 0 || @ > 1000000000000000 || @ != @.floor())'
$$;
ALTER TABLE terms ADD COLUMN budgets jsonb NOT NULL DEFAULT '{}'
    CONSTRAINT terms_budgets_fit CHECK (budgets_fit(budgets));

-- What the leads of the day, the week and the month of `counted_on` hold or cost, minor units: a lead
-- that comes back is taken off while its period lasts.
ALTER TABLE offers
    ADD COLUMN spent_day   bigint NOT NULL DEFAULT 0,
    ADD COLUMN spent_week  bigint NOT NULL DEFAULT 0,
    ADD COLUMN spent_month bigint NOT NULL DEFAULT 0,
    -- A day lies within its week and its month, and all of them within what was ever spent.
    ADD CONSTRAINT offers_spent_in_step CHECK (
        spent_day >= 0 AND spent_day <= spent_week AND spent_day <= spent_month
        AND spent_week <= committed AND spent_month <= committed);
