# Every target sets up what it needs. The environment is .venv; PYTHON=python3.12 picks another interpreter.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.docxplug-run
DEV_READY := $(VENV)/.docxplug-dev
LOCKED_INSTALL := $(BIN)/python -m pip install --quiet --require-hashes
SUPPLY_VENV := .venv-supply
SUPPLY_READY := $(SUPPLY_VENV)/.docxplug-supply

# On a CI machine a missing LibreOffice is a fault of the machine, not a reason to skip what it proves.
ifeq ($(CI),true)
export DOCXPLUG_REQUIRE_REAL = 1
endif

.PHONY: help demo test lint format docs examples serve system-packages clean
.PHONY: lock audit sbom
.PHONY: bench bench-batch bench-checks bench-comments bench-grammar bench-pages bench-server corpus fuzz kills

help:
	@echo "make demo            review the example answers and show what was found"
	@echo "make test            all tests"
	@echo "make lint            ruff, mypy and the import rules"
	@echo "make docs            write the generated pages of docs/"
	@echo "make examples        write the example documents again (needs LibreOffice)"
	@echo "make serve           the browser page on this computer"
	@echo "make bench           start-up time of the command line"
	@echo "make bench-grammar   time, recall and false alarms of grammar and spelling"
	@echo "make bench-server    the service under load"
	@echo "make bench-checks    time of the checks on 1,000, 10,000 and 100,000 words"
	@echo "make bench-comments  time of writing comments"
	@echo "make bench-pages     page counts against LibreOffice, and their time"
	@echo "make bench-batch     a batch with one process, two, killed and resumed"
	@echo "make lock            write the locks of requirements/ again, with the newest versions allowed"
	@echo "make audit           known vulnerabilities of the locked packages (needs the network)"
	@echo "make sbom            what users install, as a CycloneDX list, into dist/"
	@echo "make fuzz            inputs made from inputs, guided by coverage; SECONDS=600 for each of nine fuzzers"
	@echo "make kills           annotate and batch killed at two hundred moments"
	@echo "make corpus          every file of the folder of public Word files, where it is there"

# What users install, and nothing else: the demonstration runs on it.
# Everything comes from the locks, by version and hash, from whatever index pip is set to.
$(RUN_READY): pyproject.toml tools/make_venv.sh requirements/build.txt requirements/run.txt
	@PYTHON="$(PYTHON)" sh tools/make_venv.sh $(VENV)
	@$(LOCKED_INSTALL) -r requirements/build.txt -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): $(RUN_READY) requirements/dev.txt
	@$(LOCKED_INSTALL) -r requirements/dev.txt
	@touch $@

# The tools that look after the dependencies have an environment of their own.
$(SUPPLY_READY): tools/make_venv.sh requirements/supply.txt
	@PYTHON="$(PYTHON)" sh tools/make_venv.sh $(SUPPLY_VENV)
	@$(SUPPLY_VENV)/bin/python -m pip install --quiet --require-hashes -r requirements/supply.txt
	@touch $@

demo: $(RUN_READY)
	@$(BIN)/python examples/demo.py

# Node's packages check and drive the task pane in tests; users need none of them.
node_modules/.package-lock.json: package.json package-lock.json | system-packages
	@npm ci --silent --no-audit --no-fund && touch $@ || \
		echo "npm could not install the development packages, so the tests that need them are skipped" >&2

test: $(DEV_READY) system-packages node_modules/.package-lock.json
	$(BIN)/python -m pytest -q

lint: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV_READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(DEV_READY)
	$(BIN)/python tools/make_docs.py

examples: $(DEV_READY) system-packages
	$(BIN)/python examples/make_examples.py

bench: $(DEV_READY)
	$(BIN)/python benchmarks/startup.py

bench-checks: $(DEV_READY)
	$(BIN)/python benchmarks/checks.py

bench-comments: $(DEV_READY)
	$(BIN)/python benchmarks/comments.py

bench-pages: $(DEV_READY) system-packages
	$(BIN)/python benchmarks/pages.py

bench-server: $(DEV_READY)
	$(BIN)/python benchmarks/server.py

bench-grammar: $(DEV_READY)
	$(BIN)/python benchmarks/grammar.py

serve: $(RUN_READY)
	$(BIN)/docxplug serve --http

bench-batch: $(DEV_READY)
	$(BIN)/python benchmarks/batch.py

# Faults are told at once and kept as .fuzz/TARGET-crash-…; what was interesting is kept for the next run.
SECONDS := 600
fuzz: $(DEV_READY)
	@for target in document round announcement announcement-json announcement-pdf requests answers service toml; do \
		echo "Fuzzing $$target for $(SECONDS) seconds" >&2; \
		$(BIN)/python tests/fuzz/fuzz_run.py $$target --seconds $(SECONDS) || exit 1; \
	done

kills: $(DEV_READY)
	$(BIN)/python benchmarks/kills.py

corpus: $(DEV_READY)
	$(BIN)/python benchmarks/corpus.py
	$(BIN)/python benchmarks/extremes.py

lock: $(SUPPLY_READY)
	@sh tools/lock.sh $(SUPPLY_VENV)/bin/uv

audit: $(SUPPLY_READY)
	@$(SUPPLY_VENV)/bin/python tools/audit.py

sbom: $(RUN_READY) $(SUPPLY_READY)
	@sh tools/sbom.sh $(BIN)/python $(SUPPLY_VENV)/bin/cyclonedx-py

system-packages:
	@sh tools/system_packages.sh

clean:
	rm -rf $(VENV) $(SUPPLY_VENV) node_modules demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
