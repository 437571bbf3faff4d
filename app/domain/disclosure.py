"""What of an evaluation its report may carry (DOMAIN §1.13, §4.5)."""

import hashlib
from dataclasses import replace

from app.domain.codes import Role
from app.domain.evaluation import EvaluationData, Response, Seat

_WITHHELD = frozenset({Role.SERVICE_USER_REPRESENTATIVE, Role.GROUP})


def for_report(data: EvaluationData) -> EvaluationData:
    """Return the evaluation without the names of service users and without the responses' words.

    Young people and families appear by their seat only, alone or as a group (DOMAIN §4.5, DR-29); a response's text
    is the supplier's and stays with the council: its SHA-256 takes its place, so that the text which was scored can be
    shown to be the same.
    """
    return replace(
        data,
        seats=tuple(_pseudonymous(seat) for seat in data.seats),
        responses=tuple(_withheld(response) for response in data.responses),
    )


def _pseudonymous(seat: Seat) -> Seat:
    return replace(seat, name="") if seat.role in _WITHHELD else seat


def _withheld(response: Response) -> Response:
    if not response.text:
        return response
    digest = hashlib.sha256(response.text.encode()).hexdigest()
    return replace(response, text="", plain_summary="", digest=digest)
