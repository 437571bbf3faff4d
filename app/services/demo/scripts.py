"""Which evaluation a demonstration plays: the shipped sample, or an invented one of a chosen size."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.evaluation import EvaluationData
from app.exchange.workbook import read_evaluation
from app.services.demo.invented import invented
from app.shipped import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How large an invented evaluation is; the same seed gives the same one."""

    suppliers: int = 6
    questions: int = 8
    seats: int = 4
    lots: int = 2
    seed: int = 1


def sample_workbook() -> Path:
    """Return the sample evaluation's workbook, a folder of CSV."""
    return shipped("samples", "care-and-support")


def chosen(numbers: Numbers | None) -> tuple[EvaluationData, Path]:
    """Return the script and the folder of its response files: the sample's, where no numbers are given."""
    if numbers is None:
        return read_evaluation(sample_workbook()), sample_workbook()
    script = invented(
        suppliers=numbers.suppliers,
        questions=numbers.questions,
        seats=numbers.seats,
        lots=numbers.lots,
        seed=numbers.seed,
    )
    return script, Path()
