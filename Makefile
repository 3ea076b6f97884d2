# Works in whatever environment is active: `make PYTHON=.venv/bin/python check` or activate it first.
PYTHON ?= python
BIN    := $(shell $(PYTHON) -c 'import sys, pathlib; print(pathlib.Path(sys.executable).parent)')

.DEFAULT_GOAL := help
.PHONY: help setup check format test test-external test-slow test-all golden docs bench fuzz clean

help: ## Show what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 16

setup: ## Install casepub from this checkout, with what tests and checks need
	$(PYTHON) -m pip install --quiet -e '.[test,dev]'

check: ## Lint, format, types, import floors, house style, generated files up to date
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(BIN)/lint-imports
	$(PYTHON) -m scripts.generate --check
	$(PYTHON) -m pytest -q -p no:randomly tests/test_house.py

format: ## Sort imports and format the code
	$(PYTHON) -m ruff check --fix --select I .
	$(PYTHON) -m ruff format .

test: ## Run the tests that need Python alone
	$(PYTHON) -m pytest -q

test-external: ## Run the tests that need other programs (scripts/install_tools.sh installs them)
	$(PYTHON) -m pytest -q -m external

test-slow: ## Run the long tests
	$(PYTHON) -m pytest -q -m slow

test-all: ## Run every test
	$(PYTHON) -m pytest -q -m ''

fuzz: ## Run the property tests with many more examples
	HYPOTHESIS_PROFILE=fuzz $(PYTHON) -m pytest -q tests/property

golden: ## Accept what the program makes now as the expected output, and show the difference
	$(PYTHON) -m pytest -q -p no:randomly --update-golden -rP tests/golden || true
	git diff --stat -- tests/golden

docs: ## Write the generated pages, schemas and pictures of rules anew
	$(PYTHON) -m scripts.generate
	$(PYTHON) -m scripts.rule_pictures

bench: ## Measure casepub beside typst and pandoc: needs pip install -e '.[bench]'
	$(PYTHON) -m bench

clean: ## Remove what was built
	rm -rf build dist out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
