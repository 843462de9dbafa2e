# make demo   set up everything from the lock and run the demo
# make test   set up everything and run the tests
# make coverage   the same, and which lines no test reaches (slower)
# make check  format, lint, types and the rules of the house
# make evaluation   measure on the annotated material and write docs/evaluation.md
# make bench  time every part and write docs/performance.md
# make train  make the trained weights anew from annotated documents and dossiers (an hour or two)
# make lock   resolve the requirements anew

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := --require-hashes --only-binary :all:
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

.PHONY: demo test coverage check evaluation bench train lock clean
.DELETE_ON_ERROR:

demo: .venv/core
	$(BIN)/onrecord demo $(ARGS)

test: .venv/dev
	$(BIN)/python -m pytest $(ARGS)

coverage: .venv/dev
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered $(ARGS)

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluation: .venv/dev
	$(BIN)/python scripts/evaluate.py ../shared

bench: .venv/dev
	$(BIN)/python scripts/bench.py ../shared

.venv/installer: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("onrecord needs Python 3.11 or later; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(PIP) install --quiet $(LOCKED) -r requirements/bootstrap.txt
	@touch $@

# uv is fast; where it cannot reach the package index as configured, pip can.
.venv/core: .venv/installer requirements/core.txt requirements/build.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python $(LOCKED) -r requirements/core.txt -r requirements/build.txt \
	  || $(PIP) install --quiet $(LOCKED) -r requirements/core.txt -r requirements/build.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --offline --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/core requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python $(LOCKED) -r requirements/dev.txt \
	  || $(PIP) install --quiet $(LOCKED) -r requirements/dev.txt
	@touch $@

.venv-train/ready: requirements/core.txt requirements/train.txt
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements/core.txt
	.venv-train/bin/python -m pip install --quiet -r requirements/train.txt
	@touch $@

train: .venv-train/ready
	PYTHONPATH=src PYTHONHASHSEED=0 .venv-train/bin/python scripts/train_who.py ../shared
	PYTHONPATH=src PYTHONHASHSEED=0 .venv-train/bin/python scripts/train_extract.py ../shared
	PYTHONPATH=src PYTHONHASHSEED=0 .venv-train/bin/python scripts/train_second_look.py scripts/follow_training/*/ ../shared/dossiers/*/

lock: # run once an environment is there
	printf 'uv\n' | $(COMPILE) - -o requirements/bootstrap.txt
	printf 'hatchling\neditables\n' | $(COMPILE) - -o requirements/build.txt
	$(COMPILE) pyproject.toml -o requirements/core.txt
	printf 'hatchling\neditables\n' | $(COMPILE) --extra dev pyproject.toml - -o requirements/dev.txt

clean:
	rm -rf .venv
