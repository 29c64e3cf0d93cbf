"""``python -m installer``: from the checkout to dist/CCHC-Setup-<version>.exe."""

import argparse
import sys
import time
from pathlib import Path

from installer.dlls import check_libraries
from installer.freezing import freeze
from installer.licences import add_licences
from installer.packing import check_limits, date_files, make_installer, make_portable, write_sum
from installer.places import DIST, MEGABYTE, CannotBuild
from installer.signing import sign


def main() -> int:
    """The exit code; what went wrong is told in one sentence."""
    parser = argparse.ArgumentParser("python -m installer", description=__doc__)
    parser.add_argument(
        "--python", type=Path, metavar="DIR", help="a folder with Windows' CPython 3.11, 64-bit"
    )
    parser.add_argument("--sign", action="store_true", help="sign program and installer: see installer/sign")
    options = parser.parse_args()
    try:
        build(options.python, options.sign)
    except CannotBuild as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build(python: Path | None, signed: bool) -> None:
    """Freeze, check, pack; each step says what it made."""
    begun = time.monotonic()
    frozen = freeze(python)
    add_licences(frozen)
    if signed:
        sign(frozen / "cchc.exe")
    date_files(frozen)
    asked = check_libraries(frozen)
    size, count = check_limits(frozen)
    print(f"program: {size / MEGABYTE:.1f} MB in {count} files, {asked} libraries shipped or Windows' own")
    DIST.mkdir(exist_ok=True)
    for path in (make_installer(frozen, signed), make_portable(frozen)):
        print(f"{path.name}: {path.stat().st_size / MEGABYTE:.1f} MB, SHA-256 {write_sum(path)}")
    print(f"built in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
