"""The lock files: exact, hashed, and of no machine in particular."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pinned(name: str) -> dict[str, list[str]]:
    """“name==version” of each requirement with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    requirements = re.findall(r"^(\S+==\S+)([^\n]*(?:\n +[^\n]*)*)", text, re.MULTILINE)
    return {pin: re.findall(r"--hash=(sha256:[0-9a-f]{64})", rest) for pin, rest in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock):
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert len(pinned(lock)) == sum(not line.startswith((" ", "#")) for line in lines)
    assert all(pinned(lock).values())


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_registry_and_no_path(lock):
    assert not re.search(r"://|--index|--extra|--find| /|^/", (ROOT / lock).read_text(encoding="utf-8"))


def test_program_runs_on_what_the_tests_ran_on():
    assert pinned(LOCKS[0]).items() <= pinned(LOCKS[1]).items()
