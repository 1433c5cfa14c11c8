-- Clicks nothing came of are forgotten in the order they came.
CREATE INDEX clicks_old ON clicks (at);
