"""Which handler takes in which kind of file."""

from collections.abc import Callable, Mapping

from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.services.desk import Desk, Topic
from app.services.incoming.base import Handler
from app.services.incoming.declaration import DeclarationIncoming
from app.services.incoming.moderation import ModerationIncoming
from app.services.incoming.pack import PackIncoming
from app.services.incoming.receipt import ReceiptIncoming
from app.services.incoming.reopening import ReopeningIncoming
from app.services.incoming.score_return import ReturnIncoming
from app.storage.unit import Unit

TOPICS: Mapping[Kind, frozenset[Topic]] = {
    Kind.PACK: frozenset({Topic.SET_UP, Topic.PANEL, Topic.DECLARATIONS}),
    Kind.DECLARATION: frozenset({Topic.DECLARATIONS}),
    Kind.RETURN: frozenset({Topic.SCORES}),
    Kind.REOPEN: frozenset({Topic.SCORES}),
    Kind.RECEIPT: frozenset(),
    Kind.MODERATION: frozenset({Topic.SCORES, Topic.MEETING, Topic.OUTCOME}),
}

_HANDLERS: Mapping[Kind, Callable[[Desk, Unit], Handler]] = {
    Kind.PACK: PackIncoming,
    Kind.DECLARATION: DeclarationIncoming,
    Kind.RETURN: ReturnIncoming,
    Kind.REOPEN: ReopeningIncoming,
    Kind.RECEIPT: ReceiptIncoming,
    Kind.MODERATION: ModerationIncoming,
}


def handler_for(kind: Kind, desk: Desk, unit: Unit) -> Handler:
    """Return who takes in this kind of file; raises AppError `other-kind-of-file` for those that no case takes in."""
    made = _HANDLERS.get(kind)
    if made is None:
        raise AppError("other-kind-of-file")
    return made(desk, unit)
