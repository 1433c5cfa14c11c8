# The three commands a newcomer needs. Each installs what it lacks (see scripts/).

CARGO ?= cargo

.PHONY: run test test-browser bench
run:
	@scripts/install-tools run
	$(CARGO) build --release --locked
	target/release/lead-exchange serve --demo

test:
	@scripts/install-tools test
	@scripts/test

# The last part of `make test` alone: the pages in Chromium, over the demo market.
test-browser:
	@scripts/install-tools test
	$(CARGO) build --locked
	npm --prefix tests/browser ci --ignore-scripts --no-audit --no-fund --silent
	node --test tests/browser/pages.test.mjs

bench:
	@scripts/install-tools run
	$(CARGO) bench --locked --bench intake
