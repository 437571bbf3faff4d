"""What reads a supplier's PDF for the screens: a process of its own, so that no file can take the application down."""

import json
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import Lock, Timer
from types import ModuleType
from typing import TYPE_CHECKING, Any

from app.errors import AppError
from app.exchange.pages.child import READY, main
from app.exchange.pages.limits import MAX_FILE, MAX_PAGES, MAX_PIXELS, MAX_TEXT, MEMORY, SECONDS, START_SECONDS

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_PIECE = 1024 * 1024
_ANSWER = 16 * MAX_TEXT  # bytes of JSON at most
_REFUSALS: dict[str, tuple[str, ...]] = {
    "pages-damaged": (),
    "pages-encrypted": (),
    "pages-none": (),
    "page-not-there": ("number", "pages"),
    "page-damaged": ("number",),
    "pages-stopped": (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A PDF that can be shown: how many pages it says it has, and how many of them are listed."""

    pages: int
    listed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """A page, counted from 1: its picture in rows of `width` × 4 bytes (blue, green, red, unused), and its text.

    `whole` is False where the text is longer than is shown.
    """

    number: int
    width: int
    height: int
    pixels: bytes
    text: str
    whole: bool


class PageReader:
    """Reads one PDF at a time; the process begins with the first and stays for the pages after it.

    May be used by several threads, one after the other; `close` may come from any of them at any time. After a refusal
    of the kind `pages-stopped` or `pages-too-slow` the file has to be opened anew.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._lock = Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._opened: str | None = None
        self._late = False
        self._closed = False

    @property
    def opened(self) -> str | None:
        """The key of the file whose pages can be asked for now."""
        return self._opened

    @property
    def process_id(self) -> int | None:
        """The number of the reading process, None while there is none."""
        return None if self._process is None else self._process.pid

    def open(self, key: str, content: bytes) -> Opened:
        """Open a file under a key of the caller's; the one before is let go.

        Raises AppError `attachment-too-large`, `pages-encrypted`, `pages-damaged`, `pages-none`, `pages-stopped`,
        `pages-too-slow`.
        """
        if len(content) > MAX_FILE:
            raise AppError("attachment-too-large", limit=MAX_FILE // 1024 // 1024)
        if not content:
            raise AppError("pages-damaged")
        with self._lock:
            self._opened = None
            answer, _none = self._ask({"ask": "open", "size": len(content)}, content)
            opened = Opened(pages=_number(answer, "pages"), listed=min(_number(answer, "listed"), MAX_PAGES))
            self._opened = key
        return opened

    def page(self, key: str, number: int, *, width: int) -> DrawnPage:
        """Return a page of the file opened under this key, about `width` pixels wide.

        Raises AppError `page-not-there`, `page-damaged`, `pages-too-slow`, and `pages-stopped` also where another
        file has been opened since.
        """
        with self._lock:
            if self._opened != key:
                raise AppError("pages-stopped")
            answer, pixels = self._ask({"ask": "page", "number": number, "width": max(1, min(width, 8_192))})
        drawn = DrawnPage(
            number=number,
            width=_number(answer, "width"),
            height=_number(answer, "height"),
            pixels=pixels,
            text=str(answer.get("text", ""))[:MAX_TEXT],
            whole=answer.get("whole") is True,
        )
        if len(pixels) != drawn.width * drawn.height * 4:
            raise AppError("page-damaged", number=number)
        return drawn

    def close(self) -> None:
        """End the process, also in the middle of a page: whoever waits for that is refused."""
        self._closed = True
        self._kill()
        with self._lock:
            self._end()

    def _ask(self, question: dict[str, object], content: bytes = b"") -> tuple[dict[str, Any], bytes]:
        """Return the answer and its bytes; a process that is too slow, or dies over it, is ended."""
        try:
            self._begin()
            with _Watched(self._too_late, self._seconds):
                connection = self._connected()
                connection.send_bytes(json.dumps(question).encode())
                for at in range(0, len(content), _PIECE):
                    connection.send_bytes(content[at : at + _PIECE])
                answer = json.loads(connection.recv_bytes(_ANSWER))
                body = connection.recv_bytes(MAX_PIXELS * 4)
        except (OSError, EOFError, ValueError) as error:
            self._end()
            raise AppError("pages-too-slow" if self._late else "pages-stopped") from error
        if not isinstance(answer, dict):
            self._end()
            raise AppError("pages-stopped")
        if "refused" in answer:
            raise _refusal(answer)
        return answer, body

    def _begin(self) -> None:
        self._late = False
        if self._closed:
            raise EOFError
        if self._process is not None and self._process.is_alive():
            return
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=main, args=(theirs, self._memory), name="evenhand-pages", daemon=True)
        with _nothing_to_import():
            process.start()
        theirs.close()
        self._process, self._connection = process, ours
        with _Watched(self._too_late, START_SECONDS):
            if ours.recv_bytes(len(READY)) != READY:
                raise ValueError

    def _connected(self) -> Connection:
        if self._connection is None:
            raise EOFError
        return self._connection

    def _too_late(self) -> None:
        self._late = True
        self._kill()

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            with suppress(ValueError):  # it has been closed meanwhile
                process.kill()

    def _end(self) -> None:
        self._opened = None
        self._kill()
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is not None:
            process.join()
        if connection is not None:
            connection.close()


@contextmanager
def _nothing_to_import() -> Iterator[None]:
    """Let a process that starts now not import the program that started it first.

    Multiprocessing would, for functions that live there. Ours doesn't, and the program may be the whole window:
    measured, 1.0 s and 134 MB for nothing.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


class _Watched:
    """Calls somebody when a block of work takes longer than it may."""

    def __init__(self, too_late: Callable[[], None], seconds: float) -> None:
        self._timer = Timer(seconds, too_late)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _number(answer: dict[str, Any], name: str) -> int:
    found = answer.get(name)
    if not isinstance(found, int) or found < 1:
        raise AppError("pages-damaged")
    return found


def _refusal(answer: dict[str, Any]) -> AppError:
    """Return the refusal that was answered: a code we know, with whole numbers as its facts."""
    code, facts = answer["refused"], answer.get("facts")
    if code not in _REFUSALS or not isinstance(facts, dict):
        return AppError("pages-stopped")
    told = {name: facts.get(name) for name in _REFUSALS[code]}
    if not all(isinstance(fact, int) for fact in told.values()):
        return AppError("pages-stopped")
    return AppError(code, **told)
