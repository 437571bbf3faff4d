"""Set-ups, frozen versions and milestones."""

from dataclasses import replace

import pytest

from app.domain.freezing import FrozenVersion, frozen_hash
from app.domain.milestones import Milestone, Reached
from app.errors import AppError
from app.storage import frozen, messages, milestones, set_ups
from app.storage.case_file import CaseFile
from app.storage.set_ups import SetUpVersion
from tests.storage.cases import AT, DATA, HASH, LATER, SUPPLIERS, VERSION, message

REWORDED = replace(DATA, title="Care and support at home")
SECOND = FrozenVersion(
    number=2, hash=frozen_hash(REWORDED), supersedes=HASH, reason="A clearer title", approver="Head", frozen_at=LATER
)


def test_every_set_up_is_kept_and_the_newest_counts(case: CaseFile) -> None:
    with case.write() as unit:
        assert set_ups.newest(unit) is None
        whole = replace(DATA, suppliers=SUPPLIERS)
        assert set_ups.add(unit, DATA, source="a.xlsx", digest="a" * 64, at=AT) == 1
        assert set_ups.add(unit, whole, source="b.xlsx", digest="b" * 64, at=LATER) == 2

    with case.read() as unit:
        assert set_ups.newest(unit) == whole
        assert set_ups.history(unit) == (
            SetUpVersion(number=1, source="a.xlsx", digest="a" * 64, at=AT),
            SetUpVersion(number=2, source="b.xlsx", digest="b" * 64, at=LATER),
        )


def test_an_amendment_stands_beside_what_it_amends(case: CaseFile) -> None:
    with case.write() as unit:
        frozen.add(unit, SECOND, replace(REWORDED, suppliers=SUPPLIERS))

    with case.read() as unit:
        assert frozen.versions(unit) == (VERSION, SECOND)
        assert frozen.newest(unit) == (SECOND, REWORDED)
        assert frozen.of(unit, HASH) == DATA


def test_wording_may_return_to_what_it_was(case: CaseFile) -> None:
    back = replace(SECOND, number=3, hash=HASH, supersedes=SECOND.hash)
    with case.write() as unit:
        frozen.add(unit, SECOND, REWORDED)
        frozen.add(unit, back, DATA)

    with case.read() as unit:
        assert frozen.newest(unit) == (back, DATA)


def test_a_version_whose_pack_is_undone_is_in_force_no_longer(case: CaseFile) -> None:
    with case.write() as unit:
        messages.add(unit, message())
        frozen.add(unit, SECOND, REWORDED, message=message().id)
        frozen.add(unit, VERSION, DATA, message=message().id)  # a pack brings all versions, known ones too
        messages.undo(unit, message().id, at=LATER, reason="Too early")

    with case.read() as unit:
        assert frozen.newest(unit) == (VERSION, DATA)
    with case.write() as unit:
        frozen.add(unit, replace(SECOND, reason="Another"), REWORDED)
        assert frozen.versions(unit)[-1].reason == "Another"


def test_what_names_another_hash_is_not_frozen(case: CaseFile) -> None:
    with case.write() as unit:
        with pytest.raises(AppError, match=r"^frozen-hash-wrong$"):
            frozen.add(unit, SECOND, DATA)
        with pytest.raises(AppError, match=r"^frozen-number-taken$"):
            frozen.add(unit, replace(SECOND, number=1), REWORDED)
        with pytest.raises(AppError, match=r"^no-such-frozen$"):
            frozen.of(unit, "0" * 64)


def test_nothing_is_frozen_to_begin_with(case: CaseFile) -> None:
    with case.write() as unit:
        messages.add(unit, message())
        unit.run("DROP TRIGGER frozen_version_never_removed")
        unit.run("DELETE FROM frozen_version")
        assert frozen.newest(unit) is None


def test_the_first_time_of_a_milestone_counts(case: CaseFile) -> None:
    with case.write() as unit:
        milestones.reach(unit, Milestone.ISSUED, at=LATER, facts={"seats": 2})
        milestones.reach(unit, Milestone.ISSUED, at=AT, facts={})

    with case.read() as unit:
        first = Reached(milestone=Milestone.ISSUED, at=LATER, facts={"seats": 2})
        assert milestones.reached(unit) == {Milestone.ISSUED: first}
        assert milestones.history(unit) == (first, Reached(milestone=Milestone.ISSUED, at=AT, facts={}))
