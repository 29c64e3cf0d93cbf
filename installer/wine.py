"""Wine on Linux, for running Windows' Python: a prefix of its own and one drive letter for the build."""

import os
from pathlib import Path

from installer.places import WORK, run

DRIVE = "K:"


class Wine:
    """A Wine prefix that sees the build's folder as drive K:, so that no path of this machine gets in."""

    def __init__(self, prefix: Path = WORK / "wine"):
        self.prefix = prefix

    def prepare(self) -> None:
        """Make the prefix anew: what an earlier build left there must not matter."""
        self.prefix.mkdir(parents=True)
        self._run("wineboot", "--init")
        self._run("winecfg", "-v", "win10")
        drive = self.prefix / "dosdevices" / DRIVE.lower()
        drive.symlink_to(WORK, target_is_directory=True)

    def run(self, program: str, *arguments: str, **variables: str) -> str:
        """Run a Windows program (a path on K:) and give back what it printed."""
        return self._run("wine", program, *arguments, **variables)

    def close(self) -> None:
        """Wait until nothing of Wine runs any more, so that no file of the build is still held."""
        self._run("wineserver", "--wait")

    def _run(self, *command: str, **variables: str) -> str:
        wine = {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
        return run(list(command), cwd=WORK, env=kept | wine | variables)
