from functools import partial
from pathlib import Path

import pytest

from cchc_desktop.carry.copying import File, copy_all, found_there, named_apart
from tests.carry.faulty import FAULTS, FaultyDisk, Killed

FILES = [File(f"bc-{n}.docx", bytes([n]) * 150_000, f"e{n}") for n in range(3)]


def names(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_files_arrive_and_progress_is_told(tmp_path):
    told: list[tuple[int, int]] = []
    outcome = copy_all(tmp_path, FILES, replace=False, told=lambda *done: told.append(done))
    assert outcome.done
    assert names(tmp_path) == {file.name: file.data for file in FILES}
    assert told == sorted(told)
    assert told[-1] == (450_000, 450_000)


def test_same_content_is_not_written_again(tmp_path):
    copy_all(tmp_path, FILES, replace=False)
    assert set(found_there(tmp_path, FILES).values()) == {"same"}
    assert all(copied.again for copied in copy_all(tmp_path, FILES, replace=False).copied)


def test_other_content_gets_a_new_name(tmp_path):
    (tmp_path / "bc-1.docx").write_bytes(b"other")
    assert found_there(tmp_path, FILES)["bc-1.docx"] == "other"
    for _ in range(2):
        copy_all(tmp_path, FILES, replace=False)
        assert set(names(tmp_path)) == {"bc-0.docx", "bc-1.docx", "bc-1_2.docx", "bc-2.docx"}
        assert names(tmp_path)["bc-1.docx"] == b"other"


def test_other_content_is_replaced_when_asked(tmp_path):
    (tmp_path / "bc-1.docx").write_bytes(b"other")
    assert copy_all(tmp_path, FILES, replace=True).done
    assert names(tmp_path) == {file.name: file.data for file in FILES}


def test_files_of_one_name_are_told_apart():
    made = named_apart([File("a.docx", b"1"), File("A.docx", b"2"), File("a.docx", b"3")])
    assert [file.name for file in made] == ["a.docx", "A_2.docx", "a_3.docx"]


def test_stop_leaves_whole_files_only(tmp_path):
    asked = iter([False] * 5 + [True] * 5)
    outcome = copy_all(tmp_path, FILES, replace=False, stopped=lambda: next(asked))
    assert outcome.stopped
    assert not outcome.done
    assert names(tmp_path) == {copied.file.name: copied.file.data for copied in outcome.copied}
    assert copy_all(tmp_path, FILES, replace=False).done


def test_path_too_long_for_old_programs_is_told(tmp_path):
    folder = tmp_path / ("x" * 190)
    folder.mkdir()
    assert "quá dài" in copy_all(folder, FILES, replace=False).problem


def test_folder_that_is_gone_is_told(tmp_path):
    assert "cắm lại" in copy_all(tmp_path / "usb", FILES, replace=False).problem


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_makes_a_torn_file_and_running_again_completes(tmp_path, fault):
    whole = {file.name: file.data for file in FILES}
    for at in range(40):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "bc-1.docx").write_bytes(b"other")
        disk = FaultyDisk(fault, at)
        copy = partial(copy_all, folder, FILES, replace=True)
        try:
            outcome = copy(disk=disk)
        except Killed:
            outcome = None
        there = {name: data for name, data in names(folder).items() if not name.startswith(".")}
        for name, data in there.items():
            assert data == whole[name] or (name, data) == ("bc-1.docx", b"other")
        if outcome and outcome.done:
            assert there == whole
        assert copy().done
        if not disk.struck:
            return
    raise AssertionError("the faults never ended")
