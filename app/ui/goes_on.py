"""In which room work goes on, by the next step of an evaluation."""

from collections.abc import Sequence

from app.services.overview import NextStep

_ROOMS: dict[NextStep, tuple[str, ...]] = {
    NextStep.WAIT_FOR_PACK: ("files",),
    NextStep.COMPARE_WORDS: ("files",),
    NextStep.DECLARE: ("declare",),
    NextStep.WAIT_FOR_DECISION: ("declare",),
    NextStep.SCORE: ("score", "simple"),
    NextStep.RECONFIRM: ("score", "simple"),
    NextStep.LOCK: ("finish",),
    NextStep.WAIT_FOR_RECEIPT: ("finish",),
    NextStep.WAIT_FOR_RETURNS: ("inbox",),
    NextStep.STAND_BY: ("inbox",),
    NextStep.REVEAL: ("inbox",),
    NextStep.MODERATE: ("meeting",),
    NextStep.LOCK_QUALITY: ("meeting",),
    NextStep.SIGN_REPORT: ("report",),
    NextStep.SET_UP: ("set-up",),
    NextStep.FREEZE: ("set-up",),
    NextStep.INVITE_SEATS: ("panel",),
    NextStep.WAIT_FOR_ANSWERS: ("panel",),
    NextStep.COMPARE_SEATS: ("panel",),
    NextStep.ISSUE_PACKS: ("panel",),
    NextStep.DECIDE_INTERESTS: ("panel",),
    NextStep.WAIT_FOR_MODERATION: ("panel",),
    NextStep.OPEN_PRICES: ("ranking",),
    NextStep.RANK: ("ranking",),
    NextStep.REPORT: ("report",),
    NextStep.CLOSE: ("report",),
}


def room_of(step: NextStep | None, rooms: Sequence[str]) -> str:
    """Return the room, of those that are open to the seat, where the step is done; else the first."""
    wanted = () if step is None else _ROOMS.get(step, ())
    return next((room for room in wanted if room in rooms), rooms[0])
