"""What the result sheets of one evaluation are made from: where its cells stand, and its lots as they were ranked."""

from dataclasses import dataclass
from functools import cached_property

from app.domain.codes import CriterionCode, LotCode, ResultKind
from app.domain.evaluation import Criterion, EvaluationData, Lot
from app.exchange.results.inputs import Inputs
from app.scoring.coverage import Coverage
from app.scoring.examining import contest_of
from app.scoring.merge import ScoreBook
from app.scoring.results import LotResult, Ranking
from app.scoring.settle import Contest, Settled, settle, unranked
from app.scoring.tree import LotTree


@dataclass(frozen=True, kw_only=True)
class LotGround:
    """One lot: its number counted from 1, how its tenders settled, and its result."""

    number: int
    lot: Lot
    settled: Settled
    result: LotResult

    @property
    def contest(self) -> Contest:
        """The tenders after stages 1–6."""
        return self.settled.contest

    @property
    def tree(self) -> LotTree:
        """The criteria of the lot."""
        return self.contest.ground.tree


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A sound evaluation, ranked, and where its cells stand."""

    data: EvaluationData
    inputs: Inputs
    ranking: Ranking

    @cached_property
    def book(self) -> ScoreBook:
        """The scores by cell."""
        return ScoreBook(coverage=Coverage(data=self.data))

    @cached_property
    def lots(self) -> tuple[LotGround, ...]:
        """The lots in sheet order."""
        admit = self.data.method.result is ResultKind.ADMIT
        found = []
        for number, (lot, result) in enumerate(zip(self.data.lots, self.ranking.lots, strict=True), start=1):
            contest = contest_of(self.book, self.data.method, lot.code)
            settled = unranked(contest) if admit else settle(contest)
            found.append(LotGround(number=number, lot=lot, settled=settled, result=result))
        return tuple(found)

    @cached_property
    def criteria(self) -> dict[CriterionCode, tuple[int, Criterion]]:
        """The criteria with their places on their sheet."""
        return {row.code: (index, row) for index, row in enumerate(self.data.criteria)}

    def lot_index(self, code: LotCode) -> int:
        """Return the place of a lot on its sheet."""
        return next(index for index, lot in enumerate(self.data.lots) if lot.code == code)
