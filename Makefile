# The three commands a newcomer needs. Each installs what it lacks (see scripts/).

CARGO ?= cargo

.PHONY: run test bench
run:
	@scripts/install-tools run
	$(CARGO) build --release --locked
	target/release/lead-exchange serve --demo

test:
	@scripts/install-tools test
	@scripts/test

bench:
	@scripts/install-tools run
	$(CARGO) bench --locked --bench intake
