# What people use; `make` alone lists it. Needs nothing but Python ≥ 3.11 and make.
PYTHON ?= python3
ROUNDS ?= 30
SEED ?= 1
BIN := .venv/bin
LOCKED := --require-hashes --requirement requirements.lock

# Where an image forbids bytecode, each of the many processes would compile anew all it imports.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint lock publish bench faults down clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the environment, or mend it
	@rm -f .venv/ready
	@$(MAKE) .venv/ready

demo: .venv/ready ## play five days of a city on real engines; ONCE=1 takes all down at the end
	$(BIN)/three-networks demo $(if $(ONCE),--once)

# One process more than CI has cores, for tests also wait. In the order of the tree,
# which ends with short folders: all processes end at about one time.
test: .venv/ready ## all tests but the long fault campaign; real broker, real engine
	$(BIN)/pytest --numprocesses 3 --no-loadscope-reorder

lint: .venv/ready ## ruff, mypy --strict, the import table, published schemas
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/three-networks schema publish --check

bench: .venv/ready ## a benchmark: NAME=landing, freshness, streams, daily, nightly, views, simulate, gbt32960, zombie, forecast, city_forecast, early_warning or comparison (DATA=folder); one JSON line last
	@test -n "$(NAME)" || { echo "which one? make bench NAME=landing|freshness|streams|daily|nightly|views|simulate|gbt32960|zombie|forecast|city_forecast|early_warning|comparison"; exit 2; }
	$(BIN)/python -m benchmarks.$(NAME)

faults: .venv/ready ## the fault campaign, of landing and then of processing: ROUNDS=30 SEED=1; one JSON line last
	$(BIN)/python -m benchmarks.faults --rounds $(ROUNDS) --seed $(SEED)

down: .venv/ready ## stop everything that runs for this folder
	$(BIN)/three-networks down

publish: .venv/ready ## write the published copies of the contracts
	$(BIN)/three-networks schema publish

lock: .venv/ready ## pin all dependencies anew, with hashes
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes \
		--no-strip-extras --no-emit-index-url --no-emit-find-links --no-header --upgrade --quiet -o requirements.lock

clean: ## remove the environment, local data and caches
	@test ! -x $(BIN)/three-networks || $(BIN)/three-networks down
	rm -rf .venv .three-networks .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# uv needs half of pip's CPU time, on all cores; where only pip's settings name a mirror, pip it is.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "three-networks needs Python 3.11 to 3.13; this is $$($(PYTHON) --version)." ; \
		echo "Name another one: make PYTHON=python3.12 ..." ; exit 1 ; }
	$(PYTHON) -m venv .venv
	@sed -n '/^uv==/,/# via/p' requirements.lock > .venv/uv.lock
	$(BIN)/python -m pip install --require-hashes --requirement .venv/uv.lock
	$(BIN)/uv pip install --python $(BIN)/python --compile-bytecode $(LOCKED) \
		|| $(BIN)/python -m pip install $(LOCKED)
	$(BIN)/python -m pip install --no-deps --no-build-isolation --editable .
	@touch .venv/ready
