# Every target works alone and first, on a fresh clone with Python 3.11 or later.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin

.PHONY: test demo lint types floors unit browser java wheel docs picture bench judgement clean

test: lint types floors unit wheel  ## everything that must hold before a change lands

demo: .venv/installed  ## the main job on the first story
	@echo '$$ msglint check examples/webinar'
	@$(BIN)/msglint check examples/webinar || test $$? -eq 1
	@mkdir -p build
	@$(BIN)/msglint check examples/webinar --format html --output build/report.html || test $$? -eq 1
	@echo 'the same as a page, with each message as its reader sees it: build/report.html'

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed
	$(BIN)/mypy

floors: .venv/installed
	$(BIN)/lint-imports

unit: .venv/installed browser java
	$(BIN)/pytest -n auto --dist loadgroup

browser:  ## Chromium, for the tests of the report: Debian's, where the system has none
	sh scripts/get_debian.sh Chromium "the tests of the report" chromium \
	  chromium chromium-browser google-chrome google-chrome-stable

java:  ## Java, for the tests on Spark: Debian's, where the system has none
	test -n "$$JAVA_HOME" || sh scripts/get_debian.sh "Java 17 or later" "the tests on Spark" default-jre-headless java

wheel: .venv/installed  ## the built wheel, installed alone, finds its rules and does its job
	sh scripts/check_wheel.sh $(PYTHON)

docs: .venv/installed  ## docs/rules.md and the README's picture, from the packs and a real run
	$(BIN)/python scripts/make_docs.py

picture: .venv/installed browser  ## docs/report.png, from a real run on the symphony's story
	$(BIN)/python scripts/make_picture.py

bench: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python benchmarks/performance.py

judgement: .venv/installed  ## precision, recall and F1 of every judged rule, with baselines
	$(BIN)/python benchmarks/judgement/every.py

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
