"""Whether a moderation's scores are those that the seats signed: no moderator can rewrite them unseen (DESIGN §2.2)."""

from collections.abc import Iterator
from itertools import groupby

from app.domain.codes import SeatCode
from app.domain.panel import Card
from app.errors import AppError
from app.exchange.container.kinds import Kind
from app.exchange.container.manifest import Manifest, decode, manifest_hash
from app.exchange.messages.members import lines_digest
from app.exchange.messages.moderation import ModerationBody
from app.exchange.messages.score_return import SCORES
from app.security import cards, envelopes
from app.services.desk import Desk
from app.storage import rosters
from app.storage.unit import Unit


def verified_returns(desk: Desk, unit: Unit, body: ModerationBody) -> tuple[Manifest, ...]:
    """Return what the seats signed of their returns, whose scores the moderation's are.

    Raises AppError `moderation-not-as-returned` unless each seat's scores are the member of a return that it signed. A
    seat's signature counts under any key that the roster ever gave it: it may have moved to a new laptop since.
    """
    digests = {seat: lines_digest(given) for seat, given in groupby(body.scores, key=lambda one: one.seat)}
    signed = {one.seat: one.envelope for one in body.returns}
    found = []
    for rest in body.rests_on:
        manifest = _manifest(unit, rest.seat, signed.get(rest.seat))
        if manifest is None or not (
            (manifest.kind, manifest.evaluation, manifest.sender.seat)
            == (Kind.RETURN, desk.about.evaluation, rest.seat)
            and manifest_hash(envelopes.parse(signed[rest.seat]).payload) == rest.manifest
            and [one.sha256 for one in manifest.members if one.name == SCORES]
            == [digests.get(rest.seat, lines_digest(()))]
        ):
            raise AppError("moderation-not-as-returned", seat=rest.seat)
        found.append(manifest)
    return tuple(found)


def _manifest(unit: Unit, seat: SeatCode, envelope: bytes | None) -> Manifest | None:
    """Return what a seat signed; None where there is nothing, or where it is not the seat's signature."""
    if envelope is None:
        return None
    try:
        signed = envelopes.parse(envelope)
        card = next((one for one in _cards(unit, seat) if one.key == signed.keyid), None)
        if card is None or signed.payload_type != Kind.RETURN.payload_type:
            return None
        envelopes.verify(signed, cards.certificate_of(card.certificate))
        manifest = decode(signed.payload)
    except AppError:
        return None
    return manifest if manifest.sender.key == card.key else None


def _cards(unit: Unit, seat: SeatCode) -> Iterator[Card]:
    for kept in rosters.revisions(unit):
        held = kept.roster.find(seat)
        if held is not None and held.card is not None and held.trusted:
            yield held.card
