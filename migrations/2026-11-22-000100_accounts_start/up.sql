-- Parties, the people who act for them, and how those people prove who they are.

CREATE TABLE parties (
    id               uuid PRIMARY KEY,
    name             text NOT NULL CONSTRAINT parties_name_length CHECK (char_length(name) BETWEEN 2 AND 120),
    status           text NOT NULL DEFAULT 'active'
                     CONSTRAINT parties_status_known CHECK (status IN ('active', 'suspended')),
    suspended_reason text,
    created_at       timestamptz NOT NULL,
    CONSTRAINT parties_suspension_has_reason CHECK ((status = 'suspended') = (suspended_reason IS NOT NULL))
);

CREATE TABLE users (
    id                 uuid PRIMARY KEY,
    email              text NOT NULL CONSTRAINT users_email_unique UNIQUE
                       CONSTRAINT users_email_lowercase CHECK (email = lower(email)),
    password_hash      text,
    locale             text NOT NULL CONSTRAINT users_locale_known CHECK (locale IN ('en', 'ru', 'es')),
    time_zone          text NOT NULL,
    status             text NOT NULL DEFAULT 'active'
                       CONSTRAINT users_status_known CHECK (status IN ('active', 'suspended')),
    email_confirmed_at timestamptz,
    -- Raised by a reset, a suspension or "sign out everywhere": every session and token carries
    -- the epoch it was issued under and is dead at once when it no longer matches.
    epoch              integer NOT NULL DEFAULT 0,
    created_at         timestamptz NOT NULL
);

-- A user acting for a party in a role. Staff act for the operator, so they have no party.
CREATE TABLE seats (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES users,
    party_id   uuid REFERENCES parties,
    role       text NOT NULL CONSTRAINT seats_role_known CHECK (role IN ('buyer', 'contractor', 'staff')),
    created_at timestamptz NOT NULL,
    CONSTRAINT seats_staff_has_no_party CHECK ((role = 'staff') = (party_id IS NULL)),
    CONSTRAINT seats_unique UNIQUE NULLS NOT DISTINCT (user_id, party_id, role)
);
CREATE INDEX seats_by_party ON seats (party_id);

CREATE TABLE sessions (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users,
    user_epoch   integer NOT NULL,
    token_hash   bytea NOT NULL CONSTRAINT sessions_token_unique UNIQUE,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- A refresh token is used once. A second use means it was stolen, and ends its whole family.
CREATE TABLE refresh_tokens (
    id         uuid PRIMARY KEY,
    family     uuid NOT NULL,
    user_id    uuid NOT NULL REFERENCES users,
    user_epoch integer NOT NULL,
    token_hash bytea NOT NULL CONSTRAINT refresh_tokens_token_unique UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family);
CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

-- Single-use links sent by mail or printed for the operator: only the hash is kept.
CREATE TABLE links (
    id         uuid PRIMARY KEY,
    purpose    text NOT NULL CONSTRAINT links_purpose_known
               CHECK (purpose IN ('confirmation', 'reset', 'sign_in', 'invitation')),
    user_id    uuid REFERENCES users,
    email      text,
    token_hash bytea NOT NULL CONSTRAINT links_token_unique UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    -- An invitation names an address that has no user yet; every other link names its user.
    CONSTRAINT links_name_someone CHECK ((purpose = 'invitation') = (user_id IS NULL) AND (user_id IS NULL) = (email IS NOT NULL))
);
CREATE INDEX links_by_user ON links (user_id);
CREATE INDEX links_by_expiry ON links (expires_at);

-- The first answer given to a POST, replayed to whoever repeats it with the same key.
CREATE TABLE idempotency_keys (
    owner      uuid NOT NULL,
    key        text NOT NULL CONSTRAINT idempotency_keys_key_length CHECK (char_length(key) BETWEEN 1 AND 255),
    -- SHA-256 over method, path and body: the same key with another request is refused.
    request    bytea NOT NULL,
    status     smallint NOT NULL,
    body       text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_unique PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- Every act of the staff, for ever.
CREATE TABLE staff_acts (
    id           uuid PRIMARY KEY,
    at           timestamptz NOT NULL,
    user_id      uuid NOT NULL REFERENCES users,
    act          text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   uuid NOT NULL,
    detail       jsonb NOT NULL
);
CREATE INDEX staff_acts_by_subject ON staff_acts (subject_id, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;

CREATE TRIGGER staff_acts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON staff_acts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
