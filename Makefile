# Every target that people and CI use. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BUILD := swift build -c release --build-tests
TEST := swift test -c release --disable-testable-imports --skip-build --no-parallel
BIN := .build/release
VENV := .build/venv
SECONDS ?= 60

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: deps
deps: ## Install what the build needs and is missing
	@Tests/Scripts/install libprotobuf-c-dev libzstd-dev libsqlite3-dev

.PHONY: build
build: deps ## Build the daemon, the command line and the tests, once, in release
	$(BUILD)

.PHONY: demo
demo: build ## A million samples, three gates, a SIGKILL and a resume, checked against the seed
	$(BIN)/regent-demo

.PHONY: test
test: build ## Everything that needs nothing but Swift
	$(TEST)

.PHONY: deps-full
deps-full: deps
	@Tests/Scripts/install protobuf-compiler protobuf-c-compiler libprotobuf-dev python3-venv
	@test -x $(VENV)/bin/python || python3 -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check 'numpy>=2,<3' 'protobuf>=6,<8' 'xxhash>=3,<4'

.PHONY: test-full
test-full: deps-full test check-proto test-kill test-numpy test-assignment test-routing test-example test-fuzz ## The tests that need other tools, and the long ones

.PHONY: test-kill
test-kill: build ## SIGKILL at 50 random moments of an upload; five million samples over a daemon that stands still
	REGENT_KILLS=50 REGENT_SAMPLES=5000000 $(TEST) --filter KillTests

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
test-example: build ## The example service as a dependent package, while its daemon is killed
	swift build --package-path clients/swift/example
	python3 Tests/Scripts/example_survives_restart.py $(BIN)/regentd clients/swift/example/.build/debug/Example

# `--sanitize` takes one sanitizer, the last flag wins; the C sources get their own. lld, because gold drops the
# coverage counters together with unused functions.
.PHONY: build-fuzz
build-fuzz: deps
	REGENT_FUZZ=1 swift build -c release --product regent-fuzz --scratch-path .build-fuzz --sanitize fuzzer \
		-Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld \
		-Xcc -fsanitize=address,undefined -Xcc -fno-sanitize-recover=undefined

.PHONY: fuzz
fuzz: build-fuzz ## Fuzz every target for SECONDS each (or TARGETS="a b"), under address and undefined-behaviour sanitizers
	Tests/Scripts/fuzz run $(SECONDS) $(TARGETS)

.PHONY: fuzz-keep
fuzz-keep: build-fuzz ## Keep the smallest corpus that reaches what the last runs of fuzz have reached
	Tests/Scripts/fuzz keep $(TARGETS)

.PHONY: test-fuzz
test-fuzz: build-fuzz ## Replay corpora and regressions under the sanitizers, then fuzz every target for 10 s
	Tests/Scripts/fuzz run 10

.PHONY: bench
bench: build ## Measure the daemon as a client sees it
	swift build -c release --package-path bench
	bench/.build/release/RegentBench $(BIN)/regentd

.PHONY: proto
proto: deps-full ## Regenerate everything that comes from proto/
	PATH="$$PWD/$(VENV)/bin:$$PATH" proto/generator/generate

.PHONY: check-proto
check-proto: deps-full ## Fail if the generated files are not what proto/ gives
	PATH="$$PWD/$(VENV)/bin:$$PATH" proto/generator/generate --check
	PATH="$$PWD/$(VENV)/bin:$$PATH" python proto/generator/refusals_test.py

.PHONY: tidy
tidy: build ## Import law, sizes, names, documents true to the code
	$(TEST) --filter TidyTests

.PHONY: format
format: ## Format every Swift file
	swift format --in-place --parallel --recursive Package.swift Sources Tests
