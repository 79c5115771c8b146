# Every target that people and CI use. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# A run of many targets (Tests/Scripts/timed) builds once and says so.
BUILD := $(if $(REGENT_BUILT),:,swift build -c release --build-tests)
TEST := swift test -c release --disable-testable-imports --skip-build --no-parallel
BIN := .build/release
VENV := .build/venv
BENCH_VENV := bench/.build/venv
SECONDS ?= 60

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

.PHONY: deps
deps: ## Install what the build needs and is missing
	@Tests/Scripts/install libprotobuf-c-dev libzstd-dev libsqlite3-dev

.PHONY: build
build: deps ## Build the daemon, the command line and the tests, once, in release
	$(BUILD)

.PHONY: build-demo
build-demo: deps ## Build the three programs that the demo runs, and nothing else
	swift build -c release --product regentd
	swift build -c release --product regent
	swift build -c release --product regent-demo

.PHONY: demo
demo: build-demo ## A million samples, three gates, a SIGKILL and a resume, checked against the seed
	$(BIN)/regent-demo

.PHONY: test
test: build ## Everything that needs nothing but Swift; what failed is named again at the end
	@$(TEST) 2>&1 | tee .build/test.log || { grep -E 'recorded an issue|Fatal error' .build/test.log; exit 1; }

.PHONY: deps-full
deps-full: deps
	@Tests/Scripts/install protobuf-compiler protobuf-c-compiler libprotobuf-dev python3-venv
	@test -x $(VENV)/bin/python || python3 -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check 'numpy>=2,<3' 'protobuf>=6,<8' 'xxhash>=3,<4'

# At most a minute each; longer ones have a short form here and the long one among NIGHTLY.
FULL := lint check-proto check-fuzz test-kill test-numpy test-assignment test-routing test-example test-python \
	test-bad-input test-access test-hostile test-hostile-readers test-hostile-greed test-sigterm test-backup \
	test-power-loss test-faults test-fuzz-requests test-neon test-lists

.PHONY: test-full
test-full: ## The longer checks, and those that need other tools than Swift
	@Tests/Scripts/timed deps-full build $(FULL)

# Each runs for longer than a minute.
NIGHTLY := test-kill-long test-example-package test-hostile-long test-backup-long test-power-loss-long test-faults-long \
	test-fuzz fuzz

.PHONY: test-nightly
test-nightly: ## The long forms: kills, hostile peers, backups, fuzzing for SECONDS a target
	@Tests/Scripts/timed deps-full build $(NIGHTLY)

.PHONY: lint
lint: ## Check the format of every Swift file that is not generated
	git ls-files -z -- '*.swift' ':!:*/Generated/*' | xargs -0 swift format lint --strict --parallel

.PHONY: test-kill
test-kill: build ## SIGKILL at 10 random moments of an upload, of an upgrade; a million samples over a daemon that stands still
	REGENT_KILLS=10 REGENT_UPGRADE_KILLS=10 REGENT_SAMPLES=1000000 $(TEST) --filter KillTests

.PHONY: test-kill-long
test-kill-long: build ## The same with 50 kills and five million samples
	REGENT_KILLS=50 REGENT_UPGRADE_KILLS=50 REGENT_SAMPLES=5000000 $(TEST) --filter KillTests

.PHONY: test-power-loss
test-power-loss: build ## Power losses at random moments of 20 recordings: everything acknowledged is in what a disk has
	REGENT_POWER_LOSSES=20 $(TEST) --filter PowerLossTests

.PHONY: test-power-loss-long
test-power-loss-long: build ## The same with 200 recordings
	REGENT_POWER_LOSSES=200 $(TEST) --filter PowerLossTests

.PHONY: test-lists
test-lists: build ## Lists over 100,000 runs, in any scopes, read their page only
	REGENT_LISTED_RUNS=100000 $(TEST) --filter DocumentReachTests

.PHONY: test-faults
test-faults: build ## 100 injected failures of the disk and as many damaged stores: nothing acknowledged is lost in silence
	REGENT_FAULTS=100 $(TEST) --filter FaultInjectionTests

.PHONY: test-faults-long
test-faults-long: build ## The same with 2,000 of each
	REGENT_FAULTS=2000 $(TEST) --filter FaultInjectionTests

.PHONY: test-numpy
test-numpy: build deps-full ## Summaries of samples and of outcomes against NumPy
	$(VENV)/bin/python Tests/Scripts/summary_against_numpy.py $(BIN)/regent
	$(VENV)/bin/python Tests/Scripts/outcomes_against_numpy.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-assignment
test-assignment: deps-full ## The golden file of the assignment specification against plain Python
	$(VENV)/bin/python Tests/Scripts/assignment_oracle.py Tests/Fixtures/routing/assignment.jsonl

.PHONY: test-routing
test-routing: build ## Select and Explain of a million keys over a hundred policy changes
	REGENT_KEYS=1000000 $(TEST) --filter RoutingServiceTests

.PHONY: test-example
test-example: build ## The example service, while its daemon is killed and restarted
	python3 Tests/Scripts/example_survives_restart.py $(BIN)/regentd $(BIN)/regent-example

.PHONY: test-example-package
test-example-package: build ## The same, built as a package of its own that depends on this one
	swift build --package-path clients/swift/example
	python3 Tests/Scripts/example_survives_restart.py $(BIN)/regentd clients/swift/example/.build/debug/Example

.PHONY: test-python
test-python: build deps-full ## The client written from PROTOCOL.md alone, against the daemon
	$(VENV)/bin/python Tests/Scripts/python_client_test.py $(BIN)/regentd

.PHONY: test-bad-input
test-bad-input: build deps-full ## Every kind of bad input: code, reason, place; then the same run completes exactly
	$(VENV)/bin/python Tests/Scripts/bad_input.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-access
test-access: build deps-full ## Every method by role, scope and credential, against a table in Python; across scopes nothing is told
	$(VENV)/bin/python Tests/Scripts/permission_matrix.py $(BIN)/regentd $(BIN)/regent
	$(VENV)/bin/python Tests/Scripts/cross_scope_reads.py $(BIN)/regentd $(BIN)/regent

.PHONY: test-neon
test-neon: ## The NEON kernels against the scalar ones under an emulator, and this machine's in the same C program
	@Tests/Scripts/install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
	Tests/Scripts/kernels_emulated

.PHONY: test-hostile
test-hostile: build ## Peers that flood, storm and vanish, beside a client that must not notice
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent \
	  --phases before,storm,floods,vanish,after,descriptors

# Peers that send slowly take as long as the daemon's limits last, over a minute: they are in the long form only.
.PHONY: test-hostile-readers
test-hostile-readers: build ## Peers that do not read, beside a client that must not notice
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent --phases stuck

.PHONY: test-hostile-greed
test-hostile-greed: build ## Peers that ask for too much, beside a client that must keep half of its calls
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent --phases greedy,exports,late

.PHONY: test-hostile-long
test-hostile-long: build ## Both with thousands of peers, peers that send slowly, and SIGTERM under load a hundred times
	python3 Tests/Scripts/hostile_peers.py $(BIN)/regentd $(BIN)/regent --seconds 10 --slow 2000 --connects 20000 \
	  --readers 100 --cancels 100000 --unfinished 40 --vanished 1000 --stopped 10 \
	  --phases before,slow,storm,stuck,idle,floods,vanish,mixed,greedy,exports,late,after,descriptors
	python3 Tests/Scripts/sigterm_under_load.py $(BIN)/regentd $(BIN)/regent --times 100

.PHONY: test-sigterm
test-sigterm: build ## SIGTERM under load ten times: nothing admitted or acknowledged is lost
	python3 Tests/Scripts/sigterm_under_load.py $(BIN)/regentd $(BIN)/regent --times 10

.PHONY: test-backup
test-backup: build ## Online backups restored, kills meanwhile, bits flipped and pages zeroed in a store and in backups
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
check-fuzz: build ## Compile the program of the fuzz targets, without its sanitizer
	REGENT_FUZZ=1 swift build -c release --target regent-fuzz

.PHONY: fuzz
fuzz: build-fuzz ## Fuzz every target for SECONDS each (or TARGETS="a b"), under address and undefined-behaviour sanitizers
	Tests/Scripts/fuzz run $(SECONDS) $(TARGETS)

.PHONY: fuzz-keep
fuzz-keep: build-fuzz ## Keep the smallest corpus that reaches what the last runs of fuzz have reached
	Tests/Scripts/fuzz keep $(TARGETS)

.PHONY: test-fuzz
test-fuzz: build-fuzz ## Replay corpora and regressions under the sanitizers, then fuzz every target for 10 s
	FUZZ_SEED=1 Tests/Scripts/fuzz run 10

.PHONY: test-fuzz-requests
test-fuzz-requests: build ## Every method under 150 scripts of well-formed requests; REGENT_FUZZ_SEED=N begins elsewhere
	REGENT_FUZZ_RUNS=$(or $(REGENT_FUZZ_RUNS),150) $(TEST) --filter SeededRequestTests

# What the harness and both its sides need: bench/README.md.
.PHONY: build-bench
build-bench: build
	swift build -c release --package-path bench
	bench/.build/release/RegentBench data bench/.build/data
	cc -O2 -Wall -Wextra -shared -fPIC -o bench/.build/slow_disk.so bench/peers/cpp/slow_disk.c

.PHONY: bench
bench: build-bench ## Measure ours alone, all CASES or CASES="a b"; table, plots in bench/results
	CASES="$(CASES)" PAIRS="$(or $(PAIRS),3)" python3 bench/harness/run.py ours

.PHONY: deps-bench
deps-bench:
	@Tests/Scripts/install postgresql g++ pkg-config libgrpc++-dev protobuf-compiler protobuf-compiler-grpc \
		libprotobuf-dev python3-venv
	@test -x $(BENCH_VENV)/bin/python || python3 -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r bench/peers/requirements.txt
	bench/peers/cpp/build bench/.build/peers
	swift build -c release --package-path bench/peers/grpc-swift

.PHONY: bench-peers
bench-peers: build-bench deps-bench ## Measure ours and theirs by turns: CASES="a b", PAIRS=7; bench/results/peers.json
	CASES="$(CASES)" PAIRS="$(or $(PAIRS),7)" python3 bench/harness/run.py peers

# SQLite is in Python; its runner needs NumPy and nothing else.
WRITES := durable_writes durable_writes_slow durable_write_c1 durable_write_c1_slow create_run_cpu create_run_cpu_100k \
	create_run_cpu_400c create_run_cpu_50w puts_10k apply_1000

.PHONY: bench-writes
bench-writes: build-bench ## The rows of one durable write, beside SQLite and fdatasync: PAIRS=3; bench/results/peers.json
	@test -x $(BENCH_VENV)/bin/python || python3 -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -c "import numpy" 2>/dev/null || $(BENCH_VENV)/bin/python -m pip install --quiet \
		--disable-pip-version-check "$$(grep -m1 '^numpy' bench/peers/requirements.txt)"
	CASES="$(WRITES)" PAIRS="$(or $(PAIRS),3)" python3 bench/harness/run.py peers

.PHONY: proto
proto: deps-full ## Regenerate everything that comes from proto/
	PATH="$$PWD/$(VENV)/bin:$$PATH" proto/generator/generate

.PHONY: check-proto
check-proto: deps-full ## Fail if the generated files are not what proto/ gives, or would conflict between branches
	PATH="$$PWD/$(VENV)/bin:$$PATH" proto/generator/generate --check
	PATH="$$PWD/$(VENV)/bin:$$PATH" python proto/generator/refusals_test.py
	PATH="$$PWD/$(VENV)/bin:$$PATH" python proto/generator/merge_test.py

.PHONY: tidy
tidy: build ## Import law, sizes, names, documents true to the code
	$(TEST) --filter TidyTests

.PHONY: format
format: ## Format every Swift file that is not generated
	git ls-files -z -- '*.swift' ':!:*/Generated/*' | xargs -0 swift format --in-place --parallel
