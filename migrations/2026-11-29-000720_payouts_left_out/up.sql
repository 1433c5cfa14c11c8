-- Rows of a table that are no lines of the bank's, though they have a date or an amount: how many, and the numbers of the
-- first of them, so that whoever uploads the file can look.
ALTER TABLE bank_statements
    ADD COLUMN lines_left_out integer NOT NULL DEFAULT 0,
    ADD COLUMN left_out_rows integer[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT bank_statements_left_out_counted CHECK (lines_left_out >= cardinality(left_out_rows));
