"""A declaration of interests on its way to the lead, with the hash of the names that it was made on."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.declarations import Declaration
from app.domain.evaluation import Supplier
from app.exchange.container.labels import is_hash, is_shown
from app.exchange.container.parts import Part
from app.exchange.messages.gathering import BodyReader, body_alone
from app.exchange.messages.members import lines_digest

MOST = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationBody:
    """What was declared; `names` is the SHA-256 of the suppliers shown, as `names_digest` gives it."""

    declaration: Declaration
    names: str


def names_digest(suppliers: Sequence[Supplier]) -> str:
    """Return the SHA-256 of the suppliers as they were shown, whatever their order."""
    in_order = sorted(suppliers, key=lambda supplier: supplier.id)
    return lines_digest(in_order)


def parts(declaration: Declaration, suppliers: Sequence[Supplier]) -> Sequence[Part]:
    """Return the members of a declaration made when these suppliers were shown."""
    return body_alone(DeclarationBody(declaration=declaration, names=names_digest(suppliers)), _fits, most=MOST)


def reader() -> BodyReader[DeclarationBody]:
    """Return what takes in a declaration."""
    return BodyReader(DeclarationBody, _fits, most=MOST)


def _fits(body: DeclarationBody) -> bool:
    made = body.declaration
    named = [interest.supplier for interest in made.interests]
    return is_hash(body.names) and is_shown(made.seat) and made.version >= 1 and len(set(named)) == len(named)
