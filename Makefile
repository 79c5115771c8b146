# The targets for people and CI. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# A run of many targets (Tests/Scripts/timed) builds once and sets REGENT_BUILT.
# Debug information is more than half of what the compiler writes, and no test reads it; a crash still names functions.
SWIFT_BUILD := swift build -c release -debug-info-format none
BUILD := $(if $(REGENT_BUILT),:,$(SWIFT_BUILD) --build-tests)
TEST := swift test -c release --disable-testable-imports --skip-build --no-parallel
BIN := .build/release
VENV := .build/venv
OTEL_VENV := .build/otel-venv
BENCH_VENV := bench/.build/venv
STATISTICS_VENV := .build/statistics-venv
DECISIONS_VENV := .build/decisions-venv
HTTP_VENV := .build/http-venv
OPENAPI_VENV := .build/openapi-venv
SECONDS ?= 60
# Commands keep no checkpoints in the home of who runs the tests: they would refuse the stores that tests restore.
export XDG_STATE_HOME := /dev/null

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

.PHONY: deps
deps: ## Install missing packages that the build needs
	@Tests/Scripts/install libprotobuf-c-dev libzstd-dev libsqlite3-dev tzdata

.PHONY: build
build: deps ## Build the daemon, the command line and the tests, in release
	$(BUILD)

.PHONY: build-demo
build-demo: deps ## Build only the three programs that the demo runs
	$(SWIFT_BUILD) --product regentd
	$(SWIFT_BUILD) --product regent
	$(SWIFT_BUILD) --product regent-demo

.PHONY: demo
demo: build-demo ## Run an end-to-end scenario and verify it: a million samples, three gates, a SIGKILL, a resume
	$(BIN)/regent-demo

.PHONY: demo-governance
demo-governance: build-demo ## Play changes of two models by six people: agreed to, tried, deployed, rolled back; verify each
	$(BIN)/regent-demo governance

.PHONY: demo-compliance
demo-compliance: build-demo ## Play an outage from the broken promise to the signed report; what was changed does not verify
	$(BIN)/regent-demo compliance

.PHONY: demo-delivery
demo-delivery: build-demo ## Play a service whose provider fails, a canary that is rolled back by itself, one that is promoted
	$(BIN)/regent-demo delivery

.PHONY: test
test: build ## Run the tests that need only Swift; failures are listed again at the end
	@Tests/Scripts/swift_tests $(BIN)/regentPackageTests.xctest .build/test.log

.PHONY: deps-full
deps-full: deps
	@Tests/Scripts/install protobuf-compiler protobuf-c-compiler libprotobuf-dev python3-venv
	@test -x $(VENV)/bin/python || python3 -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check 'numpy>=2,<3' 'protobuf>=6,<8' 'xxhash>=3,<4'

.PHONY: smoke
smoke: build deps-full ## Call every method of a fresh daemon once: one line each
	$(VENV)/bin/python Tests/Scripts/smoke.py $(BIN)/regentd

# Chromium is Debian's; Playwright drives it and axe judges the pages, both from PyPI with everything in their packages.
.PHONY: deps-browser
deps-browser: deps-full
	@Tests/Scripts/install chromium fonts-dejavu-core
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check 'playwright>=1.49,<2' 'axe-playwright-python>=0.1.4,<0.2'

# At most a minute each; longer ones have a short form here and their long form in NIGHTLY.
FULL := lint check-proto check-fuzz smoke test-kill test-numpy test-assignment test-routing test-example test-python \
	test-bad-input test-access test-lifecycles test-hostile test-hostile-readers test-hostile-greed test-sigterm \
	test-backup test-power-loss test-faults test-fuzz-requests test-neon test-lists test-statistics \
	test-decisions test-report test-supervised test-tarball test-simulations test-journal test-prometheus \
	test-http-seeds test-openapi test-query test-aggregates test-sla test-sdk-resolution test-http test-otel \
	test-webhooks test-tracing test-proofs test-console

.PHONY: test-full
test-full: ## Run the longer tests, and those that need other tools
	@Tests/Scripts/timed deps-full build $(FULL)

# Each runs for longer than a minute.
NIGHTLY := test-kill-long test-collusion test-example-package test-hostile-long test-backup-long \
	test-power-loss-long test-faults-long test-import-mlflow test-statistics-long test-decisions-long \
	test-imports test-large-runs test-fuzz fuzz test-package judge-tables test-journal-long test-openapi-long \
	test-query-long test-aggregates-long test-access-long test-http-access docs test-sla-long test-proofs-long \
	test-console-long

.PHONY: test-nightly
test-nightly: ## Run the long forms: kills, hostile peers, backups, and fuzzing for SECONDS per target
	@Tests/Scripts/timed deps-full build $(NIGHTLY)

.PHONY: lint
lint: ## Check the format of every Swift file that is not generated
	git ls-files -z -- '*.swift' ':!:*/Generated/*' | xargs -0 swift format lint --strict --parallel

.PHONY: test-kill
test-kill: build ## SIGKILL at 10 random moments of an upload, of an upgrade, of ticks and of rollbacks; a million samples to a paused daemon
	REGENT_KILLS=10 REGENT_UPGRADE_KILLS=10 REGENT_TICK_KILLS=10 REGENT_ROLLOUT_KILLS=10 REGENT_SAMPLES=1000000 $(TEST) --filter KillTests

.PHONY: test-kill-long
test-kill-long: build ## The same with 50 kills, 200 during ticks, 100 of rollbacks, and five million samples
	REGENT_KILLS=50 REGENT_UPGRADE_KILLS=50 REGENT_TICK_KILLS=200 REGENT_ROLLOUT_KILLS=100 REGENT_SAMPLES=5000000 $(TEST) --filter KillTests

.PHONY: test-collusion
test-collusion: build ## 1,000 sequences of people who collude, all of them, and with each rule against it switched off
	REGENT_COLLUSION=long $(TEST) --filter CollusionTests

.PHONY: test-power-loss
test-power-loss: build ## Power losses at random moments of 20 recordings: nothing acknowledged is lost
	REGENT_POWER_LOSSES=20 $(TEST) --filter PowerLossTests

.PHONY: test-power-loss-long
test-power-loss-long: build ## The same with 200 recordings
	REGENT_POWER_LOSSES=200 $(TEST) --filter PowerLossTests

.PHONY: test-lists
test-lists: build ## Lists of 100,000 runs, in any scopes, read only their page
	REGENT_LISTED_RUNS=100000 $(TEST) --filter DocumentReachTests

.PHONY: test-faults
test-faults: build ## 100 injected disk failures and 100 damaged stores: nothing acknowledged is lost without a report
	REGENT_FAULTS=100 $(TEST) --filter FaultInjectionTests

.PHONY: test-faults-long
test-faults-long: build ## The same with 2,000 of each
	REGENT_FAULTS=2000 $(TEST) --filter FaultInjectionTests

.PHONY: test-numpy
test-numpy: build deps-full ## Compare summaries of samples and of outcomes with NumPy
	$(VENV)/bin/python Tests/Scripts/summary_against_numpy.py $(BIN)/regent
	$(VENV)/bin/python Tests/Scripts/outcomes_against_numpy.py $(BIN)/regentd $(BIN)/regent

# DuckDB is on PyPI, with everything in its package.
.PHONY: deps-query
deps-query: deps-full
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r Tests/Scripts/query_requirements.txt

.PHONY: test-query
test-query: build deps-query ## Compare 200 random queries of outcomes with DuckDB
	$(VENV)/bin/python Tests/Scripts/query_against_duckdb.py $(BIN)/regentd $(BIN)/regent 200

.PHONY: test-query-long
test-query-long: build deps-query ## Compare 10,000 random queries of outcomes with DuckDB
	$(VENV)/bin/python Tests/Scripts/query_against_duckdb.py $(BIN)/regentd $(BIN)/regent 10000 60000

.PHONY: test-aggregates
test-aggregates: build deps-full ## Compare figures of minutes with recounts at 30 random moments, with 2 kills
	$(VENV)/bin/python Tests/Scripts/aggregates_under_kills.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-aggregates-long
test-aggregates-long: build deps-full ## The same at 1,000 moments, with 40 kills
	$(VENV)/bin/python Tests/Scripts/aggregates_under_kills.py $(BIN)/regentd $(BIN)/regent 1000 40

.PHONY: test-sla
test-sla: build ## Compare the states of SLA targets with those of a slow oracle, minute by minute, by 200,000 outcomes
	python3 Tests/Scripts/sla_oracle.py $(BIN)/regent

.PHONY: test-sla-long
test-sla-long: build ## The same by a million outcomes
	python3 Tests/Scripts/sla_oracle.py $(BIN)/regent 1000000

# Both verifiers are plain Python.
.PHONY: deps-proofs
deps-proofs: deps-full
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r Tests/Scripts/proofs_requirements.txt

.PHONY: test-proofs
test-proofs: build deps-proofs ## Check every receipt of 5,000 changes outside; 20,000 changed proofs pass nowhere, each changed record is found
	REGENT_PROOF_MUTATIONS=20000 $(TEST) --filter LogProofTests
	$(VENV)/bin/python Tests/Scripts/ledger_proofs.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-proofs-long
test-proofs-long: build deps-proofs ## The same with 10,000 changes and a million changed proofs
	REGENT_PROOF_MUTATIONS=1000000 $(TEST) --filter LogProofTests
	$(VENV)/bin/python Tests/Scripts/ledger_proofs.py $(BIN)/regentd $(BIN)/regent --records 10000 --mutations 1000000

.PHONY: test-statistics
test-statistics: build ## Compare bounds, tests, sizes and trends with those of SciPy and statsmodels; their coverage of 2,000 data sets
	REGENT_DATA_SETS=2000 REGENT_SERIES=200 $(TEST) --filter 'OracleTests|CoverageTests|BettingTestTests|ConfidenceSequenceTests'
	python3 Tests/Scripts/judge_oracle.py Tests/Fixtures/statistics/judge.json

.PHONY: judge-tables
judge-tables: build ## Print the tables of the judge, 200 simulated rollouts of each row, and check them against the design
	REGENT_JUDGE_RUNS=200 $(TEST) --filter JudgeTablesTests

.PHONY: test-simulations
test-simulations: build ## Repeat the simulation of docs/simulations and compare it with what the page says
	python3 Tests/Scripts/simulations.py $(BIN)/regent docs/simulations

.PHONY: test-statistics-long
test-statistics-long: build ## Compute these again with the libraries; coverage of 10,000 data sets
	@Tests/Scripts/install python3-venv
	@test -x $(STATISTICS_VENV)/bin/python || python3 -m venv $(STATISTICS_VENV)
	@$(STATISTICS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		-r Tests/Scripts/statistics_requirements.txt
	$(STATISTICS_VENV)/bin/python Tests/Scripts/statistics_oracle.py Tests/Fixtures/statistics/oracle.jsonl
	$(STATISTICS_VENV)/bin/python Tests/Scripts/trend_oracle.py Tests/Fixtures/statistics/trends.jsonl
	REGENT_DATA_SETS=10000 $(TEST) --filter 'StatisticsOracleTests|CoverageTests|BettingTestTests|ConfidenceSequenceTests'

.PHONY: test-decisions
test-decisions: build ## Compare curves, fits and scores of decision models with those of scikit-learn
	$(TEST) --filter 'DecisionOracleTests'

.PHONY: test-decisions-long
test-decisions-long: build ## Compute these again with scikit-learn
	@Tests/Scripts/install python3-venv
	@test -x $(DECISIONS_VENV)/bin/python || python3 -m venv $(DECISIONS_VENV)
	@$(DECISIONS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		-r Tests/Scripts/decision_requirements.txt
	$(DECISIONS_VENV)/bin/python Tests/Scripts/decision_oracle.py Tests/Fixtures/decisions/oracle.jsonl
	$(TEST) --filter 'DecisionOracleTests'

.PHONY: deps-otel
deps-otel: deps-full
	@test -x $(OTEL_VENV)/bin/python || python3 -m venv $(OTEL_VENV)
	@$(OTEL_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r Tests/Scripts/otel_requirements.txt

.PHONY: test-otel
test-otel: build deps-otel ## Report spans of the OpenTelemetry SDK of Python over HTTP, and read the outcomes back
	$(OTEL_VENV)/bin/python Tests/Scripts/otel_in.py $(BIN)/regentd

.PHONY: bench-otel
bench-otel: build deps-otel ## Time 100,000 spans over HTTP, in gzipped batches of 512
	$(OTEL_VENV)/bin/python Tests/Scripts/otel_in.py $(BIN)/regentd 100000

.PHONY: otel-fixtures
otel-fixtures: deps-otel ## Make the requests of Tests/Fixtures/otlp again
	$(OTEL_VENV)/bin/python Tests/Scripts/make_otel_fixtures.py Tests/Fixtures/otlp

.PHONY: test-large-runs
test-large-runs: build deps-full ## Seal, judge, compare and report on two runs of 5 million samples in 512 MiB
	$(VENV)/bin/python Tests/Scripts/large_runs.py $(BIN)/regentd $(BIN)/regent 5000000

.PHONY: test-imports
test-imports: build deps-browser ## Import files that tools from PyPI write, compare with their own readers, and report on them
	$(VENV)/bin/python Tests/Scripts/import_from_tools.py $(BIN)/regentd $(BIN)/regent .build/import-tools
	$(VENV)/bin/python Tests/Scripts/report_in_browser.py $(BIN)/regentd $(BIN)/regent .build/import-tools/written

.PHONY: test-assignment
test-assignment: deps-full ## Compare the golden file of the assignment with plain Python
	$(VENV)/bin/python Tests/Scripts/assignment_oracle.py Tests/Fixtures/routing/assignment.jsonl

.PHONY: test-routing
test-routing: build ## Compare Select and Explain for a million keys over a hundred policy changes
	REGENT_KEYS=1000000 $(TEST) --filter RoutingServiceTests

.PHONY: test-example
test-example: build ## Run the example service while its daemon is killed and restarted
	python3 Tests/Scripts/example_survives_restart.py $(BIN)/regentd $(BIN)/regent-example

.PHONY: test-sdk-resolution
test-sdk-resolution: ## A program that uses only the SDK resolves none of the daemon's packages
	Tests/Scripts/sdk_resolves clients/swift/example Tests/Fixtures/sdk/packages.txt

.PHONY: test-example-package
test-example-package: build ## The same, built as a separate package that depends on this one
	swift build --package-path clients/swift/example
	python3 Tests/Scripts/example_survives_restart.py $(BIN)/regentd clients/swift/example/.build/debug/Example

.PHONY: docs
docs: build ## Build the pages of the Swift SDK in .build/docs; a warning is an error
	Tests/Scripts/build_sdk_docs $(BIN) .build/docs

.PHONY: test-python
test-python: build deps-full ## Run the Python client, written from PROTOCOL.md alone, against the daemon
	$(VENV)/bin/python Tests/Scripts/python_client_test.py $(BIN)/regentd

.PHONY: test-bad-input
test-bad-input: build deps-full ## Check code, reason and place for every kind of bad input; then the run still completes
	$(VENV)/bin/python Tests/Scripts/bad_input.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-report
test-report: build deps-browser ## Import, judge, compare and report on files of tools and hostile samples; axe finds nothing in Chromium
	$(VENV)/bin/python Tests/Scripts/report_in_browser.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-access
test-access: build deps-full ## Check every method by role, scope and credential against a table in Python; nothing is revealed across scopes
	$(VENV)/bin/python Tests/Scripts/permission_matrix.py $(BIN)/regentd $(BIN)/regent
	$(VENV)/bin/python Tests/Scripts/cross_scope_reads.py $(BIN)/regentd $(BIN)/regent --short

.PHONY: test-access-long
test-access-long: build deps-full ## Nothing is revealed across scopes: every request by every caller in every way
	$(VENV)/bin/python Tests/Scripts/cross_scope_reads.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-http
test-http: build deps-full ## Smuggled requests, slow clients, other origins and stock Connect clients over HTTP
	@test -x $(HTTP_VENV)/bin/python || python3 -m venv $(HTTP_VENV)
	@$(HTTP_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r Tests/Scripts/http_requirements.txt
	$(HTTP_VENV)/bin/python Tests/Scripts/http_gateway.py $(BIN)/regentd

.PHONY: test-console
test-console: build deps-browser ## The main path of each page of the console in Chromium; axe finds nothing
	$(VENV)/bin/python Tests/Scripts/console.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-console-long
test-console-long: build deps-browser ## The console whole: themes, widths, keys, sessions, restarts, many tasks
	$(VENV)/bin/python Tests/Scripts/console.py $(BIN)/regentd $(BIN)/regent --long

.PHONY: console-shots
console-shots: build deps-browser ## Make the pictures of docs/console.md
	$(VENV)/bin/python Tests/Scripts/console.py $(BIN)/regentd $(BIN)/regent --shots docs/console

.PHONY: test-http-access
test-http-access: build deps-full ## Check every method by role, scope and credential over HTTP too
	$(VENV)/bin/python Tests/Scripts/permission_matrix.py $(BIN)/regentd $(BIN)/regent --http
	$(VENV)/bin/python Tests/Scripts/cross_scope_reads.py $(BIN)/regentd $(BIN)/regent --http

.PHONY: test-lifecycles
test-lifecycles: build deps-full ## Call every method in every state, role and relation; compare with docs/lifecycles, derived in Python
	$(VENV)/bin/python Tests/Scripts/lifecycle_walk.py $(BIN)/regentd

.PHONY: test-http-seeds
test-http-seeds: build ## Play two systems that Regent takes the place of by their own paths of HTTP, with curl alone
	@Tests/Scripts/install curl
	python3 Tests/Scripts/http_seeds.py $(BIN)/regentd

.PHONY: deps-openapi
deps-openapi: deps
	@Tests/Scripts/install curl python3-venv
	@test -x $(OPENAPI_VENV)/bin/python || python3 -m venv $(OPENAPI_VENV)
	@$(OPENAPI_VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		-r Tests/Scripts/openapi_requirements.txt

.PHONY: test-openapi
test-openapi: build deps-openapi ## Ask every operation of /openapi.json for 30 s: no server error, no undocumented answer
	$(OPENAPI_VENV)/bin/python Tests/Scripts/http_openapi.py $(BIN)/regentd $(OPENAPI_VENV)/bin/schemathesis 30

.PHONY: test-openapi-long
test-openapi-long: build deps-openapi ## The same for 10 minutes
	$(OPENAPI_VENV)/bin/python Tests/Scripts/http_openapi.py $(BIN)/regentd $(OPENAPI_VENV)/bin/schemathesis 600

.PHONY: test-import-mlflow
test-import-mlflow: build ## Import registries that MLflow itself wrote; installs MLflow where the package index is reachable
	@Tests/Scripts/install python3-venv
	python3 Tests/Scripts/mlflow_store_test.py $(BIN)/regentd $(BIN)/regent .build/mlflow

.PHONY: test-neon
test-neon: ## Compare the NEON kernels with the scalar ones in an emulator, and this machine's kernels in the same program
	@Tests/Scripts/install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
	Tests/Scripts/kernels_emulated

.PHONY: test-hostile
test-hostile: build ## Peers that flood, connect in masses and disappear must not affect another client
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent \
	  --phases before,storm,floods,vanish,after,descriptors

# Peers that send slowly take as long as the daemon's limits last, over a minute: they are in the long form only.
.PHONY: test-hostile-readers
test-hostile-readers: build ## Peers that do not read must not affect another client
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent --phases stuck

.PHONY: test-hostile-greed
test-hostile-greed: build ## Peers that ask for too much must leave another client half of its calls
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent --phases greedy,exports,late
	# Of a daemon that has just started: its peak must not pass for what it needs.
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent --phases exports

.PHONY: test-hostile-long
test-hostile-long: build ## All of these with thousands of peers, peers that send slowly, and SIGTERM under load a hundred times
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent --seconds 10 --slow 2000 --connects 20000 \
	  --readers 100 --cancels 100000 --unfinished 40 --vanished 1000 --stopped 10 \
	  --phases before,slow,storm,stuck,idle,floods,vanish,mixed,greedy,exports,late,after,descriptors
	python3 Tests/Scripts/sigterm_under_load.py $(BIN)/regentd $(BIN)/regent --times 100

.PHONY: test-sigterm
test-sigterm: build ## SIGTERM under load, ten times: nothing accepted or acknowledged is lost
	python3 Tests/Scripts/sigterm_under_load.py $(BIN)/regentd $(BIN)/regent --times 10

.PHONY: test-supervised
test-supervised: build ## Run the daemon under a fake supervisor: ready, alive, stopping, a socket that is passed on
	python3 Tests/Scripts/supervised_daemon.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-prometheus
test-prometheus: build ## promtool and a real Prometheus read the metrics; prints the time of a scrape of 10,000 series
	@Tests/Scripts/install prometheus
	python3 Tests/Scripts/prometheus_scrape.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-webhooks
test-webhooks: build ## Kill a daemon that posts webhooks to a receiver that refuses: each id comes, with the same bytes
	python3 Tests/Scripts/webhooks.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-journal
test-journal: build deps-full ## Plant faults and 50 secrets in mixed use: the journal has each fault and no secret
	$(VENV)/bin/python Tests/Scripts/journal_of_faults.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-tracing
test-tracing: build deps-full ## Collect the spans of a daemon by a plain HTTP server, and check the trees of its calls
	$(VENV)/bin/python Tests/Scripts/trace_collector.py $(BIN)/regentd

.PHONY: test-journal-long
test-journal-long: build deps-full ## The same for an hour, a kill in each of its rounds
	$(VENV)/bin/python Tests/Scripts/journal_of_faults.py $(BIN)/regentd $(BIN)/regent --seconds 3600

# A second build: programs that need no Swift on the machine where they run.
.PHONY: package
package: deps ## Make the tarball and the Debian package of this commit in .build/packages
	@Tests/Scripts/install python3 dpkg-dev binutils xz-utils
	REGENT_COMMIT=$$(git rev-parse --short=12 HEAD) swift build -c release --static-swift-stdlib \
		--scratch-path .build-package --product regentd
	REGENT_COMMIT=$$(git rev-parse --short=12 HEAD) swift build -c release --static-swift-stdlib \
		--scratch-path .build-package --product regent
	packaging/build_packages .build-package/release .build/packages

.PHONY: test-tarball
test-tarball: build ## Pack the programs of the common build, unpack the tarball, use it; manual pages without a fault
	@Tests/Scripts/install python3 dpkg-dev binutils xz-utils file mandoc
	LEVEL=1 packaging/build_packages $(BIN) .build/packages-test
	python3 Tests/Scripts/tarball_smoke.py .build/packages-test
	Tests/Scripts/check_pages .build/packages-test

.PHONY: test-package
test-package: package ## Check units and packages, then install, use, upgrade and purge the package in a bare Debian; needs root
	@Tests/Scripts/install python3 file mandoc lintian debootstrap systemd
	python3 Tests/Scripts/tarball_smoke.py .build/packages
	Tests/Scripts/check_pages .build/packages
	systemd-analyze security --offline=yes --threshold=25 packaging/regentd.service
	lintian --fail-on error --suppress-tags bad-distribution-in-changes-file .build/packages/regent_*.deb
	python3 Tests/Scripts/package_in_chroot.py .build/packages/regent_*.deb .build/package-root $(DEBIAN_MIRROR)

.PHONY: test-backup
test-backup: build ## Restore online backups; kill during backups; flip bits and zero pages of a store and of backups
	python3 Tests/Scripts/backup_and_flips.py $(BIN)/regentd $(BIN)/regent --backups 5 --flips 60

.PHONY: test-backup-long
test-backup-long: build ## The same with 100 backups, 60 kills, 1,000 flips
	python3 Tests/Scripts/backup_and_flips.py $(BIN)/regentd $(BIN)/regent --backups 100 --kills 60 --flips 1000

# `--sanitize` takes one sanitizer, the last flag wins; the C sources get their own. lld, because gold drops the
# coverage counters together with unused functions.
.PHONY: build-fuzz
build-fuzz: deps
	REGENT_FUZZ=1 swift build -c release --product regent-fuzz --scratch-path .build-fuzz --sanitize fuzzer \
		-Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld \
		-Xcc -fsanitize=address,undefined -Xcc -fno-sanitize-recover=undefined

.PHONY: check-fuzz
check-fuzz: build ## Compile the fuzz program, without sanitizers
	REGENT_FUZZ=1 $(SWIFT_BUILD) --target regent-fuzz

.PHONY: fuzz
fuzz: build-fuzz ## Fuzz every target for SECONDS each (or TARGETS="a b"), under address and undefined-behaviour sanitizers
	Tests/Scripts/fuzz run $(SECONDS) $(TARGETS)

.PHONY: fuzz-keep
fuzz-keep: build-fuzz ## Keep the smallest corpus with the coverage of the last fuzz runs
	Tests/Scripts/fuzz keep $(TARGETS)

.PHONY: test-fuzz
test-fuzz: build-fuzz ## Replay corpora and regressions under the sanitizers, then fuzz every target for 10 s
	FUZZ_SEED=1 Tests/Scripts/fuzz run 10

.PHONY: test-fuzz-requests
test-fuzz-requests: build ## Run 150 scripts of well-formed requests over every method; REGENT_FUZZ_SEED=N starts at another seed
	REGENT_FUZZ_RUNS=$(or $(REGENT_FUZZ_RUNS),150) $(TEST) --filter SeededRequestTests

# Requirements of the harness and of both sides: bench/README.md.
.PHONY: build-bench
build-bench: build
	swift build -c release --package-path bench
	bench/.build/release/RegentBench data bench/.build/data
	cc -O2 -Wall -Wextra -shared -fPIC -o bench/.build/slow_disk.so bench/peers/cpp/slow_disk.c

.PHONY: bench
bench: build-bench ## Measure Regent alone, all cases or CASES="a b"; table and plots in bench/results
	CASES="$(CASES)" PAIRS="$(or $(PAIRS),3)" python3 bench/harness/run.py ours

.PHONY: deps-bench
deps-bench:
	@Tests/Scripts/install postgresql g++ pkg-config libgrpc++-dev protobuf-compiler protobuf-compiler-grpc \
		libprotobuf-dev libsqlite3-dev python3-venv
	@test -x $(BENCH_VENV)/bin/python || python3 -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r bench/peers/requirements.txt
	bench/peers/cpp/build bench/.build/peers
	swift build -c release --package-path bench/peers/grpc-swift

.PHONY: bench-peers
bench-peers: deps-bench build-bench ## Measure Regent and its peers in turn: CASES="a b", PAIRS=7; bench/results/peers.json
	CASES="$(CASES)" PAIRS="$(or $(PAIRS),7)" python3 bench/harness/run.py peers

# SQLite in Python, whose runner needs NumPy and nothing else, and in C++.
WRITES := durable_writes durable_writes_slow durable_write_c1 durable_write_c1_slow create_run_cpu write_growth \
	create_run_cpu_400c watchers_50 puts_10k apply_1000

.PHONY: bench-writes
bench-writes: build-bench ## Measure durable writes next to SQLite and fdatasync: PAIRS=3; bench/results/peers.json
	@Tests/Scripts/install g++ libsqlite3-dev python3-venv
	bench/peers/cpp/build bench/.build/peers sqlite
	@test -x $(BENCH_VENV)/bin/python || python3 -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -c "import numpy" 2>/dev/null || $(BENCH_VENV)/bin/python -m pip install --quiet \
		--disable-pip-version-check "$$(grep -m1 '^numpy' bench/peers/requirements.txt)"
	CASES="$(WRITES)" PAIRS="$(or $(PAIRS),3)" python3 bench/harness/run.py peers

.PHONY: proto
proto: deps-full ## Regenerate all files that are generated from proto/
	PATH="$$PWD/$(VENV)/bin:$$PATH" proto/generator/generate

.PHONY: check-proto
check-proto: deps-full ## Fail if generated files are out of date, or would conflict between branches
	PATH="$$PWD/$(VENV)/bin:$$PATH" proto/generator/generate --check
	PATH="$$PWD/$(VENV)/bin:$$PATH" python proto/generator/refusals_test.py
	PATH="$$PWD/$(VENV)/bin:$$PATH" python proto/generator/contracts_test.py
	PATH="$$PWD/$(VENV)/bin:$$PATH" python proto/generator/merge_test.py

.PHONY: tidy
tidy: build ## Check imports, sizes, names and documents
	$(TEST) --filter TidyTests

.PHONY: format
format: ## Format every Swift file that is not generated
	git ls-files -z -- '*.swift' ':!:*/Generated/*' | xargs -0 swift format --in-place --parallel
