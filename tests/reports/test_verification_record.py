# mypy: disable-error-code="no-untyped-call"
# pyHanko's own functions are not all typed.
"""`verify` on reports of a panel's record: what is told of the record, and that it can't be changed or taken away."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from app.domain.canonical import encode
from app.domain.codes import SeatCode
from app.domain.evaluation import EvaluationData
from app.domain.freezing import frozen_hash
from app.domain.provenance import Provenance
from app.errors import AppError
from app.reports import provenance_file, signing
from app.reports.award_report import render
from app.reports.carried import carried
from app.reports.fields import ATTACHMENT_NAME, LEAD_FIELD, MODERATOR_FIELD, RECORD_NAME
from app.reports.proof import document, wording
from app.reports.proof.verdict import Answer, Verdict, verdict_json
from app.reports.verification import verify
from app.scoring.ranking import rank
from app.security.fingerprints import grouped
from tests.reports.evaluations import small
from tests.reports.records import EVALUATION, FROZEN_AT, amended, digest, noted, panel_of, provenance_of, rendered
from tests.reports.signatories import AT, codes, lead, moderator, roster, turn_a_page, updated
from tests.reports.signatories import signed as signed_without

Change = Callable[[Pdf], object]


@cache
def data() -> EvaluationData:
    return panel_of(2)


@cache
def provenance() -> Provenance:
    return noted(amended(provenance_of(data()), times=1), unchecked=1, withdrawn=1, reason="Could not be reached.")


@cache
def other() -> bytes:
    """Return another record of the same evaluation, as it would be attached."""
    heads = provenance().heads
    head = replace(heads[0], head=replace(heads[0].head, hash=digest("another head")))
    return provenance_file.encode(replace(provenance(), heads=(head, *heads[1:])))


@cache
def unsigned() -> bytes:
    return rendered(data(), provenance())


@cache
def once() -> bytes:
    return signing.sign(unsigned(), role="moderator", identity=moderator(), at=AT)


@cache
def signed() -> bytes:
    return signing.sign(once(), role="lead", identity=lead(), at=AT + timedelta(hours=1))


def signed_anyway(pdf: bytes) -> bytes:
    """Return the report signed by two people whose tools check nothing."""
    pdf = signing._with_signature(pdf, MODERATOR_FIELD, "moderator", moderator(), AT)
    return signing._with_signature(pdf, LEAD_FIELD, "lead", lead(), AT)


def doctored(change: Change, pdf: bytes | None = None) -> bytes:
    """Return an unsigned report that was changed with any tool, and saved cleanly."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf or unsigned())) as opened:
        change(opened)
        opened.remove_unreferenced_resources()
        opened.save(out, fix_metadata_version=False, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def with_record(content: bytes) -> bytes:
    """Return a report that prints one record and carries another, or something else."""
    return doctored(lambda pdf: pdf.Root.AF[1].EF.F.write(content))


def printing(content: bytes, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return a report that prints the fingerprint of something that is no record, and carries it."""
    monkeypatch.setattr(provenance_file, "encode", lambda _: content)
    pdf = rendered(data(), provenance())
    monkeypatch.undo()
    return pdf


def strip(pdf: Pdf) -> None:
    del pdf.Root.AF[1]
    del pdf.Root.Names.EmbeddedFiles.Names[2:4]


def not_good(pdf: bytes) -> Verdict:
    verdict = verify(pdf)
    assert verdict.exit_code == 1
    return verdict


def test_a_signed_report_of_a_record_is_good() -> None:
    verdict = verify(signed(), signers=[moderator().fingerprint, lead().fingerprint])

    assert (verdict.unchanged, verdict.recomputes, verdict.pages) == (Answer.YES, Answer.YES, Answer.YES)
    assert (codes(verdict), verdict.page_problems, verdict.exit_code) == (set(), (), 0)
    assert verdict.provenance == provenance()


def test_a_report_of_a_record_with_named_signers_is_printed_again_as_it_was() -> None:
    named = roster(("moderator", moderator()), ("lead", lead()))
    pdf = render(
        data(),
        rank(data()),
        evaluation_json=encode(data()),
        roster=named,
        app_version="0.1.0",
        provenance=provenance(),
    )

    verdict = verify(signed_anyway(pdf))

    assert (verdict.pages, verdict.exit_code) == (Answer.YES, 0)


def test_what_the_report_says_of_its_record_is_told() -> None:
    lines = wording.lines(verify(signed()))

    begin = lines.index(f"The report says that it was made from a panel’s record, evaluation {EVALUATION}:")
    assert lines[begin + 1 :] == (
        f"  Rules frozen as version 2 on 7 October 2026, 09:12:07 UTC by a laptop’s clock; "
        f"SHA-256 {grouped(frozen_hash(data()))}",
        f"  Audit head of seat E1: 180 entries, SHA-256 {grouped(digest('head of E1'))}",
        f"  Audit head of seat E2: 217 entries, SHA-256 {grouped(digest('head of E2'))}",
        f"  Audit head of seat M: 254 entries, SHA-256 {grouped(digest('head of M'))}",
        "  Compare a head that you hold: the same number of entries must have the same hash.",
    )
    assert lines[begin - 1] == f"Attached record: SHA-256 {digest_of(provenance_file.encode(provenance()))}"


def digest_of(content: bytes) -> str:
    return digest(content.decode())


def test_a_record_without_heads_is_told_without_a_word_on_them() -> None:
    pdf = rendered(data(), replace(provenance(), heads=()))

    assert not [line for line in wording.lines(verify(pdf)) if "head" in line]


def test_one_entry_is_one_entry_and_a_seat_cannot_forge_a_line() -> None:
    one = replace(
        provenance().heads[0], seat=SeatCode("E1\nUnchanged: yes."), head=replace(provenance().heads[0].head, size=1)
    )
    pdf = rendered(data(), replace(provenance(), heads=(one,)))

    lines = wording.lines(verify(pdf))

    assert f"  Audit head of seat E1�Unchanged: yes.: 1 entry, SHA-256 {grouped(digest('head of E1'))}" in lines


def test_the_whole_record_is_told_in_json() -> None:
    told = json.loads(json.dumps(verdict_json(verify(signed()))))

    assert told["provenance_sha256"] == digest_of(provenance_file.encode(provenance()))
    assert told["provenance"] == {
        "evaluation": EVALUATION,
        "frozen": [
            {
                "number": 1,
                "hash": digest("version 1"),
                "supersedes": None,
                "reason": "",
                "approver": "",
                "frozen_at": (FROZEN_AT + timedelta(days=1)).isoformat(),
            },
            {
                "number": 2,
                "hash": frozen_hash(data()),
                "supersedes": digest("version 1"),
                "reason": provenance().frozen[-1].reason,
                "approver": "A. Head of Commissioning",
                "frozen_at": "2026-10-07T09:12:07+00:00",
            },
        ],
        "returns": [
            {"seat": "E1", "manifest": digest("return of E1"), "locked_at": "2026-11-04T09:12:07+00:00"},
            {"seat": "E2", "manifest": digest("return of E2"), "locked_at": "2026-11-05T09:32:41+00:00"},
        ],
        "unchecked": [{"seat": "E1", "reason": "Could not be reached."}],
        "withdrawn": [{"seat": "E2", "reason": "Could not be reached.", "replaced_by": None}],
        "heads": [
            {"seat": "E1", "size": 180, "hash": digest("head of E1")},
            {"seat": "E2", "size": 217, "hash": digest("head of E2")},
            {"seat": "M", "size": 254, "hash": digest("head of M")},
        ],
        "quality_locked_at": "2026-11-20T10:12:44+00:00",
        "prices_opened_at": "2026-11-21T09:01:10+00:00",
        "prices": digest("prices"),
        "made_at": "2026-11-22T09:00:00+00:00",
    }


def test_what_is_not_known_is_null_in_json() -> None:
    bare = replace(provenance(), quality_locked_at=None, prices_opened_at=None, prices="")
    told = verdict_json(verify(rendered(data(), bare)))["provenance"]
    without = verdict_json(verify(signed_without()))

    assert isinstance(told, dict)
    assert [told[name] for name in ("quality_locked_at", "prices_opened_at", "prices")] == [None] * 3
    assert (without["provenance"], without["provenance_sha256"]) == (None, None)


def test_rules_other_than_those_frozen_are_not_good() -> None:
    reworded = replace(data(), criteria=(replace(data().criteria[0], guidance="More."), *data().criteria[1:]))

    verdict = not_good(signed_anyway(rendered(reworded, provenance())))

    assert (verdict.unchanged, verdict.recomputes, codes(verdict)) == (Answer.YES, Answer.NO, {"frozen-hash-differs"})
    lines = wording.lines(verdict)
    assert "Recomputes: no. The report, its attached evaluation and its attached record don’t belong together." in lines
    assert any(f"frozen under the hash {frozen_hash(data())}" in line for line in lines)
    with pytest.raises(AppError, match="signing-report-unsound"):
        signing.sign(rendered(reworded, provenance()), role="moderator", identity=moderator(), at=AT)


def test_amendments_that_do_not_follow_are_not_good() -> None:
    torn = replace(provenance(), frozen=provenance().frozen[1:])

    assert codes(not_good(signed_anyway(rendered(data(), torn)))) == {"frozen-chain-broken"}


def test_a_ranking_that_differs_is_told_beside_the_record() -> None:
    agreed = tuple(replace(score, value=data().agreed[-1].value) for score in data().agreed)
    changed = encode(replace(data(), agreed=agreed))
    pdf = doctored(lambda opened: opened.Root.AF[0].EF.F.write(changed), with_record(b"{}"))

    verdict = not_good(pdf)

    assert {"provenance-damaged", "ranking-differs"} <= codes(verdict)
    assert "Recomputes: no. The ranking printed does not follow from the attached evaluation." in wording.lines(verdict)


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9"])
def test_a_record_taken_out_is_told_by_every_version(version: str) -> None:
    pdf = render(data(), rank(data()), evaluation_json=encode(data()), app_version=version, provenance=provenance())

    verdict = not_good(signed_anyway(doctored(strip, pdf)))

    assert (verdict.unchanged, verdict.recomputes, codes(verdict)) == (Answer.YES, Answer.NO, {"provenance-missing"})
    assert verdict.provenance is None
    assert "  The report prints the fingerprint of an attached record, but carries none." in wording.lines(verdict)


def test_another_record_of_the_same_evaluation_is_told() -> None:
    verdict = not_good(signed_anyway(with_record(other())))

    assert (verdict.unchanged, verdict.recomputes, codes(verdict)) == (
        Answer.YES,
        Answer.NO,
        {"provenance-hash-differs"},
    )


def add_record(pdf: Pdf) -> None:
    """Attach a record, in form, to a report that was made without."""
    stream = Stream(pdf, provenance_file.encode(provenance_of(small())))
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/application/json")
    file = pdf.make_indirect(stream)
    title = String(RECORD_NAME)
    spec = Dictionary(Type=Name.Filespec, F=title, UF=title, AFRelationship=Name.Data, EF=Dictionary(F=file, UF=file))
    made = pdf.make_indirect(spec)
    pdf.Root.Names.EmbeddedFiles.Names.extend([title, made])
    pdf.Root.AF.append(made)


def test_a_record_put_into_a_report_of_a_workbook_is_told() -> None:
    pdf = render(small(), rank(small()), evaluation_json=encode(small()), app_version="0.1.0")

    assert codes(not_good(doctored(add_record, pdf))) == {"provenance-hash-differs"}


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"format":1,"provenance":{}}'])
def test_a_record_of_another_make_is_told(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = not_good(printing(content, monkeypatch))

    assert (verdict.recomputes, codes(verdict)) == (Answer.NO, {"provenance-damaged"})
    assert verdict.provenance is None


def test_a_record_larger_than_any_is_refused_before_it_is_read() -> None:
    verdict = not_good(with_record(b" " * (provenance_file.LARGEST + 1)))

    assert "pdf-stream-too-large" in codes(verdict)


def test_a_newer_record_cannot_be_told_but_hides_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = printing(b'{"format":2,"provenance":{}}', monkeypatch)
    changed = encode(replace(data(), title="Another"))

    verdict = verify(signed_anyway(pdf))

    assert (verdict.exit_code, verdict.unchanged, verdict.recomputes) == (2, Answer.YES, Answer.CANNOT_TELL)
    assert verdict.beyond is not None
    assert verdict.beyond.code == "provenance-newer"
    lines = wording.lines(verdict)
    assert "Recomputes: cannot tell. The attached record can’t be read." in lines
    assert "Could not tell:" in lines
    assert verify(updated(signed_anyway(pdf), turn_a_page)).exit_code == 1
    assert codes(not_good(doctored(lambda opened: opened.Root.AF[0].EF.F.write(changed), pdf))) == {
        "attachment-hash-differs"
    }
    assert codes(not_good(doctored(strip, pdf))) == {"provenance-missing"}


def test_a_newer_record_hides_no_other_signer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance_file, "encode", lambda _: b'{"format":2}')
    named = roster(("moderator", moderator()), ("lead", moderator()))
    pdf = render(
        data(), rank(data()), evaluation_json=encode(data()), roster=named, app_version="0.1.0", provenance=provenance()
    )

    assert codes(not_good(signed_anyway(pdf))) == {"roster-differs"}


def list_in_another_order(pdf: Pdf) -> None:
    names = list(pdf.Root.Names.EmbeddedFiles.Names)
    pdf.Root.Names.EmbeddedFiles.Names = Array([*names[2:], *names[:2]])


def list_one_twice(pdf: Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    names[3] = names[1]


def one_stream_for_both(pdf: Pdf) -> None:
    pdf.Root.AF[1].EF = pdf.Root.AF[0].EF


def rename(pdf: Pdf) -> None:
    pdf.Root.AF[1].UF = String("evaluation.json")


def relate_otherwise(pdf: Pdf) -> None:
    pdf.Root.AF[1].AFRelationship = Name.Unspecified


def associate_one(pdf: Pdf) -> None:
    del pdf.Root.AF[1]


def associate_in_another_order(pdf: Pdf) -> None:
    pdf.Root.AF = Array(reversed(list(pdf.Root.AF)))


def add_a_third(pdf: Pdf) -> None:
    stream = pdf.make_indirect(Stream(pdf, b"{}"))
    title = String("more.json")
    made = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=title, UF=title, EF=Dictionary(F=stream, UF=stream)))
    pdf.Root.Names.EmbeddedFiles.Names.extend([title, made])


def unlist_and_hide(pdf: Pdf) -> None:
    spec = pdf.Root.AF[1]
    strip(pdf)
    pdf.Root.More = spec


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (list_in_another_order, "attachment-misnamed"),
        (list_one_twice, "attachment-misnamed"),
        (one_stream_for_both, "attachment-foreign"),
        (rename, "attachment-misnamed"),
        (relate_otherwise, "attachment-misnamed"),
        (associate_one, "attachment-foreign"),
        (associate_in_another_order, "attachment-foreign"),
        (add_a_third, "attachment-foreign"),
        (unlist_and_hide, "attachment-foreign"),
    ],
)
def test_files_that_are_not_attached_as_a_report_attaches_them_are_told(change: Change, code: str) -> None:
    assert code in codes(not_good(doctored(change)))


def exchange_the_record(writer: IncrementalPdfFileWriter) -> None:
    """Write another record in the place of the object that holds it."""
    place = writer.root["/AF"][1]["/EF"].raw_get("/F").reference
    stream = generic.StreamObject({generic.pdf_name("/Type"): generic.pdf_name("/EmbeddedFile")}, stream_data=other())
    writer.objects[place.generation, place.idnum] = stream


def take_the_record_out(writer: IncrementalPdfFileWriter) -> None:
    listed = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    del listed[2:4], writer.root["/AF"][1]
    writer.update_root()
    writer.update_container(listed)


@pytest.mark.parametrize(
    ("change", "code"), [(exchange_the_record, "provenance-exchanged"), (take_the_record_out, "attachment-foreign")]
)
def test_a_record_changed_after_a_signature_is_told(
    change: Callable[[IncrementalPdfFileWriter], object], code: str
) -> None:
    between = signing._with_signature(updated(once(), change), LEAD_FIELD, "lead", lead(), AT)

    for pdf in (updated(signed(), change), between):
        verdict = not_good(pdf)
        assert {"revisions-other", code} <= codes(verdict)
        assert verdict.unchanged is Answer.NO


def test_a_record_exchanged_by_the_second_signer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dishonest(signing.ReportUpdate):
        def __init__(self, source: BytesIO) -> None:
            super().__init__(source)
            exchange_the_record(self)

    before = once()
    monkeypatch.setattr(signing, "ReportUpdate", Dishonest)
    pdf = signing._with_signature(before, LEAD_FIELD, "lead", lead(), AT)

    assert {"update-changes", "provenance-exchanged"} <= codes(not_good(pdf))


def test_a_head_printed_otherwise_than_it_is_recorded_is_told() -> None:
    shown, told = (grouped(digest(of)).encode() for of in ("head of E1", "another"))
    found = []

    def reprint(pdf: Pdf) -> None:
        for page in pdf.pages:
            content = page.obj.Contents.read_bytes()
            if shown in content:
                page.obj.Contents = Stream(pdf, content.replace(shown, told))
                found.append(page)

    verdict = not_good(signed_anyway(doctored(reprint)))

    assert len(found) == 1
    assert [problem.code for problem in verdict.page_problems] == ["page-differs"]


def test_what_a_report_carries_is_read_before_anyone_signs() -> None:
    for pdf in (unsigned(), once(), signed()):
        found = carried(pdf)
        assert (found.data, found.provenance) == (data(), provenance())
    assert carried(signed_without()).provenance is None


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (lambda: b"", "pdf-not-a-pdf"),
        (lambda: signed()[:-2000], "check-broke-down"),
        (lambda: with_record(b"{}"), "provenance-damaged"),
        (lambda: doctored(add_a_third), "attachment-foreign"),
        (lambda: updated(signed(), exchange_the_record), "provenance-exchanged"),
    ],
)
def test_what_carries_something_else_is_refused(pdf: Callable[[], bytes], code: str) -> None:
    with pytest.raises(AppError) as refused:
        carried(pdf())

    assert refused.value.code == code


def test_what_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST_FILE", 1000)

    with pytest.raises(AppError, match="pdf-too-large"):
        carried(signed())


@cache
def place_of_the_record() -> tuple[int, int]:
    """Return where the packed record stands in the signed file."""
    with pikepdf.open(BytesIO(signed())) as pdf:
        raw = pdf.Root.AF[1].EF.F.read_raw_bytes()
    begin = signed().index(raw)
    return begin, begin + len(raw)


def flipped(position: int, mask: int) -> bytes:
    changed = bytearray(signed())
    changed[position] ^= mask
    return bytes(changed)


SHARES = st.floats(min_value=0, max_value=1, exclude_max=True)
MASKS = st.integers(min_value=1, max_value=255)


@settings(max_examples=40)
@given(share=SHARES, mask=MASKS)
@example(share=0.0, mask=0x20)
def test_a_byte_changed_anywhere_is_told(share: float, mask: int) -> None:
    assert verify(flipped(int(share * len(signed())), mask)).exit_code == 1


@settings(max_examples=40)
@given(share=SHARES, mask=MASKS)
def test_a_byte_changed_in_the_record_is_told(share: float, mask: int) -> None:
    begin, end = place_of_the_record()

    assert verify(flipped(begin + int(share * (end - begin)), mask)).exit_code == 1


@settings(max_examples=25)
@given(place=st.integers(min_value=0), mask=MASKS)
def test_a_draft_whose_record_has_a_byte_changed_and_is_packed_anew_gets_no_signature(place: int, mask: int) -> None:
    content = bytearray(provenance_file.encode(provenance()))
    content[place % len(content)] ^= mask

    with pytest.raises(AppError, match="signing-report-unsound"):
        signing.sign(with_record(bytes(content)), role="moderator", identity=moderator(), at=AT)


def test_the_name_of_the_evaluation_comes_first() -> None:
    with pikepdf.open(BytesIO(signed())) as pdf:
        assert [str(name) for name in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]] == [ATTACHMENT_NAME, RECORD_NAME]
        assert [str(spec.AFRelationship) for spec in pdf.Root.AF.as_list()] == ["/Data", "/Data"]
