"""The tests under ``windows`` want a built installer and a Debian tree with Wine: ``make test-installer``."""

import os

collect_ignore = [] if os.environ.get("CCHC_TEST_INSTALLER") else ["windows"]
