import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from pikepdf import Name

from app.domain.canonical import encode
from app.domain.codes import MergeRule, PriceFormula, ResultKind
from app.domain.evaluation import EvaluationData, PriceParameters
from app.errors import AppError
from app.reports.award_report import render
from app.reports.fields import ATTACHMENT_NAME, SIGNING_ORDER, RosterEntry
from app.reports.reading import printed_ranking
from app.reports.rows import expected_rows
from app.scoring.ranking import rank
from tests.reports.evaluations import (
    all_late,
    attached,
    open_gates,
    rendered,
    sample,
    sample_report,
    small,
    with_every_term,
    without_tenders_in,
)
from tests.reports.printed_text import text_of

WORDS = "Word " * 60


def merged(data: EvaluationData) -> EvaluationData:
    return replace(data, agreed=(), method=replace(data.method, merge_rule=MergeRule.MEAN))


def admitting(data: EvaluationData) -> EvaluationData:
    return replace(data, method=replace(data.method, result=ResultKind.ADMIT))


def odd_evaluations() -> Iterator[tuple[str, EvaluationData]]:
    yield "forty lots", small(lots=40)
    yield "no price row", small(formula=None)
    yield "admission", admitting(small(formula=None))
    yield "no panel", replace(small(), seats=(), scores=())
    yield "no agreed scores", replace(small(), agreed=())
    yield "merged scores", merged(small())
    yield "a lot without tenders", without_tenders_in(small(lots=3), "2")
    yield "no tenders at all", replace(small(), tenders=(), scores=(), agreed=())
    yield "every tender late", all_late(small())
    yield "many suppliers", small(names={f"S{number}": f"Supplier {number}" for number in range(60)})
    yield "long names", small(names={"S1": WORDS, "S2": "Llanfairpwllgwyngyll" * 20, "S3": "A & B <b>bold</b> </font>"})
    yield "other alphabets", small(names={"S1": "Дом ребёнка", "S2": "Οικογένεια", "S3": "Tŷ Ŵyn ✓ → ჟ"})
    yield "reasons longer than a page", small(reason=("Words about the tender, and more of them. " * 90 + "\n\n") * 3)
    yield "every term at once", with_every_term(small(lots=2))
    yield "far too many open questions", open_gates(small(lots=40))
    for formula, parameters in FORMULAS:
        yield f"formula {formula}", small(formula=formula, parameters=parameters)


FORMULAS = [
    (PriceFormula.F2K, PriceParameters(k=Fraction(1, 2))),
    (PriceFormula.F3, None),
    (PriceFormula.F4, None),
    (PriceFormula.F5, PriceParameters(benchmark=110_000)),
    (PriceFormula.F6, PriceParameters(highest=200_000, lowest=50_000)),
    (PriceFormula.F7, PriceParameters(bands=((Fraction(0), Fraction(100)), (Fraction(5), Fraction(90))))),
    (PriceFormula.F8, None),
    (PriceFormula.F9, PriceParameters(willingness=Fraction(200_000))),
    (PriceFormula.F11, PriceParameters(base=Fraction(2))),
    (PriceFormula.F13, None),
    (PriceFormula.F14, PriceParameters(benchmark=110_000)),
    (PriceFormula.F15, None),
    (PriceFormula.F16, None),
    (PriceFormula.F17, None),
]
ODD = list(odd_evaluations())


def faults(pdf: bytes) -> list[str]:
    return [
        f"{profile}: {failure.rule_id} {failure.message}"
        for profile in ("ua1", "3a")
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


def test_the_checker_finds_no_fault_with_the_sample() -> None:
    assert faults(sample_report()) == []


@pytest.mark.parametrize("data", [data for _, data in ODD], ids=[name for name, _ in ODD])
def test_odd_evaluations_are_printed_whole_and_read_back(data: EvaluationData) -> None:
    pdf = rendered(data)

    assert faults(pdf) == []
    assert printed_ranking(pdf) == expected_rows(data, rank(data))
    assert attached(pdf) == [(ATTACHMENT_NAME, encode(data))]


def test_the_same_evaluation_gives_the_same_bytes_in_another_process(root: Path) -> None:
    code = (
        "import hashlib; from tests.reports.evaluations import sample_report; "
        "print(hashlib.sha256(sample_report()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(root)}

    told = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == hashlib.sha256(sample_report()).hexdigest()


def test_the_data_is_attached_once_and_unchanged() -> None:
    with pikepdf.open(BytesIO(sample_report())) as pdf:
        (associated,) = pdf.Root.AF.as_list()

        assert associated.AFRelationship == Name.Data
        assert len(pdf.Root.Names.EmbeddedFiles.Names.as_list()) == 2
    assert attached(sample_report()) == [(ATTACHMENT_NAME, encode(sample()))]


def test_the_signature_fields_are_empty_tagged_and_in_order() -> None:
    with pikepdf.open(BytesIO(sample_report())) as pdf:
        fields = pdf.Root.AcroForm.Fields.as_list()

        assert [str(field.T) for field in fields] == list(SIGNING_ORDER)
        assert not any("/V" in field for field in fields)
        assert all(str(field.TU) for field in fields)
        assert ["/Lock" in field for field in fields] == [False, True]
        assert (fields[-1].Lock.Action, fields[-1].Lock.P) == (Name.All, 1)
        assert {field.P.objgen for field in fields} == {pdf.pages[-1].obj.objgen}
        owners = [_owner(pdf, int(field.StructParent)) for field in fields]
        assert [owner.S for owner in owners] == [Name.Form, Name.Form]
        assert [owner.K.Obj.objgen for owner in owners] == [field.objgen for field in fields]


def _owner(pdf: pikepdf.Pdf, key: int) -> pikepdf.Object:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return next(owner for number, owner in zip(numbers[::2], numbers[1::2], strict=True) if int(number) == key)


def test_it_says_what_it_is() -> None:
    with pikepdf.open(BytesIO(sample_report())) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == f"Ranking report: {sample().title} ({sample().reference})"
        assert "/CreationDate" not in pdf.docinfo
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert titles[0] == "1  The award"
    assert titles[-1] == "9  Signatures"


def test_the_first_page_tells_the_award_and_that_it_is_a_draft() -> None:
    first = text_of(sample_report())[0]

    for words in (
        "A draft until the moderator and the procurement lead have both signed.",
        "evenhand verify",
        "18 September 2026, 12:00",
        "Larkspring Family Services",
        "3.19 points ahead of Cawthwaite Provider Services",
        "Pennywhistle Respite CIC (minimum score for a question, Q1 Safeguarding: 2, needed 3)",
        "the published tie-break decided: the higher score on Q1 Safeguarding",
        "The panel has 6 scoring seats, 2 of them held by service-user representatives",
        "294 of 294 scores due are recorded, each with its reason",
    ):
        assert words in first


def test_every_score_and_reason_of_the_sample_is_printed() -> None:
    whole = " ".join(text_of(sample_report()))
    reasons = [score.reason for score in sample().scores] + [score.reason for score in sample().agreed]
    reasons += [score.evidence for score in sample().scores]

    unprinted = [reason for reason in reasons if " ".join(reason.split()) not in whole]

    assert len(reasons) > 600
    # A reason that goes over the page has the header or foot between its halves; few do.
    assert len([reason for reason in unprinted if " ".join(reason.split()[:3]) not in whole]) == 0
    assert len(unprinted) < 12


def test_a_representative_of_service_users_is_never_named() -> None:
    seats = tuple(replace(seat, name="Rhian") if seat.code.startswith("Y") else seat for seat in sample().seats)
    data = replace(sample(), seats=seats)

    assert "Rhian" not in " ".join(text_of(rendered(data)))


def test_the_signers_fingerprints_are_printed() -> None:
    data = small()
    roster = [RosterEntry(role="moderator", name="A. Person", fingerprint="ab" * 32)]
    pdf = render(data, rank(data), evaluation_json=encode(data), roster=roster, app_version="1")

    assert " ".join(["ABAB"] * 16) in " ".join(text_of(pdf))


def test_a_warning_that_forbids_an_award_stands_on_the_first_page() -> None:
    data = small(names={"S1": "First Ltd", "S2": "Second Ltd"})
    agreed = tuple(replace(score, value=Fraction(4)) for score in data.agreed)
    tenders = tuple(replace(tender, prices=data.tenders[0].prices) for tender in data.tenders)
    tied = replace(data, agreed=agreed, tenders=tenders)

    assert re.search(r"Not final.*First Ltd and Second Ltd are tied", text_of(rendered(tied))[0])


@pytest.mark.parametrize(
    ("name", "character"),
    [("Ltd 中文", "CJK UNIFIED IDEOGRAPH-4E2D"), ("בית", "HEBREW LETTER BET"), ("Bell \x07", "U+0007")],
)
def test_a_character_that_no_font_prints_is_refused_by_name(name: str, character: str) -> None:
    with pytest.raises(AppError) as refused:
        rendered(small(names={"S1": name}))

    assert refused.value.code == "no-glyph"
    assert refused.value.facts["character"] == character
