"""The members a message is made of: one body of JSON, and lines of JSON for what there are many of.

Both are the canonical form of the domain's records, so that a member's hash is the hash of what it says.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from app.domain.canonical import encode_record, record_of
from app.errors import AppError
from app.exchange.cleaning import hidden_character
from app.exchange.container.bodies import LONGEST_LINE, BytesSink, LineSink, parse_json
from app.exchange.container.manifest import Member
from app.exchange.container.parts import Part, of_bytes, of_chunks

Record = TypeVar("Record")
Take = Callable[[Sequence[Record]], None]

BODY = "body.json"
JSON, LINES = "application/json", "application/x-ndjson"
LARGEST_BODY = 4 * 1024 * 1024
MOST_LINES = 3_000_000
_BATCH_RECORDS, _BATCH_BYTES = 1000, 2 * 1024 * 1024
_CHUNK = 256 * 1024


def body_part(record: object, *, most: int = LARGEST_BODY) -> Part:
    """Return the body of a message as a part.

    Raises AppError `message-too-large`, `message-hidden-character` for text that its reader would refuse.
    """
    content = encode_record(record)
    if len(content) > most:
        raise AppError("message-too-large", name=BODY, most=most // 1024)
    _refuse_hidden(parse_json(content, most=most), BODY)
    return of_bytes(BODY, JSON, content)


def lines_part(name: str, records: Callable[[], Iterable[object]]) -> Part:
    """Return records as a part of lines; they are asked for now and when the part is written, the same each time.

    Raises AppError `message-record-too-long`, `message-hidden-character`.
    """
    return of_chunks(name, LINES, lambda: _chunks(name, records()))


def line_of(record: object) -> bytes:
    """Return a record as its line."""
    return encode_record(record) + b"\n"


def lines_digest(records: Iterable[object]) -> str:
    """Return the SHA-256 of the records' lines: what their member's hash will be."""
    digest = hashlib.sha256()
    for record in records:
        digest.update(line_of(record))
    return digest.hexdigest()


class BodySink(Generic[Record]):
    """Takes the body of a message and reads it as the record it must be; `record` is there once it was closed."""

    def __init__(
        self, member: Member, kind: type[Record], fits: Callable[[Record], bool], *, most: int = LARGEST_BODY
    ) -> None:
        if member.size > most:
            raise AppError("message-too-large", name=member.name, most=most // 1024)
        self.record: Record | None = None
        self._name = member.name
        self._kind = kind
        self._fits = fits
        self._most = most
        self._bytes = BytesSink(most)

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._bytes.write(chunk)

    def close(self) -> None:
        """Read the body; raises AppError `message-damaged`, `message-hidden-character`."""
        content = self._bytes.content
        value = parse_json(content, most=self._most)
        _refuse_hidden(value, self._name)
        record, form = _read(value, self._kind, self._name)
        if form != content or not self._fits(record):
            raise AppError("message-damaged", name=self._name)
        self.record = record


class RecordsSink(Generic[Record]):
    """Takes lines and hands on their records in batches, bounded in number and bytes.

    `order` is what must rise strictly from each record to the next, so that none can stand twice; `check` refuses a
    record by raising.
    """

    def __init__(
        self,
        member: Member,
        kind: type[Record],
        take: Take[Record],
        *,
        check: Callable[[Record], None],
        most: int = MOST_LINES,
        longest: int = LONGEST_LINE,
        order: Callable[[Record], tuple[object, ...]] | None = None,
    ) -> None:
        self.count = 0
        self._member = member
        self._kind = kind
        self._hand_on = take
        self._order = order
        self._check = check
        self._last: tuple[object, ...] | None = None
        self._batch: list[Record] = []
        self._bytes = 0
        self._digest = hashlib.sha256()
        self._lines = LineSink(self._line, most=most, longest=longest)

    def write(self, chunk: bytes) -> None:
        """Take the next bytes; raises AppError `message-damaged`, `message-record-twice` and what `check` raises."""
        self._lines.write(chunk)

    def close(self) -> None:
        """Hand on the last batch; raises AppError `message-damaged` where a line was not in its one form."""
        self._lines.close()
        if self._digest.hexdigest() != self._member.sha256:
            raise AppError("message-damaged", name=self._member.name)
        self._flush()

    def _line(self, value: object) -> None:
        _refuse_hidden(value, self._member.name)
        record, form = _read(value, self._kind, self._member.name)
        self._digest.update(form + b"\n")
        if self._order is not None:
            key = self._order(record)
            if self._last is not None and not self._last < key:
                raise AppError("message-record-twice", name=self._member.name)
            self._last = key
        self._check(record)
        self.count += 1
        self._batch.append(record)
        self._bytes += len(form)
        if len(self._batch) >= _BATCH_RECORDS or self._bytes >= _BATCH_BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._batch:
            batch, self._batch, self._bytes = self._batch, [], 0
            self._hand_on(batch)


def _chunks(name: str, records: Iterable[object]) -> Iterator[bytes]:
    gathered = bytearray()
    for number, record in enumerate(records, start=1):
        line = line_of(record)
        if len(line) > LONGEST_LINE:
            raise AppError("message-record-too-long", name=name, number=number, most=LONGEST_LINE // 1024)
        _refuse_hidden_in(line, name)
        gathered += line
        if len(gathered) >= _CHUNK:
            yield bytes(gathered)
            gathered.clear()
    if gathered:
        yield bytes(gathered)


def _read(value: object, kind: type[Record], name: str) -> tuple[Record, bytes]:
    """Return the record and its one form, of which the hash is taken."""
    try:
        record = record_of(value, kind)
        return record, encode_record(record)
    except AppError as error:
        raise AppError("message-damaged", name=name) from error


def _refuse_hidden_in(line: bytes, name: str) -> None:
    """Refuse what the reader will; plain printable ASCII, as most lines are, has nothing to look for."""
    if b"\\u" in line or not line.isascii() or b"\x7f" in line:
        _refuse_hidden(parse_json(line, most=LONGEST_LINE), name)


def _refuse_hidden(value: object, name: str) -> None:
    if isinstance(value, str):
        found = hidden_character(value)
        if found:
            raise AppError("message-hidden-character", name=name, found=found[0])
    elif isinstance(value, dict):
        for item in value.values():
            _refuse_hidden(item, name)
    elif isinstance(value, list):
        for item in value:
            _refuse_hidden(item, name)
