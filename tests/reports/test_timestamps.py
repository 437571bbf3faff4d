# mypy: disable-error-code="no-untyped-call"
# pyHanko's own functions are not all typed.
import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from asn1crypto import cms, core
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko_certvalidator import ValidationContext

from app.reports import signing
from app.reports.fields import LEAD_FIELD
from app.reports.proof import wording
from app.reports.proof.verdict import Answer, verdict_json
from app.reports.verification import verify
from app.security import fingerprints
from tests.reports.authorities import (
    STAMPED,
    Authority,
    EllipticAuthority,
    authority_certificate,
    certificate,
    loaded,
    once_stamped,
    root,
    rsa_key,
    timestamped,
)
from tests.reports.signatories import (
    AT,
    codes,
    lead,
    moderator,
    once,
    refused,
    signed,
    stranger,
    turn_a_page,
    unsigned,
    updated,
)
from tests.reports.test_verification import CHANGES, add_a_field, foreign_signature, leave_a_stray

Change = Callable[[IncrementalPdfFileWriter], object]


class Elsewhere(Authority):
    """An authority that stamps another document than the one it is asked for."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        return await super().async_timestamp(bytes(len(message_digest)), md_algorithm)


def retitle(writer: IncrementalPdfFileWriter) -> None:
    writer.trailer["/Info"][generic.pdf_name("/Title")] = generic.TextStringObject("Another report")
    writer.mark_update(writer.trailer.raw_get("/Info"))


def retitle_the_packet(writer: IncrementalPdfFileWriter) -> None:
    writer._meta.title = "Another report"


def another_program(writer: IncrementalPdfFileWriter) -> None:
    writer.trailer["/Info"][generic.pdf_name("/Producer")] = generic.TextStringObject("Another program")
    writer.mark_update(writer.trailer.raw_get("/Info"))


def another_extension(writer: IncrementalPdfFileWriter) -> None:
    more = generic.DictionaryObject({generic.pdf_name("/BaseVersion"): generic.pdf_name("/1.7")})
    writer.root[generic.pdf_name("/Extensions")] = generic.DictionaryObject({generic.pdf_name("/More"): more})
    writer.update_root()


def a_second_signature_field(writer: IncrementalPdfFileWriter) -> None:
    append_signature_field(writer, SigFieldSpec("More"))


def another_page(writer: IncrementalPdfFileWriter) -> None:
    page, _ = writer.find_page_for_modification(1)
    writer.mark_update(page)


HIDDEN = [
    *CHANGES[:2], *CHANGES[3:], leave_a_stray, retitle, retitle_the_packet, another_program, another_extension,
    a_second_signature_field, another_page,
]  # fmt: skip


def test_a_timestamp_after_both_signatures_is_good_and_reported() -> None:
    verdict = verify(once_stamped(), signers=[moderator().fingerprint, lead().fingerprint])

    assert codes(verdict) == set()
    assert (verdict.exit_code, verdict.unchanged, verdict.recomputes) == (0, Answer.YES, Answer.YES)
    assert [found.role for found in verdict.signatures] == ["moderator", "lead"]
    assert [(found.authority, found.fingerprint, found.time) for found in verdict.timestamps] == [
        ("County Record Office time", fingerprints.fingerprint(authority_certificate()), STAMPED)
    ]


def test_a_report_without_timestamps_reports_none() -> None:
    assert verify(signed()).timestamps == ()


@pytest.mark.parametrize("algorithm", ["sha256", "sha384", "sha512"])
def test_further_timestamps_may_follow(algorithm: str) -> None:
    later = STAMPED + timedelta(days=4000)

    verdict = verify(timestamped(once_stamped(), Authority(at=later), algorithm=algorithm))

    assert codes(verdict) == set()
    assert verdict.exit_code == 0
    assert [found.time for found in verdict.timestamps] == [STAMPED, later]


@pytest.mark.parametrize(
    "settings",
    [InvisSigSettings(set_hidden_flag=True), InvisSigSettings(box_out_of_bounds=True)],
    ids=["hidden", "outside"],
)
def test_every_way_of_pyhanko_to_hide_the_field_is_good(settings: InvisSigSettings) -> None:
    out = PdfTimeStamper(Authority(), invis_settings=settings).timestamp_pdf(
        IncrementalPdfFileWriter(BytesIO(signed())), "sha256"
    )

    assert verify(out.getvalue()).exit_code == 0


def test_a_timestamp_of_a_program_that_leaves_the_description_alone_is_good() -> None:
    assert verify(timestamped(signed(), writer=signing.ReportUpdate)).exit_code == 0


def test_an_authority_of_another_make_is_good() -> None:
    verdict = verify(timestamped(signed(), EllipticAuthority()))

    assert codes(verdict) == set()
    assert [found.authority for found in verdict.timestamps] == ["Elliptic time"]


def test_an_authority_is_named_but_never_compared() -> None:
    verdict = verify(once_stamped())

    lines = wording.lines(verdict)
    told = json.loads(json.dumps(verdict_json(verdict)))["timestamps"]

    assert [line for line in lines if line.startswith("Timestamp by “County Record Office time”")] != []
    assert any("The authority was not compared" in line for line in lines)
    assert any("only timestamps were added" in line for line in lines)
    assert not any("timestamp" in line for line in wording.lines(verify(signed())))
    assert told == [
        {
            "authority": "County Record Office time",
            "fingerprint": fingerprints.fingerprint(authority_certificate()),
            "time": "2026-11-24T09:30:00+00:00",
            "answer": "not compared",
        }
    ]


def test_an_authority_cannot_write_lines_of_the_verdict_by_its_name() -> None:
    own = certificate("Time”\nSigners: as expected.\u202e" + 20 * "x", rsa_key())

    lines = wording.lines(verify(timestamped(signed(), Authority(own))))

    assert len([line for line in "\n".join(lines).splitlines() if line.startswith("Signers: ")]) == 1
    assert any(line.startswith("Timestamp by “Time��Signers: as expected.�xxx") for line in lines)


@pytest.mark.parametrize("draft", [unsigned, once])
def test_a_timestamp_on_a_draft_is_told(draft: Callable[[], bytes]) -> None:
    assert "timestamp-early" in refused(timestamped(draft()))


def test_a_timestamp_before_the_second_signature_is_told() -> None:
    both = signing._with_signature(timestamped(once()), LEAD_FIELD, "lead", lead(), AT)

    assert refused(both) & {"fields-other", "revisions-other"}


@pytest.mark.parametrize("change", HIDDEN)
def test_a_change_hidden_in_a_timestamp_is_told(change: Change) -> None:
    assert refused(timestamped(signed(), change=change))


@pytest.mark.parametrize("change", HIDDEN)
def test_a_change_hidden_in_a_second_timestamp_is_told(change: Change) -> None:
    assert refused(timestamped(once_stamped(), change=change))


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_between_signatures_and_timestamp_is_told(change: Change) -> None:
    assert refused(timestamped(updated(signed(), change)))


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_after_a_timestamp_is_told(change: Change) -> None:
    assert refused(updated(once_stamped(), change))


def test_a_change_between_two_timestamps_is_told() -> None:
    assert refused(timestamped(updated(once_stamped(), turn_a_page)))


def test_a_signature_after_a_timestamp_is_told() -> None:
    assert refused(foreign_signature(once_stamped(), "Extra", new=True))


def test_a_timestamp_over_a_report_signed_by_one_person_twice_is_told() -> None:
    pdf = signing._with_signature(once(), LEAD_FIELD, "lead", moderator(), AT)

    assert refused(timestamped(pdf)) == {"one-signer-twice"}


def test_a_timestamp_for_another_document_is_told() -> None:
    assert refused(timestamped(signed(), Elsewhere())) == {"timestamp-other-document"}


def test_a_token_taken_from_another_report_is_told() -> None:
    ours, other = once_stamped(), timestamped(signed(), Authority(at=AT))
    begin = ours.rindex(b"<", 0, ours.rindex(b">\n/ByteRange"))
    end = ours.rindex(b">\n/ByteRange")
    there = other.rindex(b"<", 0, other.rindex(b">\n/ByteRange"))

    assert refused(ours[:begin] + other[there : there + end - begin] + ours[end:]) == {"timestamp-other-document"}


def test_a_weak_hash_is_told() -> None:
    assert refused(timestamped(signed(), algorithm="sha1")) == {"timestamp-weak"}


def test_a_weak_key_is_told() -> None:
    weak = rsa_key(1024)

    assert refused(timestamped(signed(), Authority(certificate("Weak", weak), weak))) == {"timestamp-weak"}


@pytest.mark.parametrize(
    "uses",
    [(), (ExtendedKeyUsageOID.CODE_SIGNING,), (ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.CODE_SIGNING)],
)
def test_a_certificate_that_is_not_for_timestamps_alone_is_told(uses: tuple[ExtendedKeyUsageOID, ...]) -> None:
    own = certificate("Anyone", rsa_key(), uses=uses)  # type: ignore[arg-type]  # the stubs of the names say otherwise

    assert refused(timestamped(signed(), Authority(own))) == {"timestamp-no-authority"}


def test_a_token_without_its_row_of_certificates_is_good() -> None:
    assert verify(timestamped(signed(), Authority(others=()))).exit_code == 0


def test_a_certificate_that_vouches_for_nobody_is_told() -> None:
    beside = Authority(others=[root(), stranger().certificate])

    assert refused(timestamped(signed(), beside)) == {"timestamp-damaged"}


def test_a_token_whose_certificate_is_missing_is_told() -> None:
    def drop(token: cms.SignedData) -> None:
        token["certificates"] = [cms.CertificateChoices(name="certificate", value=loaded(root()))]

    assert refused(timestamped(signed(), Authority(rewrite=drop))) == {"timestamp-damaged"}


def test_something_unsigned_in_a_token_is_told() -> None:
    def add(token: cms.SignedData) -> None:
        token["signer_infos"][0]["unsigned_attrs"] = [
            cms.CMSAttribute({"type": "1.2.3.4", "values": [core.OctetString(b"hidden")]})
        ]

    assert refused(timestamped(signed(), Authority(rewrite=add))) == {"timestamp-damaged"}


def test_a_security_store_is_told() -> None:
    trusted = ValidationContext(trust_roots=[loaded(root())], allow_fetching=False, moment=STAMPED)
    out = PdfTimeStamper(Authority()).timestamp_pdf(
        IncrementalPdfFileWriter(BytesIO(signed())), "sha256", validation_context=trusted
    )

    assert b"/DSS" in out.getvalue()
    assert refused(out.getvalue())


def test_a_second_field_beside_the_timestamp_is_told() -> None:
    assert refused(timestamped(signed(), change=add_a_field)) & {"timestamp-changes", "fields-other"}


@pytest.mark.parametrize("more", [b"\n", b" ", b"\x00", b"%%EOF\n", b"junk" * 10, b"\n1 0 obj\nnull\nendobj\n"])
def test_junk_after_a_timestamp_is_told(more: bytes) -> None:
    assert refused(once_stamped() + more)


def test_a_timestamp_taken_off_leaves_the_signed_report() -> None:
    assert verify(once_stamped()[: len(signed())]).exit_code == 0


def test_a_visible_timestamp_is_told() -> None:
    pdf = timestamped(signed())
    shown = pdf.replace(b"/Rect [ 0 0 0 0 ]", b"/Rect [ 0 0 9 9 ]")

    assert refused(shown)
