"""A workbook sets up a live evaluation: nothing in it says what nobody may know yet, and its panel can act."""

import hashlib
from fractions import Fraction
from pathlib import Path

import pytest

from app.domain.codes import PriceFormula, Role
from app.errors import AppError, Refused
from app.exchange.set_up import read_set_up, without_outcome
from app.exchange.workbook import read_evaluation
from app.exchange.workbook_digest import with_digest
from app.shipped import shipped
from tests.exchange.books import Rows, Sheets, Spot, sound, spots, write_csv, write_xlsx

PANEL: Rows = [["seat", "role"], ["P1", "evaluator"], ["MOD", "moderator"], ["L", "lead"]]


def book() -> Sheets:
    """Return a sound set-up to spoil."""
    sheets = sound()
    del sheets["Scores"], sheets["Agreed"]
    sheets["Tenders"] = [["supplier", "INS"], ["A", "pass"], ["B", ""]]
    sheets["Panel"] = [*PANEL]
    return sheets


def problems(tmp_path: Path, sheets: Sheets) -> list[Spot]:
    """Return what is wrong with a set-up, the same from .xlsx as from .csv."""
    told = []
    for path in (write_xlsx(tmp_path / "it.xlsx", sheets), write_csv(tmp_path / "it", sheets)):
        with pytest.raises(Refused) as refusal:
            read_set_up(path)
        told.append(spots(refusal.value.problems))
    assert told[0] == told[1]
    return told[0]


def test_a_set_up_is_the_evaluation_without_scores_and_prices(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "set up.xlsx", book())
    set_up = read_set_up(path)

    assert set_up.data == read_evaluation(path)
    assert [seat.role for seat in set_up.data.seats] == [Role.EVALUATOR, Role.MODERATOR, Role.LEAD]
    assert set_up.source == "set up.xlsx"
    assert set_up.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert set_up.files == {}


def test_a_folder_is_named_by_the_hashes_of_its_tables(tmp_path: Path) -> None:
    folder = write_csv(tmp_path / "it", book())
    first = read_set_up(folder).digest
    (folder / "readme.txt").write_text("no table", encoding="utf-8")
    same = read_set_up(folder).digest
    (folder / "Notes.csv").write_text("anything", encoding="utf-8")

    assert first == same != read_set_up(folder).digest


def test_files_are_found_where_responses_name_them(tmp_path: Path) -> None:
    sheets = book()
    sheets["Responses"] = [
        ["supplier", "question", "file"],
        ["A", "Q1", "a/plan.pdf"],
        ["B", "Q1", "a/plan.pdf; b.pdf"],
    ]
    (tmp_path / "a").mkdir()
    for name in ("a/plan.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(name.encode())

    files = read_set_up(write_xlsx(tmp_path / "it.xlsx", sheets)).files

    assert {name: path.read_bytes() for name, path in files.items()} == {"a/plan.pdf": b"a/plan.pdf", "b.pdf": b"b.pdf"}


def test_sheets_of_scores_may_stand_empty(tmp_path: Path) -> None:
    sheets = book()
    sheets["Scores"] = [["seat", "supplier", "question", "score", "reason"], ["P1", "A", "Q1", "", ""]]
    sheets["Agreed"] = [["supplier", "question", "score"]]
    set_up = read_set_up(write_xlsx(tmp_path / "it.xlsx", sheets))

    assert (set_up.data.scores, set_up.data.agreed) == ((), ())


def test_every_score_is_a_problem_at_its_cell(tmp_path: Path) -> None:
    sheets = book()
    sheets["Scores"] = [
        ["seat", "supplier", "question", "Score", "reason", "evidence"],
        ["P1", "A", "Q1", "5", "Good"],
        ["P1", "A", "Q2", "", "Good", "page 3"],
        ["P1", "B", "Q2", "", "", "page 3"],
        ["P1", "B", "Q1", "seven"],
    ]
    sheets["Agreed"] = [["supplier", "question", "score", "reason"], ["A", "Q1", "9", ""], ["A", "Q2", "", "Fair"]]

    assert problems(tmp_path, sheets) == [
        ("Scores", 2, "Score", "set-up-holds-scores"),
        ("Scores", 3, "reason", "set-up-holds-scores"),
        ("Scores", 4, "evidence", "set-up-holds-scores"),
        ("Scores", 5, "Score", "not-a-number"),
        ("Agreed", 2, "score", "set-up-holds-scores"),
        ("Agreed", 3, "reason", "set-up-holds-scores"),
    ]


def test_every_price_and_stated_result_is_a_problem_at_its_cell(tmp_path: Path) -> None:
    sheets = book()
    sheets["Tenders"] = [
        [
            "supplier",
            "INS",
            "price",
            "price score",
            "stated quality",
            "stated price score",
            "stated total",
            "stated rank",
        ],
        ["A", "pass", "1000", "", "60", "20", "80", "1"],
        ["B", "", "", "12"],
    ]

    assert problems(tmp_path, sheets) == [
        ("Tenders", 2, "price", "set-up-holds-prices"),
        ("Tenders", 2, "stated quality", "set-up-holds-results"),
        ("Tenders", 2, "stated price score", "set-up-holds-results"),
        ("Tenders", 2, "stated total", "set-up-holds-results"),
        ("Tenders", 2, "stated rank", "set-up-holds-results"),
        ("Tenders", 3, "price score", "set-up-holds-prices"),
    ]


def test_prices_of_several_rows_are_problems_in_their_own_columns(tmp_path: Path) -> None:
    sheets = book()
    sheets["Criteria"][4] = ["P", "Price", "20", "price"]
    sheets["Criteria"].append(["R", "Rate", "10", "price"])
    sheets["Tenders"] = [["supplier", "INS", "P", "P score", "R"], ["A", "pass", "5", "", "x"], ["B", "", "", "7", "2"]]

    assert problems(tmp_path, sheets) == [
        ("Tenders", 2, "P", "set-up-holds-prices"),
        ("Tenders", 2, "R", "not-money"),
        ("Tenders", 3, "P score", "set-up-holds-prices"),
        ("Tenders", 3, "R", "set-up-holds-prices"),
    ]


def test_a_response_to_the_price_row_gives_prices_away(tmp_path: Path) -> None:
    sheets = book()
    sheets["Responses"].append(["A", "P", "We ask for £12 an hour."])

    assert problems(tmp_path, sheets) == [("Responses", 3, "question", "set-up-holds-prices")]


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        ([], [(None, "set-up-without-panel")]),
        (["lead", "moderator", "observer"], [(None, "set-up-without-scoring-seat")]),
        (["group", "lead"], [(None, "set-up-without-moderator")]),
        (["evaluator", "moderator"], [(None, "set-up-without-lead")]),
        (["lead", "evaluator", "lead", "moderator", "lead"], [(4, "set-up-with-several-leads")] * 2),
        (["observer"], [(None, f"set-up-without-{one}") for one in ("scoring-seat", "moderator", "lead")]),
    ],
)
def test_a_panel_scores_moderates_and_is_led(tmp_path: Path, roles: list[str], found: list[tuple[int, str]]) -> None:
    sheets = book()
    rows: Rows = [[f"S{number}", role] for number, role in enumerate(roles)]
    sheets["Panel"] = [["seat", "role"], *rows]
    told = problems(tmp_path, sheets)

    assert [(row if row is None else 4, code) for _, row, _, code in told] == found
    assert {(sheet, column) for sheet, _, column, _ in told} == {("Panel", "role")}


def test_a_workbook_without_the_sheet_panel_is_told_to_add_one(tmp_path: Path) -> None:
    sheets = book()
    del sheets["Panel"]

    assert problems(tmp_path, sheets) == [("Panel", None, "role", "set-up-without-panel")]


def test_whatever_else_is_wrong_is_told_in_the_same_list(tmp_path: Path) -> None:
    sheets = book()
    sheets["Criteria"][2][2] = "50"
    sheets["Criteria"][5][7] = ""
    sheets["Tenders"].append(["Z", "maybe"])
    sheets["Panel"] = [["seat", "role"], ["P1", "evaluator"], ["L", "lead"]]

    assert problems(tmp_path, sheets) == [
        ("Criteria", 3, "weight", "weights-do-not-add-up"),
        ("Criteria", 6, "consequence", "consequence-needed"),
        ("Tenders", 4, "supplier", "unknown-supplier"),
        ("Tenders", 4, "INS", "unknown-value"),
        ("Panel", None, "role", "set-up-without-moderator"),
    ]


METHODS = {
    "F2k": "k=2",
    "F5": "B=5",
    "F6": "max=5; min=1",
    "F7": "bands=0:100",
    "F9": "wtp=10",
    "F10": "fixed=100",
    "F11": "a=2",
    "F14": "B=5",
}


@pytest.mark.parametrize("formula", [formula.value for formula in PriceFormula])
def test_no_method_needs_prices_or_scores_to_be_set_up(tmp_path: Path, formula: str) -> None:
    sheets = book()
    sheets["Evaluation"][3] = ["price formula", formula]
    sheets["Evaluation"].append(["formula parameters", METHODS.get(formula, "")])
    if formula in {"F8", "F9", "F10", "F14", "F17"}:
        sheets["Criteria"][1][2], sheets["Criteria"][4][2] = "100", "0"

    assert read_set_up(write_xlsx(tmp_path / "it.xlsx", sheets)).data.method.price_formula == formula


@pytest.mark.parametrize("rule", ["mean", "median"])
def test_a_merge_rule_needs_no_scores_to_be_set_up(tmp_path: Path, rule: str) -> None:
    sheets = book()
    sheets["Evaluation"].append(["merge rule", rule])

    assert read_set_up(write_xlsx(tmp_path / "it.xlsx", sheets)).data.method.merge_rule == rule


def test_the_shipped_sample_without_its_outcome_is_what_a_set_up_would_say() -> None:
    data = read_evaluation(shipped("samples", "care-and-support"))
    bare = without_outcome(data)

    assert (bare.scores, bare.agreed) == ((), ())
    assert {tender.prices for tender in bare.tenders} == {()}
    assert bare.responses == data.responses


def test_what_is_no_workbook_is_refused_as_anywhere(tmp_path: Path) -> None:
    (tmp_path / "it.xlsx").write_bytes(b"no")
    with pytest.raises(Refused) as refused:
        read_set_up(tmp_path / "it.xlsx")
    assert spots(refused.value.problems) == [(None, None, None, "not-a-workbook")]

    with pytest.raises(AppError) as missing:
        read_set_up(tmp_path / "none.xlsx")
    assert missing.value.code == "no-such-file"


def test_a_workbook_saved_while_it_is_read_is_read_again_by_its_user(tmp_path: Path) -> None:
    path = tmp_path / "it.txt"
    path.write_text("one", encoding="utf-8")

    def saved_meanwhile(it: Path) -> Fraction:
        it.write_text("two", encoding="utf-8")
        return Fraction(1)

    with pytest.raises(AppError) as refusal:
        with_digest(path, saved_meanwhile)
    assert refusal.value.code == "workbook-changed"
