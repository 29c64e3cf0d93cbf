.PHONY: packages setup run test demo format lock clean
python := .venv/bin/python

setup: packages ## all that the program needs to run here
	@.ci/system-packages screen

packages: # Python packages in .venv, exactly as locked
	@.ci/setup

run: setup ## opens the program
	@.ci/open

test: packages ## all checks
	@.ci/system-packages tests
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy
	QT_QPA_PLATFORM=offscreen $(python) -m pytest -n auto

demo: packages ## the five real documents and a picture of the window in build/demo, no screen needed
	@.ci/system-packages screenless
	QT_QPA_PLATFORM=offscreen $(python) -m tests.demo build/demo

format: packages ## what ruff can mend
	$(python) -m ruff format .
	$(python) -m ruff check --fix .

lock: packages ## newer packages: writes the lock files anew
	.ci/lock

clean: ## everything that was made, .venv too
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
