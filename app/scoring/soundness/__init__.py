"""Whether an evaluation contradicts itself: every finding at once, for workbook, store and attachment alike."""

from app.domain.evaluation import EvaluationData
from app.scoring.coverage import Coverage
from app.scoring.findings import Finding
from app.scoring.soundness import criteria, lots, method, panel, records, suppliers, weights


def findings(data: EvaluationData) -> tuple[Finding, ...]:
    """Return everything that keeps the evaluation from being ranked; empty when it is sound (WORKBOOK §2–4).

    What rests on the shape of the criteria tree is checked on the rows that make a tree, so that one wrong parent
    hides nothing else; a sum that such a row is missing from may then be reported too.
    """
    shape = tuple(criteria.shape(data))
    tree = criteria.pruned(data, shape)
    unknown = tuple(records.check_names(data))
    return (
        *shape,
        *criteria.rows(data),
        *method.check(data),
        *lots.check(data),
        *suppliers.check(data),
        *panel.check(data),
        *weights.check_rows(data),
        *weights.check_sums(tree),
        *method.check_by_lot(tree),
        *suppliers.check_prices(tree),
        *unknown,
        *records.check(Coverage(data=tree), unknown),
    )
