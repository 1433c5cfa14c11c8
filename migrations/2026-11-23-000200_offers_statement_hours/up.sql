-- How long each side of a dispute has to state its case. Until now it was as long as the appeal.
ALTER TABLE terms ADD COLUMN statement_hours integer NOT NULL DEFAULT 48
    CONSTRAINT terms_statement_range CHECK (statement_hours BETWEEN 1 AND 720);
