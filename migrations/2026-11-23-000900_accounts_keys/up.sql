-- Keys that programs call the API with, and the last requests they made, for who writes them.

CREATE TABLE api_keys (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users,
    party_id     uuid NOT NULL REFERENCES parties,
    label        text NOT NULL CONSTRAINT api_keys_label_length CHECK (char_length(label) BETWEEN 1 AND 60),
    token_hash   bytea NOT NULL CONSTRAINT api_keys_token_unique UNIQUE,
    -- The last characters of the key, by which its owner knows it.
    ending       text NOT NULL CONSTRAINT api_keys_ending_length CHECK (char_length(ending) = 4),
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX api_keys_by_party ON api_keys (party_id, id);

CREATE TABLE api_requests (
    id            uuid PRIMARY KEY,
    party_id      uuid NOT NULL REFERENCES parties,
    engagement_id uuid REFERENCES engagements,
    at            timestamptz NOT NULL,
    method        text NOT NULL,
    path          text NOT NULL,
    status        smallint NOT NULL,
    -- What was sent and answered, sealed: it holds people's contacts.
    sealed        bytea NOT NULL
);
CREATE INDEX api_requests_by_party ON api_requests (party_id, id);
CREATE INDEX api_requests_by_engagement ON api_requests (engagement_id, id) WHERE engagement_id IS NOT NULL;
CREATE INDEX api_requests_old ON api_requests (at);
