"""Taking in a message member by member, in the one order that its kind prescribes."""

from collections.abc import Callable, Sequence
from typing import Generic

from app.errors import AppError
from app.exchange.container.manifest import Member
from app.exchange.container.parts import Part
from app.exchange.container.reception import Sink
from app.exchange.messages.members import BODY, BodySink, Record, body_part

Begin = Callable[[Member], Sink]
Fits = Callable[[Record], bool]


class Gathering:
    """Gives each member the sink that its kind has for it; what is unknown, doubled, or out of its place is refused."""

    def __init__(self, expected: Sequence[tuple[str, Begin]], others: Begin | None = None) -> None:
        self._expected = list(expected)
        self._others = others

    def begin(self, member: Member) -> Sink:
        """Return where the member's bytes go; raises AppError `message-member-unknown`."""
        if self._expected and self._expected[0][0] == member.name:
            _, begin = self._expected.pop(0)
            return begin(member)
        if self._expected or self._others is None:
            raise AppError("message-member-unknown", name=member.name)
        return self._others(member)

    def refuse_missing(self) -> None:
        """Raise AppError `message-member-missing` unless every member came."""
        if self._expected:
            raise AppError("message-member-missing", name=self._expected[0][0])


def body_alone(record: Record, fits: Fits[Record], *, most: int) -> Sequence[Part]:
    """Return the members of a message that is one body; raises AppError `message-unfit`, and as `body_part` does."""
    if not fits(record):
        raise AppError("message-unfit", kind=type(record).__name__)
    return (body_part(record, most=most),)


class BodyReader(Generic[Record]):
    """Takes in a message that is one body."""

    def __init__(self, kind: type[Record], fits: Fits[Record], *, most: int) -> None:
        self._kind = kind
        self._fits = fits
        self._most = most
        self._sink: BodySink[Record] | None = None
        self._gathering = Gathering([(BODY, self._body)])

    def begin(self, member: Member) -> Sink:
        """Return where the member's bytes go; raises AppError `message-member-unknown`, `message-too-large`."""
        return self._gathering.begin(member)

    def body(self) -> Record:
        """Return what the message says, once it was read to its end; AppError `message-member-missing`."""
        self._gathering.refuse_missing()
        return whole(self._sink)

    def _body(self, member: Member) -> Sink:
        self._sink = BodySink(member, self._kind, self._fits, most=self._most)
        return self._sink


def whole(sink: BodySink[Record] | None) -> Record:
    """Return the body that a sink took; raises AppError `message-member-missing` where none came to its end."""
    if sink is None or sink.record is None:
        raise AppError("message-member-missing", name=BODY)
    return sink.record
