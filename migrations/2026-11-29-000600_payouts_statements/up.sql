-- Balances of the past, found without adding up a life of transfers: every thousandth line of an
-- account is marked with what was in the account after it. Made of transfers, which never change.

CREATE TABLE ledger_marks (
    account_id uuid NOT NULL,
    -- The line that is marked.
    seq        bigint NOT NULL,
    -- The latest time any line of the account bore, up to this one.
    reached    timestamptz NOT NULL,
    -- What was in the account after it, minor units.
    balance    bigint NOT NULL,
    PRIMARY KEY (account_id, seq)
);
CREATE TRIGGER ledger_marks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_marks
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE ledger_marks ENABLE ALWAYS TRIGGER ledger_marks_append_only;

-- Marks what has come since the last marks, and answers how many marks that made. The only writer of
-- the table: the program's role may call it and may not write a mark of its own.
--
-- Lines are numbered under their account's lock, so the lines of one account that can be seen are all
-- there are up to the last of them: a mark once made stays right.
CREATE FUNCTION ledger_mark() RETURNS bigint LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    -- Most accounts have not come so far: they are passed over along the indexes alone.
    WITH due AS MATERIALIZED (
        SELECT a.id, m.reached, coalesce(m.seq, 0) AS seq, coalesce(m.balance, 0) AS balance
          FROM public.accounts a
          LEFT JOIN LATERAL (SELECT k.seq, k.reached, k.balance FROM public.ledger_marks k
                              WHERE k.account_id = a.id ORDER BY k.seq DESC LIMIT 1) m ON true
         WHERE (SELECT count(*) FROM (SELECT FROM public.transfers t
                                       WHERE t.debit_account = a.id AND t.seq > coalesce(m.seq, 0) LIMIT 1000) d)
             + (SELECT count(*) FROM (SELECT FROM public.transfers t
                                       WHERE t.credit_account = a.id AND t.seq > coalesce(m.seq, 0) LIMIT 1000) c) >= 1000
    ), made AS (
        INSERT INTO public.ledger_marks (account_id, seq, reached, balance)
        SELECT a.id, l.seq, greatest(a.reached, l.reached), a.balance + l.total
          FROM due a
         CROSS JOIN LATERAL (
               SELECT w.seq, w.reached, w.total FROM (
                   SELECT x.seq, max(x.created_at) OVER lines AS reached, (sum(x.delta) OVER lines)::bigint AS total,
                          row_number() OVER lines AS nth
                     FROM (SELECT t.seq, t.created_at, -t.amount AS delta FROM public.transfers t
                            WHERE t.debit_account = a.id AND t.seq > a.seq
                           UNION ALL
                           SELECT t.seq, t.created_at, t.amount FROM public.transfers t
                            WHERE t.credit_account = a.id AND t.seq > a.seq) x
                   WINDOW lines AS (ORDER BY x.seq ROWS UNBOUNDED PRECEDING)) w
                WHERE w.nth % 1000 = 0) l
            ON CONFLICT DO NOTHING
        RETURNING 1)
    SELECT count(*) FROM made
$$;
REVOKE EXECUTE ON FUNCTION ledger_mark() FROM PUBLIC;
