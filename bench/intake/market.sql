-- A market to measure on: one contractor, 1,000 buyers with one open offer each and more money
-- than any run can spend. Written directly: what is measured is what comes after.
INSERT INTO parties (id, name, created_at)
SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Buyer ' || n, now()
  FROM generate_series(1, 1000) n;
INSERT INTO parties (id, name, created_at) VALUES ('00000000-0000-7000-9000-000000000000', 'Contractor', now());
INSERT INTO users (id, email, locale, time_zone, email_confirmed_at, created_at)
VALUES ('00000000-0000-7000-a000-000000000000', 'contractor@bench.example', 'en', 'UTC', now(), now());
INSERT INTO seats (id, user_id, party_id, role, created_at)
VALUES (gen_random_uuid(), '00000000-0000-7000-a000-000000000000', '00000000-0000-7000-9000-000000000000',
        'contractor', now());
INSERT INTO offers (id, party_id, status, terms_version, created_at, published_at)
SELECT id, id, 'published', 1, now(), now() FROM parties WHERE name LIKE 'Buyer %';
INSERT INTO terms (offer_id, version, title, description, topic, action, currency, price, fee_rate, regions, form,
                   sources, time_zone, engagement, decision_hours, guarantee_hours, appeal_hours, dedupe_days,
                   return_share_cap, allowed_reasons, created_at, frozen_at)
SELECT id, 1, 'Windows', '', 'windows', 'application', 'RUB', 100, 1000, '{RU}',
       '[{"key":"city","label":"City","type":"text","required":true}]', '{}', 'UTC', 'open', 168, 0, 48, 30, 15,
       '{spam,other}', now(), now()
  FROM offers;
INSERT INTO engagements (id, offer_id, buyer_id, party_id, status, code, created_at, decided_at)
SELECT id, id, id, '00000000-0000-7000-9000-000000000000', 'active', right(id::text, 12), now(), now() FROM offers;
-- One more buyer, whose visitors come by a tracking link.
INSERT INTO parties (id, name, created_at) VALUES ('00000000-0000-7000-b000-000000000000', 'Shop', now());
INSERT INTO offers (id, party_id, status, terms_version, created_at, published_at)
VALUES ('00000000-0000-7000-b000-000000000000', '00000000-0000-7000-b000-000000000000', 'published', 1, now(), now());
INSERT INTO terms (offer_id, version, title, description, topic, action, currency, price, fee_rate, regions, form,
                   sources, time_zone, engagement, decision_hours, guarantee_hours, appeal_hours, dedupe_days,
                   return_share_cap, allowed_reasons, arrival, created_at, frozen_at)
SELECT '00000000-0000-7000-b000-000000000000', 1, 'Trials', '', 'education', 'registration', currency, price, fee_rate,
       regions, '[]', sources, time_zone, engagement, decision_hours, guarantee_hours, appeal_hours, dedupe_days,
       return_share_cap, allowed_reasons,
       '{"call_seconds": 30, "window_days": 30, "pixel": false, "landing_url": "https://shop.example/?id={click_id}"}',
       now(), now()
  FROM terms LIMIT 1;
INSERT INTO engagements (id, offer_id, buyer_id, party_id, status, code, created_at, decided_at)
VALUES ('00000000-0000-7000-b000-000000000000', '00000000-0000-7000-b000-000000000000',
        '00000000-0000-7000-b000-000000000000', '00000000-0000-7000-9000-000000000000', 'active', 'tracked0001',
        now(), now());
CREATE TABLE bare_rows (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), body text NOT NULL);
ANALYZE;
