"""Files that belong to an answer: what a seat may read of them, shown or saved (the ladder of `scores.response_to`)."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from app.domain.visibility import Sight
from app.errors import AppError
from app.exchange.pages.kinds import HEAD, kind_of, plain_text
from app.exchange.pages.kinds import FileKind as FileKind  # noqa: PLC0414 - screens know services alone
from app.exchange.pages.limits import MAX_FILE
from app.exchange.pages.reader import DrawnPage as DrawnPage  # noqa: PLC0414
from app.exchange.pages.reader import Opened as Opened  # noqa: PLC0414
from app.exchange.pages.reader import PageReader as PageReader  # noqa: PLC0414
from app.exchange.whole_files import whole_file
from app.scoring.duties import Duty
from app.services.desk import Desk, Done, Topic, done
from app.services.scores import response_in
from app.storage import attachments, responses
from app.storage.unit import Unit

TEXT_SHOWN = 1024 * 1024  # bytes
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file that an answer names; `sha256` is None, and `size` 0, where it is not on this laptop.

    `type` is the media type that its sender gave; `kind` is what its first bytes say.
    """

    name: str
    sha256: str | None
    size: int
    type: str
    kind: FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A text file's content; `whole` is False where it is longer than is shown."""

    text: str
    whole: bool


def files(desk: Desk, duty: Duty) -> tuple[AttachedFile, ...]:
    """Return the files of what the supplier answered, in the order in which the answer names them.

    Raises AppError as `scores.response_to` does.
    """
    with desk.read() as unit:
        return tuple(_file(unit, name) for name in _names(desk, unit, duty))


def content(desk: Desk, duty: Duty, sha256: str) -> bytes:
    """Return a file of an answer to be shown; raises AppError `attachment-too-large`, and as `save_attachment` does."""
    with desk.read() as unit:
        _need_file(desk, unit, duty, sha256)
        if attachments.about(unit, sha256).size > MAX_FILE:
            raise AppError("attachment-too-large", limit=MAX_FILE // 1024 // 1024)
        with attachments.open(unit, sha256) as source:
            return source.read()


def text(desk: Desk, duty: Duty, sha256: str) -> ShownText:
    """Return a text file of an answer, its first megabyte; raises AppError as `save_attachment` does."""
    with desk.read() as unit:
        _need_file(desk, unit, duty, sha256)
        with attachments.open(unit, sha256) as source:
            found = source.read(TEXT_SHOWN + 1)
    return ShownText(text=plain_text(found[:TEXT_SHOWN]), whole=len(found) <= TEXT_SHOWN)


def save_attachment(desk: Desk, duty: Duty, sha256: str, path: Path, *, replace: bool = False) -> Done:
    """Write a copy of a file of an answer, its owner's alone; the record says that it left the case file.

    Raises AppError as `scores.response_to` does, `not-in-this-answer` for any other file, `no-such-attachment` where it
    is not on this laptop, `file-exists` unless `replace`, `file-not-written`.
    """
    with desk.read() as unit:
        _need_file(desk, unit, duty, sha256)
        with attachments.open(unit, sha256) as source, whole_file(path, replace=replace, private=True) as draft:
            shutil.copyfileobj(source, draft.file, _CHUNK)
            draft.finish()
            with desk.write(keeps_plan=True) as writing:
                desk.need(writing, Sight.TENDERS)
                desk.log(writing, "attachment-saved", sha256=sha256, question=duty.question, supplier=duty.supplier)
    return done(Topic.RECORD)


def page_reader() -> PageReader:
    """Return what draws PDF files; whoever made it closes it."""
    return PageReader()


def _names(desk: Desk, unit: Unit, duty: Duty) -> tuple[str, ...]:
    response = response_in(desk, unit, duty)
    return () if response is None else response.files


def _file(unit: Unit, name: str) -> AttachedFile:
    sha256 = responses.file_named(unit, name)
    if sha256 is None or not attachments.has(unit, sha256):
        return AttachedFile(name=name, sha256=None, size=0, type="", kind=FileKind.OTHER)
    about = attachments.about(unit, sha256)
    with attachments.open(unit, sha256) as source:
        kind = kind_of(source.read(HEAD))
    return AttachedFile(name=name, sha256=sha256, size=about.size, type=about.type, kind=kind)


def _need_file(desk: Desk, unit: Unit, duty: Duty, sha256: str) -> None:
    """Refuse any file but those of the answer: knowing a hash opens nothing."""
    if sha256 not in {responses.file_named(unit, name) for name in _names(desk, unit, duty)}:
        raise AppError("not-in-this-answer")
