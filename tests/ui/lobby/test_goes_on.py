"""Work goes on in a room that is there, for everybody who may come to a step."""

from app.domain.codes import Role
from app.services.overview import NextStep
from app.ui.goes_on import room_of
from app.ui.pages.registry import ROOMS

MODERATES = {"wait-for-returns", "stand-by", "reveal", "moderate", "lock-quality"}
LEADS = {
    "set-up", "freeze", "invite-seats", "wait-for-answers", "compare-seats", "issue-packs", "decide-interests",
    "wait-for-moderation", "open-prices", "rank", "report", "close",
}  # fmt: skip


def rooms(role: Role) -> list[str]:
    return [room.key for room in ROOMS if role in room.roles]


def test_each_step_is_done_in_a_room_of_its_own() -> None:
    assert {step: room_of(step, rooms(who(step))) for step in NextStep if not step.over} == {
        "compare-words": "files",
        "wait-for-pack": "files",
        "declare": "declare",
        "wait-for-decision": "declare",
        "score": "score",
        "reconfirm": "score",
        "lock": "finish",
        "wait-for-receipt": "finish",
        "wait-for-returns": "inbox",
        "stand-by": "inbox",
        "reveal": "inbox",
        "moderate": "meeting",
        "lock-quality": "meeting",
        "sign-report": "report",
        "set-up": "set-up",
        "freeze": "set-up",
        "invite-seats": "panel",
        "wait-for-answers": "panel",
        "compare-seats": "panel",
        "issue-packs": "panel",
        "decide-interests": "panel",
        "wait-for-moderation": "panel",
        "open-prices": "ranking",
        "rank": "ranking",
        "report": "report",
        "close": "report",
    }


def who(step: NextStep) -> Role:
    if step.value in MODERATES or step is NextStep.SIGN_REPORT:
        return Role.MODERATOR
    return Role.LEAD if step.value in LEADS else Role.EVALUATOR


def test_where_a_room_is_not_open_to_a_seat_the_first_one_is() -> None:
    assert [room_of(step, ["files", "record"]) for step in (NextStep.DECLARE, NextStep.DONE, None)] == ["files"] * 3
