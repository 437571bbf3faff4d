"""Case files of every format that was ever released open for ever, with all they hold."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.milestones import Milestone, Reached
from app.storage import (
    agreed,
    audit,
    declarations,
    evaluations,
    locks,
    messages,
    milestones,
    pins,
    prices,
    responses,
    rosters,
    scores,
)
from app.storage.case_file import examine, open_case
from tests.storage.cases import ABOUT, AGREED, AT, CARD, DATA, E1, E2, HASH, ROSTER, SUPPLIERS, TENDERS, message, score


@pytest.mark.parametrize("name", ["case-format-1"])
def test_a_recorded_case_file_opens_with_all_it_holds(root: Path, tmp_path: Path, name: str) -> None:
    recorded = root / "tests" / "data" / f"{name}.evcase"
    path = Path(shutil.copy(recorded, tmp_path))
    key = bytes.fromhex(recorded.with_suffix(".key.txt").read_text(encoding="ascii"))

    with closing(open_case(path, key)) as case, case.read() as unit:
        examine(case)
        assert case.about == ABOUT
        assert audit.check(unit) is None
        assert [entry.action for entry in audit.entries(unit)] == ["case-made"]
        data = evaluations.load(unit, responses=False, scores=None, agreed=False, prices=False)
        assert (data.suppliers, data.tenders, data.criteria) == (SUPPLIERS, TENDERS, DATA.criteria)
        assert scores.newest(unit) == [score()]
        assert [*scores.returned(unit, [message().id])] == [score(seat=E2, value=None, not_sure=True, lot=None)]
        assert agreed.newest(unit) == (AGREED,)
        assert rosters.newest(unit) == ROSTER
        pin = pins.newest(unit)
        assert (pin and pin.card) == CARD
        assert len(declarations.register(unit).declarations) == len(declarations.register(unit).decisions) == 1
        made, opened = locks.state(unit, E1)
        assert (made and made.number, opened and opened.lock) == (1, 1)
        assert messages.all(unit) == (message(),)
        assert milestones.history(unit) == (Reached(milestone=Milestone.FROZEN, at=AT, facts={"hash": HASH}),)
        assert [*responses.files(unit)] == ["plan.pdf"]
        assert len(prices.newest(unit)) == 1


def test_nothing_recorded_is_left_out(root: Path) -> None:
    assert [path.name for path in sorted((root / "tests" / "data").glob("*.evcase"))] == ["case-format-1.evcase"]
