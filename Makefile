# Every command sets up what it needs first; where that is done, it takes no time.
# More words for a command go in ARGS: make demo ARGS="--headless", make test ARGS="-k journal".

full := .venv/bin/python
plain := .venv/plain/bin/python
as_user := packaging/as-user

.PHONY: demo test check bench screens soak set-up lock clean

demo: set-up
	@$(as_user) $(full) -m kiosk demo $(ARGS)

# what decides is tested without Qt, what shows with it
test: set-up
	@$(as_user) $(plain) -m pytest --no-xvfb tests/unit tests/property $(ARGS)
	@$(as_user) $(full) -m pytest tests/ui tests/e2e $(ARGS)

check: set-up
	@$(full) -m ruff check .
	@$(full) -m ruff format --check .
	@$(full) -m mypy
	@.venv/bin/lint-imports --cache-dir build/import-linter

bench: set-up
	@$(as_user) $(full) -m tests.bench $(ARGS)

screens: set-up
	@$(as_user) $(full) -m tests.screens $(ARGS)

soak: set-up
	@$(as_user) $(full) -m tests.soak $(ARGS)

set-up:
	@packaging/set-up

lock:
	@packaging/lock $(ARGS)

clean:
	rm -rf build dist .venv
