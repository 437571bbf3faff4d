# mypy: disable-error-code="no-untyped-call"
# pyHanko's own functions are not all typed.
import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from app.domain import canonical
from app.errors import AppError
from app.exchange.workbook import read_evaluation
from app.reports import signing
from app.reports.award_report import render
from app.reports.fields import LEAD_FIELD, MODERATOR_FIELD
from app.reports.proof import document, wording
from app.reports.proof.verdict import Answer, Comparison, verdict_json
from app.reports.verification import verify
from app.scoring.ranking import rank
from app.security import fingerprints
from tests.reports.signatories import (
    AT,
    VERSION,
    codes,
    evaluation_json,
    lead,
    moderator,
    once,
    printed,
    refused,
    roster,
    signed,
    stranger,
    turn_a_page,
    unsigned,
    updated,
)

Change = Callable[[IncrementalPdfFileWriter], object]


def by_the_lead(change: Change, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return a report in whose second signature a dishonest lead, with tools of their own, hides a change."""

    class Dishonest(signing.ReportUpdate):
        def __init__(self, source: BytesIO) -> None:
            super().__init__(source)
            change(self)

    before = once()  # made honestly, and kept for the other tests of this process
    monkeypatch.setattr(signing, "ReportUpdate", Dishonest)
    return signing._with_signature(before, LEAD_FIELD, "lead", lead(), AT)


def foreign_signature(pdf: bytes, field: str, *, new: bool) -> bytes:
    """Return the file signed by a stranger with pyHanko as it comes."""
    key = stranger().key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(stranger().certificate.public_bytes(Encoding.DER)),
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )
    about = signers.PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    pdf_signer = signers.PdfSigner(about, signer, new_field_spec=SigFieldSpec(field) if new else None)
    out: BytesIO = pdf_signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return out.getvalue()


def add_a_note(writer: IncrementalPdfFileWriter) -> None:
    page, _ = writer.find_page_for_modification(0)
    corners = generic.ArrayObject([generic.NumberObject(edge) for edge in (0, 0, 9, 9)])
    note = {"/Type": generic.pdf_name("/Annot"), "/Subtype": generic.pdf_name("/Text"), "/Rect": corners}
    page.get_object()[generic.pdf_name("/Annots")] = generic.ArrayObject(
        [writer.add_object(generic.DictionaryObject(note))]
    )
    writer.mark_update(page)


def rewrite_the_metadata(writer: IncrementalPdfFileWriter) -> None:
    writer.update_root()


def add_a_field(writer: IncrementalPdfFileWriter) -> None:
    field = {"/FT": generic.pdf_name("/Tx"), "/T": generic.TextStringObject("More")}
    form = writer.root["/AcroForm"]
    form["/Fields"].append(writer.add_object(generic.DictionaryObject(field)))
    writer.update_container(form)


def exchange_the_attachment(writer: IncrementalPdfFileWriter) -> None:
    other = generic.StreamObject(stream_data=evaluation_json(0))
    files = writer.root["/AF"][0]["/EF"]
    files[generic.pdf_name("/F")] = files[generic.pdf_name("/UF")] = writer.add_object(other)
    writer.update_container(files)


def run_a_script(writer: IncrementalPdfFileWriter) -> None:
    script = {"/S": generic.pdf_name("/JavaScript"), "/JS": generic.TextStringObject("app.alert(1)")}
    writer.root[generic.pdf_name("/OpenAction")] = generic.DictionaryObject(script)
    writer.update_root()


def leave_a_stray(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(generic.TextStringObject("unseen"))


CHANGES = [turn_a_page, add_a_note, rewrite_the_metadata, add_a_field, exchange_the_attachment, run_a_script]


def test_a_report_that_two_people_signed_is_good() -> None:
    verdict = verify(signed())

    assert verdict.exit_code == 0
    assert (verdict.unchanged, verdict.recomputes) == (Answer.YES, Answer.YES)
    assert [(found.role, found.name) for found in verdict.signatures] == [
        ("moderator", "Ada Moderator"),
        ("lead", "Siân Ŵyn-Lead"),
    ]
    assert [found.claimed for found in verdict.signatures] == [AT, AT + timedelta(hours=1)]
    assert codes(verdict) == set()


def test_the_sample_is_signed_and_verifies(root: Path) -> None:
    data = read_evaluation(root / "resources" / "samples" / "care-and-support")
    pdf = render(data, rank(data), evaluation_json=canonical.encode(data), app_version=VERSION)
    pdf = signing.sign(pdf, role="moderator", identity=moderator(), at=AT)
    pdf = signing.sign(pdf, role="lead", identity=lead(), at=AT)

    verdict = verify(pdf, signers=[moderator().fingerprint, lead().fingerprint])

    assert codes(verdict) == set()
    assert verdict.exit_code == 0


def test_signers_that_nobody_compared_are_never_called_good() -> None:
    verdict = verify(signed())

    assert verdict.signers is Comparison.NOT_COMPARED
    assert "Signers: not compared." in "\n".join(wording.lines(verdict))


def test_fingerprints_are_compared_in_any_grouping_case_and_order() -> None:
    given = [fingerprints.grouped(lead().fingerprint), moderator().fingerprint.upper()]

    verdict = verify(signed(), signers=given)

    assert verdict.signers is Comparison.AS_EXPECTED
    assert verdict.exit_code == 0


@pytest.mark.parametrize("who", ["one of two", "a stranger", "one more"])
def test_other_signers_are_not_good(who: str) -> None:
    ours = [moderator().fingerprint, lead().fingerprint]
    given = {
        "one of two": ours[:1],
        "a stranger": [ours[0], stranger().fingerprint],
        "one more": [*ours, stranger().fingerprint],
    }[who]

    verdict = verify(signed(), signers=given)

    assert verdict.signers is Comparison.OTHER
    assert verdict.unchanged is Answer.YES
    assert verdict.exit_code == 1


@pytest.mark.parametrize("pdf", [unsigned, signed])
def test_nobody_to_compare_with_is_the_callers_mistake(pdf: Callable[[], bytes]) -> None:
    with pytest.raises(AppError, match="signers-none"):
        verify(pdf(), signers=[])


def test_a_draft_is_never_signed_as_expected() -> None:
    assert verify(unsigned(), signers=[lead().fingerprint]).signers is Comparison.OTHER
    assert verify(b"", signers=[lead().fingerprint]).signers is Comparison.OTHER


def test_a_fingerprint_that_is_none_is_the_callers_mistake() -> None:
    with pytest.raises(AppError, match="fingerprint-unreadable"):
        verify(signed(), signers=["abc"])


def test_a_draft_says_who_has_not_signed() -> None:
    draft, half = verify(unsigned()), verify(once())

    assert (draft.exit_code, draft.unchanged, draft.missing) == (1, Answer.CANNOT_TELL, ("moderator", "lead"))
    assert (half.exit_code, half.unchanged, half.missing) == (1, Answer.YES, ("lead",))
    assert wording.lines(half)[0] == "This is a draft: the procurement lead has not signed."
    assert wording.lines(draft)[0] == "This is a draft: the moderator and the procurement lead have not signed."
    assert wording.lines(half)[-1] == "Next: the procurement lead signs it with `evenhand sign`."


def test_the_last_signature_stripped_leaves_a_draft() -> None:
    verdict = verify(signed()[: len(once())])

    assert (verdict.exit_code, verdict.missing) == (1, ("lead",))


@pytest.mark.parametrize("change", CHANGES)
def test_an_update_after_the_signatures_is_told(change: Change) -> None:
    assert "revisions-other" in refused(updated(signed(), change))


@pytest.mark.parametrize("change", CHANGES)
def test_an_update_between_the_signatures_is_told(change: Change) -> None:
    changed = updated(once(), change)
    both = signing._with_signature(changed, LEAD_FIELD, "lead", lead(), AT)

    assert "revisions-other" in refused(both)


@pytest.mark.parametrize("change", [*CHANGES, leave_a_stray])
def test_a_change_hidden_in_a_signature_is_told(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(by_the_lead(change, monkeypatch)) & {"update-changes", "update-adds", "fields-other"}


def test_a_strangers_extra_signature_is_told() -> None:
    assert {"fields-other", "revisions-other"} <= refused(foreign_signature(once(), "Extra", new=True))
    assert {"fields-other", "revisions-other"} <= refused(foreign_signature(signed(), "Extra", new=True))


def test_a_signature_of_another_program_in_the_leads_field_is_told() -> None:
    assert "signature-not-canonical" in refused(foreign_signature(once(), LEAD_FIELD, new=False))


def test_an_attachment_exchanged_in_place_is_told() -> None:
    pdf = pikepdf.Pdf.open(BytesIO(signed()))
    pdf.Root.AF[0].EF.F.write(evaluation_json(0))
    out = BytesIO()
    pdf.save(out)

    assert {"revisions-other", "ranking-differs"} <= refused(out.getvalue())


def test_a_report_that_prints_another_ranking_does_not_recompute() -> None:
    false = printed(evaluation_json(5), evaluation_json(0))
    false = signing._with_signature(false, MODERATOR_FIELD, "moderator", moderator(), AT)
    false = signing._with_signature(false, LEAD_FIELD, "lead", lead(), AT)

    verdict = verify(false)

    assert (verdict.unchanged, verdict.recomputes, verdict.exit_code) == (Answer.YES, Answer.NO, 1)
    assert codes(verdict) == {"ranking-differs"}


def test_a_newer_attachment_cannot_be_told_but_hides_no_change() -> None:
    newer = evaluation_json().replace(b'"format":1', b'"format":2')
    pdf = printed(evaluation_json(), newer)
    pdf = signing._with_signature(pdf, MODERATOR_FIELD, "moderator", moderator(), AT)
    pdf = signing._with_signature(pdf, LEAD_FIELD, "lead", lead(), AT)

    verdict, altered = verify(pdf), verify(updated(pdf, turn_a_page))

    assert (verdict.exit_code, verdict.unchanged, verdict.recomputes) == (2, Answer.YES, Answer.CANNOT_TELL)
    assert verdict.beyond is not None
    assert verdict.beyond.code == "attachment-newer"
    assert "Could not tell:" in wording.lines(verdict)
    assert altered.exit_code == 1


@pytest.mark.parametrize("attached", [b"", b"{}", b'{"evaluation":{},"format":1} ', b"\xff\xfe"])
def test_an_attachment_of_another_make_is_told(attached: bytes) -> None:
    assert "attachment-damaged" in refused(printed(evaluation_json(), attached))


def test_a_signer_whom_the_report_does_not_name_is_told() -> None:
    pdf = printed(evaluation_json(), evaluation_json(), roster(("moderator", moderator()), ("lead", lead())))
    pdf = signing._with_signature(pdf, MODERATOR_FIELD, "moderator", moderator(), AT)
    pdf = signing._with_signature(pdf, LEAD_FIELD, "lead", stranger(), AT)

    verdict = verify(pdf)

    assert (verdict.unchanged, verdict.recomputes, verdict.exit_code) == (Answer.NO, Answer.YES, 1)
    assert codes(verdict) == {"roster-differs"}


def test_two_roles_signed_with_one_certificate_are_told() -> None:
    pdf = signing._with_signature(once(), LEAD_FIELD, "lead", moderator(), AT)

    assert refused(pdf) == {"one-signer-twice"}


def test_a_lead_who_signed_alone_is_told() -> None:
    pdf = signing._with_signature(unsigned(), LEAD_FIELD, "lead", lead(), AT)

    assert "signatures-out-of-order" in refused(pdf)


def test_signatures_in_the_wrong_order_are_told() -> None:
    pdf = signing._with_signature(unsigned(), LEAD_FIELD, "lead", lead(), AT)
    pdf = signing._with_signature(pdf, MODERATOR_FIELD, "moderator", moderator(), AT)

    assert refused(pdf)


def test_expiry_is_reported_apart() -> None:
    verdict = verify(signed(), now=AT + timedelta(days=4000))

    assert [found.expired_now for found in verdict.signatures] == [True, True]
    assert [found.expired_when_signed for found in verdict.signatures] == [False, False]
    assert verdict.exit_code == 0


def test_a_signature_outside_its_certificates_time_is_reported() -> None:
    late = signing._with_signature(once(), LEAD_FIELD, "lead", lead(), AT + timedelta(days=4000))

    verdict = verify(late)

    assert [found.expired_when_signed for found in verdict.signatures] == [False, True]
    assert verdict.signatures[1].expired_now is None
    assert "  The certificate was not valid at the time the signer claims." in wording.lines(verdict)


@pytest.mark.parametrize("more", [b"\n", b" ", b"\x00", b"%%EOF\n", b"junk" * 10, b"\n1 0 obj\nnull\nendobj\n"])
def test_junk_after_the_end_is_told(more: bytes) -> None:
    assert refused(signed() + more)


def test_junk_before_the_beginning_and_between_is_told() -> None:
    assert refused(b"\n" + signed())
    assert refused(signed().replace(b"%%EOF\n", b"%%EOF\n% hidden\n", 1))
    assert refused(unsigned().replace(b"endobj\n", b"endobj\n% hidden\n", 1))


@pytest.mark.parametrize("junk", [b"1", b" ", b"a", b"\x00"])
def test_junk_in_the_padding_is_told(junk: bytes) -> None:
    pdf = bytearray(signed())
    last = pdf.rindex(b"0>\n/ByteRange")
    pdf[last - 8 : last - 7] = junk

    assert "signature-padding" in refused(bytes(pdf))


@pytest.mark.parametrize("length", [0, 1, 8, 1000, -1, -2, -7, -30, -400])
def test_a_truncated_report_is_told(length: int) -> None:
    assert refused(signed()[:length])


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"%PDF-1.7\n%%EOF\n", b"%PDF-1.7\n" + b"<<" * 50_000])
def test_what_is_no_pdf_is_no_report(content: bytes) -> None:
    assert refused(content)


def test_a_pdf_of_another_program_is_no_report() -> None:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 720, "Ranking")
    canvas.save()

    assert {"fields-missing", "attachment-missing"} <= refused(out.getvalue())


def test_an_encrypted_report_is_told() -> None:
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(unsigned())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))

    assert "pdf-encrypted" in refused(out.getvalue())


def test_a_second_attachment_is_told() -> None:
    out = BytesIO()
    with pikepdf.Pdf.open(BytesIO(unsigned())) as pdf:
        more = pdf.make_stream(b"more", Type=pikepdf.Name.EmbeddedFile)
        pdf.Root.More = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Filespec, EF=pikepdf.Dictionary(F=more)))
        pdf.save(out)

    assert "attachment-foreign" in refused(out.getvalue())


def test_a_stream_that_unpacks_without_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST_UNPACKED", 1000)

    assert "pdf-stream-too-large" in refused(signed())


def test_a_file_too_large_to_check_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST_FILE", 1000)

    verdict = verify(signed(), signers=[lead().fingerprint])

    assert verdict.exit_code == 2
    assert (verdict.unchanged, verdict.recomputes) == (Answer.CANNOT_TELL, Answer.CANNOT_TELL)
    assert verdict.signers is Comparison.NOT_COMPARED


def test_the_verdict_is_one_json_object() -> None:
    told = json.loads(json.dumps(verdict_json(verify(signed(), now=AT))))

    assert told["exit"] == 0
    assert told["unchanged"] == {"answer": "yes", "problems": []}
    assert told["recomputes"] == {"answer": "yes", "problems": []}
    assert told["signers"] == {"answer": "not compared", "expected": []}
    assert told["missing"] == []
    assert [found["fingerprint"] for found in told["signatures"]] == [moderator().fingerprint, lead().fingerprint]
    assert told["signatures"][0]["claimed"] == "2026-11-22T09:30:00+00:00"
    assert len(told["attachment_sha256"]) == 64


def test_what_was_found_is_told_in_json() -> None:
    told = json.loads(json.dumps(verdict_json(verify(updated(signed(), turn_a_page)))))

    assert {"code": "revisions-other", "facts": {"found": 3, "signatures": 2}} in told["unchanged"]["problems"]
    assert told["pages"] == {"answer": "cannot tell", "problems": [{"code": "pages-not-compared", "facts": {}}]}


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\nx", unsigned, once, signed])
def test_every_verdict_is_worded(pdf: bytes | Callable[[], bytes]) -> None:
    lines = wording.lines(verify(pdf if isinstance(pdf, bytes) else pdf(), now=AT + timedelta(days=4000)))

    begins = [line.split(":")[0] for line in lines if not line.startswith(" ") and not line.startswith("This is")]
    assert begins[:4] == ["Unchanged", "Recomputes", "Pages", "Signers"]
    assert all("{" not in line for line in lines)


def test_a_damaged_report_is_told_once_with_what_to_do() -> None:
    damaged = signed().replace(b"<xmp:CreatorTool>E", b"<xmp:CreatorTool>e")

    lines = wording.lines(verify(damaged))

    assert lines.count("  The report was changed after it was signed.") == 1
    assert lines[-1].startswith("Don't rely on this file. Ask the authority")


def test_other_signers_are_told_with_what_to_do() -> None:
    lines = wording.lines(verify(signed(), signers=[stranger().fingerprint]))

    assert lines[-1].startswith("Compare the fingerprints above with the letter or notice.")
