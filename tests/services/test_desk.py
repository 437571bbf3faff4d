"""A desk notices what another program did to its case file meanwhile."""

from contextlib import closing

from app.services import scores
from app.services.cases import open_desk
from app.services.scores import RecordScore
from tests.services.panels import E1, Panel


def test_a_desk_looks_again_only_where_another_program_has_written(issued: Panel) -> None:
    issued.declare(E1)
    here = issued.desk(E1)
    line = scores.sheet(here).lines[0]
    here.look_again()

    own = scores.record_score(here, RecordScore(duty=line.duty, reason="Mine"))
    assert here.look_again() is False
    with closing(open_desk(here.profile, here.about.case, issued.clock)) as elsewhere:
        scores.record_score(elsewhere, RecordScore(duty=line.duty, reason="From elsewhere"))

    assert here.look_again() is True
    assert here.look_again() is False
    assert [one.reason for one in scores.history(here, line.duty)] == ["Mine", "From elsewhere"]
    assert own.version == 1
