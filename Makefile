# Sets itself up: Python 3.11 or newer, venv and make are all it needs. `make brief` and `make test` are the two commands of the README.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
OUT ?= out
SOURCES ?= seeds/
# One more than there are processors: many tests wait for a server, a browser or a process of their own.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

.PHONY: brief test check types lint contracts picture review-picture bench record clean

brief: $(VENV)/.installed
	$(BIN)/briefer brief $(SOURCES) --out $(OUT)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q --numprocesses $(WORKERS) --dist loadfile

check: lint types contracts test

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev
	$(BIN)/lint-imports

picture: brief
	$(BIN)/python scripts/picture.py $(OUT) docs/page.png

review-picture: brief $(VENV)/.installed-dev
	$(BIN)/python scripts/review_picture.py $(OUT) docs/review.png

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/flow.py

record: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q --record-mode=rewrite tests/test_seeds_cassette.py

clean:
	rm -rf $(VENV) $(OUT) build dist

$(VENV)/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@
