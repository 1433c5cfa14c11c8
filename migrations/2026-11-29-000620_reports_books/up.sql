-- The last check of the books: when, over what, and what did not add up.

CREATE TABLE ledger_checks (
    -- One row.
    single        boolean PRIMARY KEY DEFAULT true CONSTRAINT ledger_checks_one_row CHECK (single),
    at            timestamptz NOT NULL,
    milliseconds  bigint NOT NULL,
    accounts      bigint NOT NULL,
    transfers     bigint NOT NULL,
    open_holds    bigint NOT NULL,
    -- How many faults there were, and the first of them: {"rule": …, "what": …}.
    faults        bigint NOT NULL,
    named         jsonb NOT NULL
);
