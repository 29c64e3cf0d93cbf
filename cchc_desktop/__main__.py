"""``python -m cchc_desktop``: the window, or a command for support staff."""

import sys
from pathlib import Path


def main() -> int:
    """Open the window, with a package that was double-clicked; with other arguments, run a command."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    package = Path(first) if first.lower().endswith(".cchc") else None
    if first and not package and not first.startswith("-platform"):
        from cchc_desktop.commandline import run

        return run(sys.argv[1:])
    from cchc_desktop.app import open_window

    return open_window(sys.argv, package)


if __name__ == "__main__":
    sys.exit(main())
