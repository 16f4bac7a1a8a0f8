# Two commands: `make run` and `make test`. Each sets up what is missing (tools/setup.sh).
# Versions of tools: tools/versions.env.

include tools/versions.env
SHELL := /bin/sh
# Tools installed for this project come first, then those of rustup.
export CARGO_TERM_QUIET := true
export PATH := $(CURDIR)/.tools/bin:$(PATH):$(or $(CARGO_HOME),$(HOME)/.cargo)/bin
PORT ?= 8080

# All that the page is made of; a change of any makes `dist/` stale.
PAGE := $(shell find src seeds style build build.rs index.html Cargo.toml Cargo.lock Trunk.toml \
	rust-toolchain.toml tools/finish.mjs tools/versions.env -type f 2>/dev/null)
say = @printf '%s\n' 'make: $(1)'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: command help run test test-rust test-browser dist watch fmt lint audit bench bench-page bench-scale quality \
	peers size gold snapshots diff screenshots firefox setup clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: dist ## build the release and serve it at a printed local address (PORT=8080)
	@node tools/serve.mjs --root dist --port $(PORT)

test: test-rust test-browser ## pass every test, those in the browser too

test-rust: lint ## format, lint, unit tests, laws, gold, snapshots, the native command
	$(call say,running the Rust tests)
	@cargo test --quiet --no-fail-fast --features cli

test-browser: dist command ## the tests in Chromium against the built page
	@tools/setup.sh browser
	$(call say,running the browser tests)
	@cd e2e && npx --no-install playwright test

dist: target/dist.stamp ## build the page alone into dist/, ready for any static host

target/dist.stamp: $(PAGE)
	@tools/setup.sh page
	$(call say,building the page (release) into dist/)
	@env -u NO_COLOR trunk build --release --quiet
	@mkdir -p target && touch $@

command:
	@tools/setup.sh rust
	$(call say,building the native command)
	@cargo build --quiet --features cli --bin tarazy

watch: ## a development server that rebuilds and reloads at every change
	@tools/setup.sh page
	@env -u NO_COLOR trunk serve --port $(PORT)

fmt: ## format the Rust code
	@tools/setup.sh rust
	@cargo fmt --all

lint: ## format and lint without changing anything; warnings are errors
	@tools/setup.sh rust
	$(call say,checking format and lints)
	@cargo fmt --all --check
	@cargo clippy --quiet --all-targets --features cli -- -D warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --lib --bins --features ui,worker -- -D warnings

audit: ## check licences, sources and known faults of the dependencies (cargo-deny)
	@tools/setup.sh audit
	@cargo-deny check

bench: ## measure speed natively: tokens, sentences, extraction (MB/s)
	@tools/setup.sh rust
	@cargo bench --quiet --bench engine

bench-page: ## measure speed in Chromium: start, tokens, extraction (MB/s)
	@tools/setup.sh page browser
	@NODE_PATH=e2e/node_modules node e2e/bench/engine.mjs

bench-scale: ## measure memory on texts of 100 MB and over 100 000 documents, natively
	@tools/setup.sh rust
	@cargo build --quiet --release --features cli --bin tarazy
	@python3 tools/scale.py

size: dist ## print the size of every file of dist/ and fail over the budget
	@node tools/size.mjs dist

gold: ## print precision and recall against the gold documents
	@tools/setup.sh rust
	@cargo test --quiet --test gold -- --nocapture

quality: ## print how the engine does on public sets (SETS=folder), see docs/quality.md
	@test -n "$(SETS)" || { echo 'make quality SETS=folder of the sets, see docs/quality.md'; exit 2; }
	@tools/setup.sh rust
	@cargo build --quiet --release --features cli --bin tarazy
	@python3 tools/quality/table.py "$(SETS)"

PEERS := target/peers/bin/python
peers: ## time natasha and its kin on the same text; with SETS=folder on the public sets too
	@tools/setup.sh rust
	@cargo build --quiet --release --features cli --bin tarazy
	@test -x $(PEERS) || python3 -m venv target/peers
	@$(PEERS) -m pip install --quiet --requirement tools/quality/requirements.txt
	@$(PEERS) tools/quality/peers.py seeds tests/gold $(if $(SETS),--sets "$(SETS)")

snapshots: ## rewrite tests/snapshots/ from what the engine finds now
	@tools/setup.sh rust
	@TARAZY_WRITE_SNAPSHOTS=1 cargo test --quiet --test snapshot

diff: snapshots ## rewrite the snapshots and show facts added, lost and changed against HEAD
	@node tools/diff.mjs

firefox: dist ## every view in the system's Firefox, wide and narrow (Debian: firefox-esr)
	@node --experimental-websocket --no-warnings e2e/firefox/smoke.mjs

screenshots: dist command ## every view, three widths, light and dark, into e2e/results/
	@tools/setup.sh browser
	@cd e2e && npx --no-install playwright test --config screenshots.config.mjs
	$(call say,screenshots are in e2e/results/screenshots/)

setup: ## set up all tools without building anything of the project
	@tools/setup.sh rust page browser

clean: ## remove what was built (not the tools)
	@rm -rf dist target e2e/results
