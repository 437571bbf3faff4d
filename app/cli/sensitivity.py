"""What could change an award, as lines for people; `moderate --after-lock` prints them."""

from collections.abc import Iterator, Sequence

from app.domain.evaluation import EvaluationData
from app.scoring.materiality import LotMateriality
from app.services.sensitivities import LotSections, of_lots
from app.text import sensitivity as words


def lines(data: EvaluationData, lots: Sequence[LotMateriality]) -> tuple[str, ...]:
    """Return the lines of every lot, with what must not be done because of them at the end."""
    found = [line for lot in of_lots(data, lots) for line in (*_lot(lot), "")]
    return (*found, words.caution())


def _lot(lot: LotSections) -> Iterator[str]:
    yield lot.heading
    for section in lot.sections:
        yield f"  {section.title}"
        yield from (f"    {row}" for row in section.rows)
