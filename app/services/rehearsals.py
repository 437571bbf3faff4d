"""A method tried before it is published: from a workbook, and from the case file of an evaluation that is set up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.codes import Role
from app.domain.evaluation import EvaluationData
from app.domain.visibility import Sight
from app.errors import AppError
from app.exchange.method_book import read_method
from app.exchange.rehearsal_json import rehearsal_json
from app.scoring.rehearsal.play import rehearse
from app.scoring.rehearsal.published import remarks_on
from app.scoring.rehearsal.results import Rehearsal, Remark
from app.services.desk import Desk
from app.storage import set_ups


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """A method with what its rehearsal brought to light."""

    data: EvaluationData
    rehearsal: Rehearsal

    def as_json(self) -> Mapping[str, object]:
        """Return the rehearsal as one JSON object."""
        return rehearsal_json(self.rehearsal)


def rehearse_workbook(
    path: Path, numbers: Mapping[str, int], tell: Callable[[int, int], None] = lambda _played, _of: None
) -> Rehearsed:
    """Play invented tenders through the method of a workbook; `numbers` are `tenders`, `contests` and `seed`, as given.

    Raises Refused with every problem of the method, AppError `rehearsal-out-of-range`, or where it cannot be opened.
    """
    data = read_method(path)
    return Rehearsed(data=data, rehearsal=rehearse(data, tell=tell, **numbers))


def remarks(desk: Desk) -> tuple[Remark, ...]:
    """Return what the method of an evaluation gives reason to think about, for its lead, as it is set up now.

    A case file holds no price and no score of its own when it is asked, so examples are invented. Raises AppError
    `not-set-up`.
    """
    desk.need_role(Role.LEAD)
    with desk.read() as unit:
        desk.need(unit, Sight.TENDERS)
        data = set_ups.newest(unit)
    if data is None:
        raise AppError("not-set-up")
    return remarks_about(data)


def remarks_about(data: EvaluationData) -> tuple[Remark, ...]:
    """Return what the method of a sound evaluation gives reason to think about; seconds for one of many lots."""
    return remarks_on(data)
