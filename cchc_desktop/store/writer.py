"""The one thread that writes, so that an old disk never holds up the typing."""

import atexit
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database

from cchc_desktop.entry import Entry
from cchc_desktop.store.database import explained, open_store
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.problems import StoreProblem, is_mistake

T = TypeVar("T")

RETRY_SECONDS = 10.0
"""How soon what could not be saved is tried again when nobody types."""

_NOT_SAVED = "Chưa lưu được. {why} Nội dung vừa nhập vẫn còn trong chương trình: xin đừng tắt chương trình."
_NOT_WRITABLE = "Trong phần vừa nhập có ký tự không ghi được; hãy xóa hoặc gõ lại phần đó."


@dataclass(frozen=True)
class _Save:
    entry: Entry
    title: str
    token: int


@dataclass(frozen=True)
class _Job:
    function: Callable[[Database], Any]
    future: Future[Any]


def _unheard(*_: object) -> None:
    """Stands for a callback that nobody gave."""


class Writer:
    """Owns the writing connection. Its methods may be called from any thread but its own.

    ``on_saved(entry_id, revision, token)`` is called once that content, and with it everything
    handed over for the entry before, is committed; ``on_problem(message)``, in Vietnamese, each time
    a save fails. Both come from the writing thread.
    """

    def __init__(
        self,
        path: Path,
        on_saved: Callable[[str, str, int], object] = _unheard,
        on_problem: Callable[[str], object] = _unheard,
        retry: float = RETRY_SECONDS,
    ) -> None:
        """Opens the store, making it if there is none; raises ``StoreProblem``. ``retry`` in seconds."""
        self._path = path
        self._on_saved = on_saved
        self._on_problem = on_problem
        self._retry = retry
        self._changed = threading.Condition()
        self._queue: list[_Save | _Job] = []
        self._failed: dict[str, _Save] = {}
        self._token = 0
        self._closing = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._work, args=(opened,), name="store", daemon=True)
        self._thread.start()
        opened.result()
        # A daemon does not keep a failing program alive; this still empties the queue on its way out.
        atexit.register(self.close)

    def save(self, entry: Entry, title: str = "") -> int:
        """Hands over the entry's newest content and returns at once with the token of this save.

        Older content of the same entry that still waits is left out, unless a job stands between.
        """
        with self._changed:
            self._token += 1
            self._hand_over(_Save(entry, title, self._token))
            return self._token

    def do(self, function: Callable[[Database], T]) -> Future[T]:
        """Runs a function on the store in its turn: after every earlier save, before every later one.

        It ends its own transactions. It is not run while an earlier save cannot be committed: the
        future then holds a ``StoreProblem``, so that no job builds on content that is not there.
        """
        future: Future[T] = Future()
        with self._changed:
            self._hand_over(_Job(function, future))
        return future

    def flush(self, timeout: float | None = None) -> bool:
        """Waits until everything handed over so far is committed; False when it is not (in time)."""
        try:
            self.do(_unheard).result(timeout)
        except (StoreProblem, TimeoutError):
            return False
        return True

    def close(self, timeout: float | None = None) -> bool:
        """Flushes and ends the thread; False when something could not be committed.

        Ask ``flush`` first where the clerk shall have a say.
        """
        atexit.unregister(self.close)
        if not self._closing:
            self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(timeout)
        return not self._failed and not self._thread.is_alive()

    def _hand_over(self, item: _Save | _Job) -> None:
        if self._closing:
            raise RuntimeError("the writer is closed")
        self._queue.append(item)
        self._changed.notify()

    def _work(self, opened: Future[None]) -> None:
        try:
            db = open_store(self._path)
        except BaseException as error:
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            while (batch := self._take()) is not None:
                for item in batch:
                    self._save(db, item) if isinstance(item, _Save) else self._run(db, item)
        finally:
            db.close()

    def _take(self) -> list[_Save | _Job] | None:
        """Waits for something to do; what failed before comes first. None: nothing more will come."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._queue or self._closing, self._retry if self._failed else None
            )
            if self._closing and not self._queue:
                return None
            batch = newest([*self._failed.values(), *self._queue])
            self._queue = []
            return batch

    def _save(self, db: Database, save: _Save) -> None:
        try:
            Entries(db).save(save.entry, save.title)
        except Exception as error:
            self._failed[save.entry.id] = save
            _note(error)
            why = str(error) if isinstance(error, StoreProblem) else _NOT_WRITABLE
            self._tell(self._on_problem, _NOT_SAVED.format(why=why))
        else:
            self._failed.pop(save.entry.id, None)
            self._tell(self._on_saved, save.entry.id, save.entry.revision, save.token)

    def _run(self, db: Database, job: _Job) -> None:
        if not job.future.set_running_or_notify_cancel():
            return
        try:
            result = self._result(db, job)
        except BaseException as error:
            db.rollback()
            _note(error)
            job.future.set_exception(error)
        else:
            job.future.set_result(result)

    def _result(self, db: Database, job: _Job) -> object:
        if self._failed:
            raise StoreProblem("unsaved", self._path)
        with explained(self._path):
            result: object = job.function(db)
        if db.conn.in_transaction:
            raise RuntimeError("a job left its transaction open")
        return result

    def _tell(self, callback: Callable[..., object], *values: object) -> None:
        try:
            callback(*values)
        except Exception:
            # The listener's mistake must not end the thread that keeps the clerk's work.
            logging.getLogger(__name__).exception("a callback of the writer failed")


def _note(error: BaseException) -> None:
    """A mistake of the program is noted where it happened: nobody may be waiting for the job."""
    if is_mistake(error):
        logging.getLogger(__name__).error("the writing thread met a mistake", exc_info=error)


def newest(items: Sequence[_Save | _Job]) -> list[_Save | _Job]:
    """The items in order without the saves that a later one of the same entry makes needless.

    A job parts them: what was handed over before it is there when it runs.
    """
    kept: list[_Save | _Job] = []
    covered: set[str] = set()
    for item in reversed(items):
        if isinstance(item, _Job):
            covered.clear()
        elif item.entry.id in covered:
            continue
        else:
            covered.add(item.entry.id)
        kept.append(item)
    return kept[::-1]
