# Every target is a thin line over a real command. `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup setup-run run test lint types contracts sqlite suite race tidy bench shots lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup-run ## serve the demonstration clinic on a loopback address; Ctrl-C stops it
	@$(BIN)/careleaf run

test: setup lint types contracts sqlite suite ## everything that has to hold, on SQLite and on PostgreSQL

setup: ## make this checkout ready to run and to test
	@$(PYTHON) -m tools.setup test

setup-run: ## make this checkout ready to run
	@$(PYTHON) -m tools.setup run

lint: ## style and the habits of this house
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check
	@$(BIN)/python -m tools.lint

types: ## types, strict in the pure rooms
	@$(BIN)/mypy

contracts: ## which room may open which door
	@$(BIN)/lint-imports --no-logo

sqlite: ## the part of the suite that also runs on SQLite
	@env -u DATABASE_URL $(BIN)/pytest -q -n auto -m sqlite

suite: ## the full suite on a PostgreSQL of its own, with every branch of the pure rooms walked
	@$(BIN)/python -m tools.postgres -- $(BIN)/pytest -n auto --cov

RACE := $(BIN)/pytest -q -s tests/integration/appointments/test_race.py

race: ## 8 people want each of 1,000 places at once, on SQLite and on PostgreSQL
	@env -u DATABASE_URL CARELEAF_RACE_SLOTS=1000 $(RACE)
	@CARELEAF_RACE_SLOTS=1000 $(BIN)/python -m tools.postgres -- $(RACE)

tidy: ## put style right where a machine can
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

bench: ## measure how long proving, publishing, finding a free place and a worklist take
	@$(BIN)/python -m tools.bench
	@env -u DATABASE_URL $(BIN)/python -m tools.bench_places
	@$(BIN)/python -m tools.postgres -- $(BIN)/python -m tools.bench_places
	@env -u DATABASE_URL $(BIN)/python -m tools.bench_worklist
	@$(BIN)/python -m tools.postgres -- $(BIN)/python -m tools.bench_worklist
	@CARELEAF_SAFETY_JOURNEYS=1000 $(BIN)/python -m tools.postgres -- $(BIN)/pytest -q -s tests/integration/turns/test_safety_change_at_scale.py

shots: ## photograph the pages as they are now
	@$(BIN)/python -m tools.shots

lock: ## resolve the dependencies anew, with hashes and without addresses
	@$(PYTHON) -m tools.lock

clean: ## remove everything that set-up and runs have made
	@rm -rf .venv node_modules build var
