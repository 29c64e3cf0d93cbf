"""Where the frozen program begins: it must not be a module of the package it imports."""

import sys

from cchc_desktop.__main__ import main

sys.exit(main())
