-- Public facts, written in the transaction of the change they tell, and the mails made of them.

CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    fact       jsonb NOT NULL
);

CREATE TABLE mails (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL,
    user_id     uuid REFERENCES users,
    recipient   text NOT NULL,
    locale      text NOT NULL,
    subject     text NOT NULL,
    text_body   text NOT NULL,
    html_body   text NOT NULL,
    status      text NOT NULL DEFAULT 'queued' CONSTRAINT mails_status_known
                CHECK (status IN ('queued', 'sent', 'failed')),
    tries       integer NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL,
    last_error  text,
    created_at  timestamptz NOT NULL,
    sent_at     timestamptz,
    CONSTRAINT mails_sent_is_dated CHECK ((status = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX mails_to_send ON mails (next_try_at) WHERE status = 'queued';
CREATE INDEX mails_failed ON mails (id) WHERE status = 'failed';
