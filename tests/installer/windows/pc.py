"""A Windows PC for tests: a Wine prefix, a screen and a user's folders, seen only through a sandbox."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TREE = ROOT / "build" / "wine-tree"
USER = "Nguyễn Thị Ánh"  # folders with diacritics and spaces from the first test to the last
NAME = "Kế hoạch, báo cáo CCHC"
PROGRAM = rf"C:\users\{USER}\AppData\Local\Programs\CCHC"
LINK = rf"C:\users\{USER}\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\{NAME}.lnk"
FONTS = r"HKCU\Software\Wine\Fonts\Replacements"
INSTALLED_FONTS = r"HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion\Fonts"
TIMES = Path("/usr/share/fonts/truetype")
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CCHC"
_PATIENCE = 15
"""Seconds that the screen may take for an answer."""


class Pc:
    """What happens to Windows' programs in one folder: drive C: is the prefix, drive D: the folder ``d``."""

    def __init__(self, folder: Path, display: str, arch: str = "win64"):
        self.folder, self.display, self.arch = folder, display, arch
        self.begun: list[subprocess.Popen[bytes]] = []
        self.extra: list[str] = []  # more mounts, for the programs that are started from now on
        for name in ("prefix", "tmp", "d"):
            (folder / name).mkdir(parents=True)
        (folder / "passwd").write_text(
            f"{USER}:x:{os.getuid()}:{os.getgid()}::/pc:/bin/sh\n", encoding="utf-8"
        )
        said = self.wine("wineboot", "--init")
        assert said.returncode == 0, said.stderr.decode()
        (folder / "prefix" / "dosdevices" / "d:").symlink_to("/pc/d")
        for font in ("Segoe UI", "MS Shell Dlg", "MS Shell Dlg 2", "Tahoma"):
            self.wine("wine", "reg", "add", FONTS, "/v", font, "/d", "DejaVu Sans", "/f")
        self._bring_times()

    # folders

    @property
    def home(self) -> Path:
        return self.folder / "prefix" / "drive_c" / "users" / USER

    @property
    def program(self) -> Path:
        return self.home / "AppData" / "Local" / "Programs" / "CCHC"

    @property
    def data(self) -> Path:
        return self.home / "AppData" / "Local" / "CCHC"

    @property
    def start_link(self) -> Path:
        return self.home / f"AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk"

    @property
    def desktop_link(self) -> Path:
        return self.home / "Desktop" / f"{NAME}.lnk"

    def _bring_times(self) -> None:
        """Liberation Serif, which is as wide as Times: pages are drawn in nothing else."""
        fonts = self.folder / "prefix" / "drive_c" / "windows" / "Fonts"
        fonts.mkdir(exist_ok=True)
        lines = ["Windows Registry Editor Version 5.00", f"[{INSTALLED_FONTS}]"]
        for path in TIMES.glob("liberation*/LiberationSerif-*.ttf"):
            if path.stat().st_size > 250_000:  # Liberation 1 has no “Ệ”
                (fonts / path.name).write_bytes(path.read_bytes())
                lines.append(f'"{path.stem} (TrueType)"="{path.name}"')
        (self.folder / "d" / "fonts.reg").write_text("\r\n".join([*lines, ""]), encoding="utf-16", newline="")
        self.wine("wine", "reg", "import", r"D:\fonts.reg")
        self.stop()  # fonts are looked for when the PC is switched on

    # running

    def wine(self, *command: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command of the tree to its end."""
        return subprocess.run(
            self._inside(command, variables),
            capture_output=True,
            check=False,
            timeout=300,
            stdin=subprocess.DEVNULL,
        )

    def begin(self, *command: str, **variables: str) -> "subprocess.Popen[bytes]":
        """Start a command and leave it running."""
        quiet = subprocess.DEVNULL
        running = subprocess.Popen(self._inside(command, variables), stdin=quiet, stdout=quiet, stderr=quiet)
        self.begun.append(running)
        return running

    def run(self, program: str, *arguments: str, **variables: str) -> int:
        """The exit code of a Windows program."""
        return self.wine("wine", program, *arguments, **variables).returncode

    def install(self, setup: Path, switches: str = "/S") -> int:
        """The exit code of an installer, put on drive D: first; /D= wants a folder without quotes."""
        return self.wine("wine", "cmd", "/c", rf"D:\{self.bring(setup)} {switches}").returncode

    def uninstall(self, folder: str = PROGRAM) -> None:
        """Remove the program silently and wait: the remover goes on as a copy of itself."""
        (remover,) = self.inside(folder).glob("*/go-bo.exe")
        self.run(rf"{folder}\{remover.parent.name}\go-bo.exe", "/S")
        self.until(lambda: not self.key(UNINSTALL, "DisplayName"))
        self.until(lambda: not self.inside(folder).exists())

    def bring(self, path: Path) -> str:
        """A file's name on drive D:, where it is put."""
        target = self.folder / "d" / path.name
        if not target.exists() or not target.samefile(path):
            target.unlink(missing_ok=True)
            target.hardlink_to(path)
        return path.name

    def inside(self, name: str) -> Path:
        """Where a Windows path of C: or D: lies."""
        drive = self.folder / "d" if name[0] == "D" else self.folder / "prefix" / "drive_c"
        return drive / name[3:].replace("\\", "/")

    def key(self, key: str, name: str) -> str:
        """A value of the registry, or nothing."""
        self.wine("wine", "reg", "export", key, r"D:\key.reg", "/y")
        exported = self.folder / "d" / "key.reg"
        if not exported.exists():
            return ""
        text = exported.read_text(encoding="utf-16")
        exported.unlink()
        written = f'"{name}"' if name else "@"
        found = re.search(rf'^{written}=(?:"(.*)"|dword:(\w+))$', text, re.MULTILINE)
        value = (found.group(1) or found.group(2) or "") if found else ""
        return value.replace('\\"', '"').replace("\\\\", "\\")

    def until(self, holds: Callable[[], object], seconds: float = 60) -> float:
        """Wait for something; the seconds it took."""
        begun = time.monotonic()
        while not holds():
            assert time.monotonic() - begun < seconds, "waited in vain"
            time.sleep(0.05)
        return time.monotonic() - begun

    def processes(self, name: str) -> list[int]:
        """The processes of this PC whose command line holds a name."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                line = (place / "cmdline").read_bytes().decode("utf-8", "replace")
                ours = f"CCHC_PC={self.folder}".encode() in (place / "environ").read_bytes().split(b"\0")
            except OSError:
                continue
            if ours and name in line.partition("\0")[0]:
                found.append(int(place.name))
        return found

    def kill(self, name: str) -> None:
        """End this PC's processes of that name, as when the plug is pulled."""
        for process in self.processes(name):
            os.kill(process, signal.SIGKILL)
        self.until(lambda: not self.processes(name))

    def stop(self) -> None:
        """Switch the PC off; with the next program it is on again."""
        self.wine("wineserver", "--kill")
        self.until(lambda: not self.processes("wineserver"))
        self._reap()

    def clear(self) -> None:
        """As before the first installation."""
        for name in ("cchc.exe", "go-bo.exe", "CCHC-Setup", "explorer", "Un_"):
            self.kill(name)
        self._reap()
        for name in (r"HKCU\Software\CCHC", UNINSTALL):
            self.wine("wine", "reg", "delete", name, "/f")
        for place in (self.program, self.data, self.folder / "d"):
            subprocess.run(["rm", "-rf", str(place)], check=True)
        (self.folder / "d").mkdir()
        for link in (self.start_link, self.desktop_link):
            link.unlink(missing_ok=True)

    def _reap(self) -> None:
        for running in self.begun:
            running.terminate()
            running.wait()
        self.begun.clear()

    # the screen

    def windows(self, title: str) -> list[str]:
        """The visible windows with that title."""
        return self._x("xdotool", "search", "--onlyvisible", "--name", title).split()

    def press(self, title: str, *keys: str) -> None:
        """Type on the keyboard, into the window with that title."""
        self._x("xdotool", "windowfocus", "--sync", self.windows(title)[0])
        self._x("xdotool", "key", "--delay", "120", *keys)

    def picture(self, path: Path) -> Path:
        """What the screen shows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._x("import", "-window", "root", str(path))
        return path

    def colours(self, window: str) -> int:
        """How many colours the screen shows where a window is: one or two before it is painted.

        Asked about a window that is not there yet, ``import`` waits for ever and lets nobody else ask.
        """
        said = self._x("xdotool", "getwindowgeometry", "--shell", window)
        place = {name: int(number) for name, number in re.findall(r"^(\w+)=(-?\d+)$", said, re.MULTILINE)}
        if not {"X", "Y", "WIDTH", "HEIGHT"} <= place.keys():
            return 0
        where = f"{place['WIDTH']}x{place['HEIGHT']}{place['X']:+d}{place['Y']:+d}"
        told = self._x("import", "-window", "root", "-crop", where, "-format", "%k", "info:-")
        return int(told) if told.isdigit() else 0

    def settle(self) -> None:
        """Wait until the screen stays as it is."""
        before, same = b"", 0
        for _ in range(60):
            now = self._ask("import", "-window", "root", "-depth", "8", "rgb:-")
            same = same + 1 if now and now == before else 0
            if same == 2:
                return
            before = now
            time.sleep(0.3)

    def _x(self, *command: str) -> str:
        return self._ask(*command).decode("utf-8", "replace").strip()

    def _ask(self, *command: str) -> bytes:
        """What the screen answers; nothing when it does not, as about a window that just went away."""
        screen = dict(os.environ) | {"DISPLAY": self.display}
        try:
            done = subprocess.run(command, env=screen, capture_output=True, check=False, timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            return b""
        return done.stdout

    def _inside(self, command: tuple[str, ...], variables: dict[str, str]) -> list[str]:
        environment = {
            "CCHC_PC": str(self.folder), "DISPLAY": self.display, "HOME": "/pc", "LC_ALL": "C.UTF-8",
            "PATH": "/usr/bin:/bin", "WINEARCH": self.arch, "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=", "WINEPREFIX": "/pc/prefix",
        } | variables  # fmt: skip
        binds = {self.folder: "/pc", self.folder / "tmp": "/tmp", Path("/tmp/.X11-unix"): "/tmp/.X11-unix"}
        mounts = ["--ro-bind", str(TREE), "/", "--proc", "/proc", "--dev", "/dev"]
        mounts += [part for here, there in binds.items() for part in ("--bind", str(here), there)]
        mounts += ["--ro-bind", str(self.folder / "passwd"), "/etc/passwd", *self.extra]
        settings = [part for name, value in environment.items() for part in ("--setenv", name, value)]
        return ["bwrap", *mounts, "--clearenv", *settings, "--chdir", "/pc", *command]
