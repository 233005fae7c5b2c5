# Every target is a thin line over a real command. `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup setup-run run

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## make this checkout ready to run and to test
	@$(PYTHON) tools/setup.py test

setup-run: ## make this checkout ready to run
	@$(PYTHON) tools/setup.py run

run: setup-run ## serve the demonstration clinic on a loopback address; Ctrl-C stops it
	@$(BIN)/careleaf run
