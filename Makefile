# Every target sets up what it needs: a virtual environment in .venv with the locked dependencies, and claimx in it.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WHEEL := out/wheel

# Models of this size run fastest on one thread a process.
export OPENBLAS_NUM_THREADS = 1

.PHONY: help demo test check static lint types imports docs schema wheel-test bench lock clean

help:
	@echo "make demo        read the articles in corpus/, show their claims and write a report on them"
	@echo "make test        run the tests, the examples of the documentation and the accuracy gate"
	@echo "make check       all that a change must pass: test, ruff, mypy, import-linter, documentation, wheel"
	@echo "make docs        build the documentation into site/"
	@echo "make schema      write docs/schema/ anew from the model"
	@echo "make bench       measure speed against the bare spaCy model"
	@echo "make lock        resolve the dependencies anew into requirements.lock"

demo: $(READY)
	$(BIN)/claimx batch corpus/*.json -o out/demo --layers
	$(BIN)/claimx show out/demo
	$(BIN)/claimx report out/demo -o out/demo/report.html --title "The corpus"
	@echo "The claims are in out/demo, one a line. Try an article of your own: $(BIN)/claimx extract ARTICLE"
	@echo "To read them, open this page in a browser: file://$(CURDIR)/out/demo/report.html"

test: $(READY)
	$(BIN)/pytest

check: test static docs wheel-test

static: lint types imports

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

docs: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

schema: $(READY)
	$(BIN)/python -c 'from pathlib import Path; from claimx.model.schema import write_schemas; write_schemas(Path("docs/schema"))'

# The built packages, each alone in a fresh environment, with the locked versions of the dependencies.
wheel-test: $(READY)
	rm -rf $(WHEEL)
	$(BIN)/hatchling build -d $(WHEEL)
	sed -nE 's/^([a-z0-9-]+==[^ ]+( ; [^\\]+)?) ?\\?$$/\1/p' requirements.lock > $(WHEEL)/pins.txt
	$(PYTHON) -m venv $(WHEEL)/venv
	$(WHEEL)/venv/bin/pip install --quiet --constraint $(WHEEL)/pins.txt $(WHEEL)/claimx-*.whl
	cd $(WHEEL) && echo "Sales rose 4% in 2016, Ardent Foods said." | venv/bin/claimx extract -
	$(WHEEL)/venv/bin/pip uninstall --quiet --yes claimx
	$(WHEEL)/venv/bin/pip install --quiet --constraint $(WHEEL)/pins.txt $(WHEEL)/claimx-*.tar.gz
	cd $(WHEEL) && echo "Sales rose 4% in 2016, Ardent Foods said." | venv/bin/claimx extract -

bench: $(READY)
	$(BIN)/python benchmarks/speed.py

lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet -o requirements.lock

clean:
	rm -rf .venv out site .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("claimx needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
