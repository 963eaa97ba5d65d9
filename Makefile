# Everything starts from a clean clone with Python 3.11 or later and make: the first target you call sets up .venv by itself.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
.PHONY: help demo test crash lint format generated bench score train clean

help:
	@echo "make demo       the whole road on sample articles, into ./demo"
	@echo "make test       every test, those on a real Neo4j included"
	@echo "make crash      writers killed at a hundred random moments"
	@echo "make lint       ruff, mypy, import-linter"
	@echo "make generated  write again what is generated: docs/vocabulary.md, docs/commands.md, sessions in the docs"
	@echo "make bench      the benchmarks, as ratios, into docs/benchmarks.md"
	@echo "make train      the learned models of names and relations again, from ../shared and benchmarks/gold (KG_PRESS_MD)"
	@echo "make score      extraction against gold: ../shared, and benchmarks/gold where KG_PRESS_MD names a clone of its texts, the pool by cross-validation (half an hour)"

demo: .venv/.installed
	$(BIN)/kg demo

test: .venv/.installed-dev
	$(BIN)/python -m pytest

crash: .venv/.installed-dev
	KG_CRASH_KILLS=100 $(BIN)/python -m pytest tests/crash

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

generated: .venv/.installed-dev
	$(BIN)/python -m kg.vocabulary
	$(BIN)/python tests/golden_extraction.py
	$(BIN)/python tests/generate.py

bench: .venv/.installed-dev
	$(BIN)/python benchmarks/report.py

score: .venv/.installed-dev
	$(BIN)/python benchmarks/score.py
ifdef KG_PRESS_MD
	$(BIN)/python benchmarks/gold.py unpack .gold
	$(BIN)/python benchmarks/score.py --folder .gold
	$(BIN)/python benchmarks/gold.py unpack --pool .gold-pool
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/training/names.py --cv --folder .gold-pool
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/training/pairs.py --cv --folder .gold-pool
else
	@echo "benchmarks/gold is left out: KG_PRESS_MD names no clone of hosungseo/gov-press-md"
endif

train: .venv/.installed-dev
	@test -n "$(KG_PRESS_MD)" || { echo "KG_PRESS_MD must name a clone of hosungseo/gov-press-md: the gold is its texts'."; exit 1; }
	$(BIN)/python benchmarks/gold.py unpack --pool .gold-pool
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/training/names.py --folder .gold-pool
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/training/pairs.py --folder .gold-pool

clean:
	rm -rf .venv .neo4j .gold .gold-pool demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed (with its venv module), and none was found."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/.installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@ .venv/.installed
