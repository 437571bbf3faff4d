"""Check 8: the report is printed again from the evaluation it carries, and every page is compared."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name, ObjectStreamMode, Pdf, Stream, String

from app.domain import canonical
from app.errors import AppError
from app.reports import maker, signing
from app.reports.award_report import render
from app.reports.fields import LEAD_FIELD, MODERATOR_FIELD, RosterEntry
from app.reports.proof import wording
from app.reports.proof.verdict import Answer, Verdict, verdict_json
from app.reports.verification import verify
from app.scoring.ranking import rank
from tests.reports.evaluations import small
from tests.reports.signatories import AT, VERSION, evaluation_json, lead, moderator, printed, roster, signed, unsigned

Change = Callable[[Pdf], None]


def doctored(change: Change, pdf: bytes | None = None) -> bytes:
    """Return an unsigned report that was changed with any tool, and saved cleanly."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf or unsigned())) as opened:
        change(opened)
        opened.save(out, fix_metadata_version=False, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def signed_anyway(pdf: bytes) -> bytes:
    """Return the report signed by two people whose tools check nothing."""
    pdf = signing._with_signature(pdf, MODERATOR_FIELD, "moderator", moderator(), AT)
    return signing._with_signature(pdf, LEAD_FIELD, "lead", lead(), AT)


def page_codes(verdict: Verdict) -> set[str]:
    return {problem.code for problem in verdict.page_problems}


def blank_the_award(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    content = page.Contents.read_bytes()
    blank = re.sub(rb"\((?:[^()\\]|\\.)+\) Tj", b"( ) Tj", content, count=6)
    assert blank != content
    page.Contents = Stream(pdf, blank)


def reword_the_metadata(pdf: Pdf) -> None:
    pdf.docinfo[Name.Title] = String("Another title")


def hide_an_object(pdf: Pdf) -> None:
    pdf.Root.Names.Dests = pikepdf.Dictionary(Names=pikepdf.Array())


def made_by(producer: str) -> bytes:
    """Return a report with a page changed, which says that this made it."""

    def change(pdf: Pdf) -> None:
        blank_the_award(pdf)
        pdf.docinfo[Name.Producer] = String(producer)

    return doctored(change)


@pytest.mark.parametrize("change", [blank_the_award, reword_the_metadata, hide_an_object])
def test_a_doctored_draft_gets_no_signature(change: Change) -> None:
    with pytest.raises(AppError) as refused:
        signing.sign(doctored(change), role="moderator", identity=moderator(), at=AT)

    assert refused.value.code == "signing-report-unsound"


@pytest.mark.parametrize(
    ("change", "code"),
    [(blank_the_award, "page-differs"), (reword_the_metadata, "parts-differ"), (hide_an_object, "parts-differ")],
)
def test_a_doctored_report_with_both_signatures_is_not_good(change: Change, code: str) -> None:
    verdict = verify(signed_anyway(doctored(change)))

    assert (verdict.unchanged, verdict.recomputes, verdict.pages) == (Answer.YES, Answer.YES, Answer.NO)
    assert page_codes(verdict) == {code}
    assert verdict.exit_code == 1
    assert any(line.startswith("Pages: no.") for line in wording.lines(verdict))


def test_a_genuine_report_has_every_page_as_it_is_printed() -> None:
    verdict = verify(signed())

    assert (verdict.pages, verdict.page_problems, verdict.exit_code) == (Answer.YES, (), 0)
    assert verdict_json(verdict)["pages"] == {"answer": "yes", "problems": []}


def test_a_report_packed_by_another_zlib_has_the_same_pages() -> None:
    def repack(pdf: Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, Stream) and item.get("/Type") != Name.Metadata:
                item.write(item.read_bytes())

    verdict = verify(signed_anyway(doctored(repack)))

    assert (verdict.pages, verdict.exit_code) == (Answer.YES, 0)


@pytest.mark.parametrize(
    ("producer", "code"),
    [
        (f"Evenhand 0.0.1 ({maker.LIBRARIES})", "pages-other-version"),
        (f"Evenhand {VERSION} (ReportLab 99, pikepdf 1, qpdf 1)", "pages-other-libraries"),
        ("Evenhand", "pages-other-maker"),
    ],
)
def test_pages_of_another_make_cannot_be_told_and_decide_nothing(producer: str, code: str) -> None:
    verdict = verify(signed_anyway(made_by(producer)))

    assert (verdict.pages, verdict.exit_code) == (Answer.CANNOT_TELL, 0)
    assert page_codes(verdict) == {code}
    with pytest.raises(AppError) as refused:
        signing.sign(made_by(producer), role="moderator", identity=moderator(), at=AT)
    assert refused.value.code == "signing-report-unsound"


def test_other_libraries_that_print_the_same_are_no_matter() -> None:
    data = canonical.decode(evaluation_json())
    other = render(data, rank(data), evaluation_json=evaluation_json(), app_version=VERSION, libraries="ReportLab 5.2")

    assert verify(signed_anyway(other)).pages is Answer.YES


def test_pages_are_not_compared_where_more_is_wrong() -> None:
    verdict = verify(printed(evaluation_json(5), evaluation_json(0)))

    assert (verdict.recomputes, verdict.pages) == (Answer.NO, Answer.CANNOT_TELL)
    assert page_codes(verdict) == {"pages-not-compared"}


@pytest.mark.parametrize(
    "names", [("Ada Moderator", "Siân Ŵyn-Lead"), ("", ""), ("A: B", "Mx\xa0No  Break"), ("Two\nlines", "E\u0301ve")]
)
def test_signatories_are_printed_again_as_they_were(names: tuple[str, str]) -> None:
    seats = tuple(replace(seat, name=name) for seat, name in zip(small().seats, names, strict=True))
    data = replace(small(), seats=seats)
    named = [
        RosterEntry(role=role, name=name, fingerprint=who.fingerprint)
        for role, name, who in zip(("moderator", "lead"), names, (moderator(), lead()), strict=True)
    ]
    pdf = render(data, rank(data), evaluation_json=canonical.encode(data), roster=named, app_version=VERSION)

    assert verify(pdf).pages is Answer.YES


def test_signatories_in_other_words_are_printed_again_as_they_were() -> None:
    named = roster(("moderator", moderator()), ("procurement lead", lead()), ("approver", lead()))

    assert verify(printed(evaluation_json(), evaluation_json(), named)).pages is Answer.YES
