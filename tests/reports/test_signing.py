# mypy: disable-error-code="no-untyped-call"
# pyHanko's own functions are not all typed.
import shutil
import subprocess
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from app.errors import AppError
from app.reports import signing
from app.reports.fields import LEAD_FIELD, MODERATOR_FIELD
from app.reports.proof import envelope
from app.reports.proof.signature_fields import value_of
from app.reports.verification import verify
from app.security import identities
from app.security.identities import Identity
from app.text.sentences import sentence
from app.text.signing import stamp_lines
from tests.reports.signatories import (
    AT,
    council_officer,
    evaluation_json,
    lead,
    moderator,
    once,
    printed,
    roster,
    signed,
    stranger,
    turn_a_page,
    unsigned,
    updated,
)


def refusal(pdf: bytes, role: str, identity: Identity, at: datetime = AT) -> AppError:
    with pytest.raises(AppError) as caught:
        signing.sign(pdf, role=role, identity=identity, at=at)
    return caught.value


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_poppler_finds_both_signatures_valid(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(signed())

    told = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607

    assert told.count("Signature Validation: Signature is Valid.") == 2
    assert told.count("Signature Type: ETSI.CAdES.detached") == 2
    assert told.count("Signing Hash Algorithm: SHA-256") == 2
    assert told.count("Total document signed") == 1


def test_pyhanko_trusts_both_signatures_under_the_pinned_certificates() -> None:
    found = PdfFileReader(BytesIO(signed())).embedded_signatures

    for one in found:
        status = validate_pdf_signature(one, ValidationContext(trust_roots=[one.signer_cert], allow_fetching=False))
        assert status.bottom_line
        assert status.docmdp_ok


def test_a_signature_is_appended_to_what_was_there() -> None:
    assert once().startswith(unsigned())
    assert signed().startswith(once())


def test_the_moderator_certifies_and_the_lead_locks() -> None:
    reader = PdfFileReader(BytesIO(signed()))
    first, second = reader.embedded_signatures

    assert (first.field_name, second.field_name) == (MODERATOR_FIELD, LEAD_FIELD)
    assert value_of(reader.root["/Perms"], "/DocMDP") == first.sig_object
    assert first.docmdp_level is not None
    assert first.docmdp_level.value == 2
    assert second.docmdp_level is not None
    assert second.docmdp_level.value == 1


def test_the_metadata_stay_as_they_were() -> None:
    before, after = (pikepdf.Pdf.open(BytesIO(pdf)) for pdf in (unsigned(), signed()))

    assert after.Root.Metadata.read_raw_bytes() == before.Root.Metadata.read_raw_bytes()
    assert dict(after.docinfo.items()) == dict(before.docinfo.items())


def test_pyhanko_would_rewrite_the_metadata_in_the_hook_that_is_taken_from_it() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(unsigned()))
    writer.update_root()
    out = BytesIO()

    writer.write(out)

    with pikepdf.Pdf.open(BytesIO(unsigned())) as before, pikepdf.Pdf.open(out) as after:
        assert after.Root.Metadata.read_bytes() != before.Root.Metadata.read_bytes()
    assert "_update_meta" in vars(signing.ReportUpdate)


def test_the_stamps_are_drawn_in_embedded_fonts() -> None:
    pdf = pikepdf.Pdf.open(BytesIO(signed()))

    for field in pdf.Root.AcroForm.Fields:
        fonts = field.AP.N.Resources.Font
        for name in list(fonts.keys()):
            descriptor = fonts[name].get("/FontDescriptor")
            assert descriptor is not None
            assert "/FontFile2" in descriptor


def test_signatures_keep_the_report_tagged_and_the_first_keeps_it_archivable() -> None:
    def failures(pdf: bytes, profile: page.ValidationProfile) -> list[str]:
        return [failure.rule_id for failure in page.validate_pdf_bytes(pdf, profile=profile).failures]

    assert failures(once(), page.ValidationProfile.PDF_A_3A) == []
    assert failures(signed(), page.ValidationProfile.PDF_UA_1) == []


@pytest.mark.parametrize("kind", ["RSA", "P-384"])
def test_certificates_of_a_council_sign_with_their_chain(kind: str) -> None:
    pdf = signing.sign(unsigned(), role="moderator", identity=council_officer(kind), at=AT)
    pdf = signing.sign(pdf, role="lead", identity=lead(), at=AT)

    verdict = verify(pdf)

    assert verdict.exit_code == 0
    assert [found.own_certificate for found in verdict.signatures] == [False, True]
    assert b"Council root".hex().upper().encode() in pdf


def test_a_name_that_no_font_prints_still_signs() -> None:
    identity = identities.create("יעל", at=AT)

    pdf = signing.sign(unsigned(), role="moderator", identity=identity, at=AT)

    assert [found.name for found in verify(pdf).signatures] == ["יעל"]


def test_the_lead_does_not_sign_before_the_moderator() -> None:
    error = refusal(unsigned(), "lead", lead())

    assert (error.code, error.facts["before"]) == ("signing-out-of-turn", "moderator")


def test_nobody_signs_twice() -> None:
    assert refusal(once(), "moderator", stranger()).code == "signing-twice"
    assert refusal(signed(), "lead", stranger()).code == "signing-twice"


def test_one_person_does_not_sign_for_two() -> None:
    assert refusal(once(), "lead", moderator()).code == "signing-certificate-used"


def test_a_role_without_a_field_is_refused() -> None:
    assert refusal(signed(), "approver", stranger()).code == "signing-role-without-field"


def test_an_expired_certificate_does_not_sign() -> None:
    assert refusal(unsigned(), "moderator", moderator(), AT + timedelta(days=4000)).code == "identity-expired"


def test_a_time_without_zone_is_refused() -> None:
    naive = AT.replace(tzinfo=None)

    assert refusal(unsigned(), "moderator", moderator(), naive).code == "signing-time-naive"


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"not a report"])
def test_what_is_no_report_is_not_signed(pdf: bytes) -> None:
    assert refusal(pdf, "moderator", moderator()).code == "signing-report-unsound"


def test_a_changed_report_is_not_signed() -> None:
    changed = updated(once(), turn_a_page)

    assert refusal(changed, "lead", lead()).code == "signing-report-unsound"


def test_a_report_that_does_not_recompute_is_not_signed() -> None:
    false = printed(evaluation_json(5), evaluation_json(0))

    error = refusal(false, "moderator", moderator())

    assert error.code == "signing-report-unsound"
    assert error.facts["codes"] == ["ranking-differs"]


def test_a_report_that_names_its_signers_is_signed_by_them_only() -> None:
    named = printed(
        evaluation_json(), evaluation_json(), roster(("moderator", moderator()), ("procurement lead", lead()))
    )

    assert refusal(named, "moderator", stranger()).code == "signing-not-expected"
    assert refusal(named, "moderator", lead()).code == "signing-not-expected"
    half = signing.sign(named, role="moderator", identity=moderator(), at=AT)
    assert refusal(half, "lead", stranger()).code == "signing-not-expected"
    assert verify(signing.sign(half, role="lead", identity=lead(), at=AT)).exit_code == 0


def test_a_refusal_to_sign_says_each_reason_once_and_what_to_do() -> None:
    damaged = signed().replace(b"<xmp:CreatorTool>E", b"<xmp:CreatorTool>e")

    error = refusal(damaged, "moderator", stranger())
    told = sentence(error.code, error.facts)

    assert told.count("The report was changed after it was signed.") == 1
    assert "Ask whoever sent it for the file again" in told
    assert "signature-other-document" not in told


def test_refusals_name_roles_in_words() -> None:
    out_of_turn, twice = refusal(unsigned(), "lead", lead()), refusal(signed(), "lead", stranger())
    no_place = refusal(signed(), "chair", stranger())

    assert sentence(out_of_turn.code, out_of_turn.facts).startswith("The moderator signs first.")
    assert "signed as procurement lead already" in sentence(twice.code, twice.facts)
    assert sentence(no_place.code, no_place.facts).endswith("as chair; it is signed as moderator, procurement lead.")


def test_the_stamp_gives_the_time_by_the_signers_clock() -> None:
    lines = stamp_lines(role="lead", name="Siân", at=AT, begins="0123 4567")

    assert lines[0] == "Signed as procurement lead"
    assert lines[2] == "22 November 2026, 09:30 UTC by the signer’s clock"


def test_every_bit_of_an_envelope_counts() -> None:
    digest = bytes(range(32))
    content = envelope.sealed(moderator(), digest)
    assert envelope.opened(content, digest).certificate == moderator().certificate

    for position in range(len(content)):
        for bit in range(0, 8, 3):
            changed = bytearray(content)
            changed[position] ^= 1 << bit
            with pytest.raises(AppError):
                envelope.opened(bytes(changed), digest)


def test_an_envelope_for_another_document_is_told() -> None:
    content = envelope.sealed(moderator(), bytes(32))

    with pytest.raises(AppError, match="signature-other-document"):
        envelope.opened(content, bytes(31) + b"\x01")


def test_an_envelope_holds_no_more_than_it_needs() -> None:
    content = envelope.sealed(council_officer("P-384"), bytes(32))

    with pytest.raises(AppError, match="signature-damaged"):
        envelope.opened(content + b"\x00", bytes(32))
