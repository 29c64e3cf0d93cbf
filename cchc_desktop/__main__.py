"""``python -m cchc_desktop``: the window, or a command for support staff."""

import sys


def main() -> int:
    """Open the window; with arguments, run a command instead."""
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-platform"):
        from cchc_desktop.commandline import run

        return run(sys.argv[1:])
    from cchc_desktop.app import open_window

    return open_window(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
