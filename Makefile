.PHONY: shots guide torture packages setup run test mutations demo format lock clean installer test-installer try-installer
python := .venv/bin/python
short := "recipe or sum_beside or silent_installation or made_on_linux or second_start or stick"

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

mutations: packages ## 1,000 leftovers put into the five documents: is each moved or listed by the roll-over?
	MUTATIONS=1000 $(python) -m pytest -s tests/form/test_rollover.py -k injected

torture: packages ## 10,000 kills while saving, importing, restoring and migrating; 100,000 spoilt DOCX files read
	$(python) -m tests.carry.torture 10000
	$(python) -m tests.review.torture 100000

shots: packages ## pictures of every window at 3 scalings, 3 sizes of text, 2 screens in build/shots
	@.ci/system-packages screenless
	$(python) -m tests.ui.shots build/shots

demo: packages ## the five real documents and a picture of the window in build/demo, no screen needed
	@.ci/system-packages screenless
	QT_QPA_PLATFORM=offscreen $(python) -m tests.demo build/demo

guide: packages ## the pictures of the user guide anew, taken from the program, no screen needed
	@.ci/system-packages screenless
	QT_QPA_PLATFORM=offscreen $(python) -m tests.guide resources/help

format: packages ## what ruff can mend
	$(python) -m ruff format .
	$(python) -m ruff check --fix .

lock: packages ## newer packages: writes the lock files anew
	.ci/lock

installer: packages ## the Windows installer and the portable zip in dist/, with their SHA-256
	@installer/system-packages build
	$(python) -m installer

test-installer: packages ## installs, uses and removes what lies in dist/ under Wine
	@installer/system-packages tests
	@installer/wine-tree
	CCHC_TEST_INSTALLER=1 $(python) -m pytest -n 0 -o faulthandler_timeout=900 tests/installer

try-installer: packages ## the same in short: installs, makes documents, starts twice, copies to a stick
	@installer/system-packages tests
	@installer/wine-tree
	CCHC_TEST_INSTALLER=1 $(python) -m pytest -n 0 -o faulthandler_timeout=600 tests/installer -k $(short)

clean: ## everything that was made, .venv too
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
