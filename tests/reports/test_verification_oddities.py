# mypy: disable-error-code="no-untyped-call"
# pyHanko's own functions are not all typed.
"""Reports put together otherwise than this application does it, one oddity each."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm
from pyhanko.sign.signers.cms_embedder import SigMDPSetup

from app.errors import AppError
from app.reports import signing
from app.reports.fields import LEAD_FIELD, MODERATOR_FIELD
from app.reports.proof import document, second_opinion
from app.reports.proof.verdict import Answer
from app.reports.verification import verify
from tests.reports.signatories import AT, codes, lead, moderator, once, refused, signed, turn_a_page, unsigned, updated

Change = Callable[[Pdf], object]


def saved(change: Change, mode: ObjectStreamMode = ObjectStreamMode.generate) -> bytes:
    """Return the unsigned report after a change with pikepdf."""
    out = BytesIO()
    with Pdf.open(BytesIO(unsigned())) as opened:
        change(opened)
        opened.save(out, fix_metadata_version=False, object_stream_mode=mode)
    return out.getvalue()


def specification(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.AF[0]


def drop(container: pikepdf.Object, key: str) -> None:
    del container[key]


def add(container: pikepdf.Object, key: Any, value: object) -> None:  # noqa: ANN401 - a name, or a place in a list
    container[key] = value


def other_file(pdf: Pdf) -> pikepdf.Object:
    return pdf.make_indirect(Stream(pdf, b"{}"))


ODDITIES: dict[str, tuple[Change, str]] = {
    "form with more": (lambda pdf: add(pdf.Root.AcroForm, "/CO", Array()), "fields-other"),
    "form flagged as signed": (lambda pdf: add(pdf.Root.AcroForm, "/SigFlags", 1), "fields-other"),
    "field of its own": (
        lambda pdf: add(pdf.Root.AcroForm, "/Fields", Array([Dictionary(FT=Name.Sig), *pdf.Root.AcroForm.Fields])),
        "fields-other",
    ),
    "field for text": (lambda pdf: add(pdf.Root.AcroForm.Fields[0], "/FT", Name.Tx), "fields-other"),
    "value of its own": (lambda pdf: add(pdf.Root.AcroForm.Fields[0], "/V", Dictionary(A=1)), "fields-other"),
    "fields in another order": (
        lambda pdf: add(pdf.Root.AcroForm, "/Fields", Array(reversed(list(pdf.Root.AcroForm.Fields)))),
        "fields-other",
    ),
    "no list of files": (lambda pdf: drop(pdf.Root, "/Names"), "attachment-missing"),
    "files by kin": (lambda pdf: add(pdf.Root.Names.EmbeddedFiles, "/Kids", Array()), "attachment-foreign"),
    "file under another name": (lambda pdf: add(specification(pdf), "/UF", String("x.json")), "attachment-misnamed"),
    "file listed under another name": (
        lambda pdf: add(pdf.Root.Names.EmbeddedFiles.Names, 0, String("x.json")),
        "attachment-misnamed",
    ),
    "file that is nowhere": (lambda pdf: add(specification(pdf), "/EF", Name.None_), "attachment-missing"),
    "file for other systems": (lambda pdf: add(specification(pdf).EF, "/Mac", other_file(pdf)), "attachment-foreign"),
    "file in two forms": (lambda pdf: add(specification(pdf).EF, "/UF", other_file(pdf)), "attachment-foreign"),
    "file of no one": (lambda pdf: drop(pdf.Root, "/AF"), "attachment-foreign"),
    "link that runs on": (
        lambda pdf: add(
            pdf.pages[0].obj,
            "/Annots",
            Array([Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.GoTo, Next=Dictionary(S=Name.GoTo)))]),
        ),
        "active-content",
    ),
    "action of a page": (
        lambda pdf: add(pdf.pages[0].obj, "/Dur", Array([Dictionary(S=Name.Launch)])),
        "active-content",
    ),
    "label for nobody": (lambda pdf: add(pdf.Root, "/StructTreeRoot", Dictionary()), "report-damaged"),
}


@pytest.mark.parametrize(("change", "code"), ODDITIES.values(), ids=ODDITIES)
def test_an_oddity_is_told(change: Change, code: str) -> None:
    assert code in refused(saved(change))


def hidden_before(pdf: bytes, word: bytes) -> bytes:
    """Return the file with something before the last such word, which no offset in the file counts."""
    at = pdf.rindex(word)
    return pdf[:at] + b"(hidden)" + pdf[at:]


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ({"/Reason": generic.TextStringObject("why")}, "signature-form"),
        ({"/SubFilter": generic.pdf_name("/adbe.x509.rsa_sha1")}, "signature-form"),
        ({"/ByteRange": generic.ArrayObject(map(generic.NumberObject, range(6)))}, "signature-range"),
        ({}, "signature-range"),
    ],
)
def test_what_only_looks_like_a_signature_is_told(entries: dict[str, generic.PdfObject], code: str) -> None:
    usual = {
        "/Type": generic.pdf_name("/Sig"),
        "/Filter": generic.pdf_name("/Adobe.PPKLite"),
        "/SubFilter": generic.pdf_name("/ETSI.CAdES.detached"),
        "/Contents": generic.ByteStringObject(b"\x30\x82\x00\x01\x00"),
        "/ByteRange": generic.ArrayObject(map(generic.NumberObject, (0, 10, 20, 30))),
        "/M": generic.TextStringObject("D:20261122093000Z"),
        "/Reference": generic.ArrayObject(),
    }

    def sign(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        form[generic.pdf_name("/SigFlags")] = generic.NumberObject(3)
        writer.update_container(form)
        field = form["/Fields"][0]
        field[generic.pdf_name("/V")] = writer.add_object(generic.DictionaryObject({**usual, **entries}))
        writer.update_container(field)

    assert code in refused(updated(unsigned(), sign))


def test_a_report_without_object_streams_is_as_good() -> None:
    pdf = saved(lambda _: None, ObjectStreamMode.disable)
    pdf = signing._with_signature(pdf, MODERATOR_FIELD, "moderator", moderator(), AT)
    pdf = signing._with_signature(pdf, LEAD_FIELD, "lead", lead(), AT)

    verdict = verify(pdf)

    assert codes(verdict) == set()
    assert (verdict.pages, verdict.exit_code) == (Answer.YES, 0)
    assert refused(hidden_before(pdf, b"startxref"))
    assert refused(hidden_before(pdf, b"endobj"))
    assert refused(hidden_before(pdf, b"xref\n0"))


def test_a_pointer_to_another_index_is_told() -> None:
    first = signed().index(b"startxref\n") + len(b"startxref\n")
    digit = signed()[first : first + 1]
    other = signed()[:first] + (b"1" if digit != b"1" else b"2") + signed()[first + 1 :]

    assert "revisions-damaged" in refused(other)


@pytest.mark.parametrize("header", [b"%PDF-1.7\n%", b"%PDF-3.7\n%", b"%PDF-1.7\n "])
def test_another_header_is_told(header: bytes) -> None:
    changed = header + signed()[len(header) :].replace(b"\n", b" ", 1)

    assert refused(changed)


def test_a_signature_without_a_time_zone_is_told() -> None:
    naive = signing._with_signature(once(), LEAD_FIELD, "lead", lead(), AT.replace(tzinfo=None))

    assert refused(naive) == {"signature-time"}


def weak_certification(_field: str) -> SigMDPSetup:
    return SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.ANNOTATE)


def no_lock(_field: str) -> SigMDPSetup:
    return SigMDPSetup(md_algorithm="sha256")


def lock_of_one_field(_field: str) -> SigMDPSetup:
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, fields=[LEAD_FIELD])
    return SigMDPSetup(md_algorithm="sha256", field_lock=lock, docmdp_perms=MDPPerm.NO_CHANGES)


@pytest.mark.parametrize(
    ("rules", "role", "code"),
    [
        (weak_certification, "moderator", "signature-permissions"),
        (lock_of_one_field, "lead", "signature-permissions"),
        (no_lock, "moderator", "signature-form"),
        (no_lock, "lead", "signature-form"),
    ],
)
def test_a_signature_that_allows_more_is_told(
    rules: Callable[[str], SigMDPSetup], role: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, field, who = (
        (unsigned(), MODERATOR_FIELD, moderator()) if role == "moderator" else (once(), LEAD_FIELD, lead())
    )
    monkeypatch.setattr(signing, "_rules", rules)

    assert code in refused(signing._with_signature(before, field, role, who, AT))


@pytest.mark.parametrize("key", ["/Lang", "/AcroForm"])
def test_a_catalog_changed_with_the_first_signature_is_told(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Dishonest(signing.ReportUpdate):
        def __init__(self, source: BytesIO) -> None:
            super().__init__(source)
            container = self.root if key == "/Lang" else self.root["/AcroForm"]
            container[generic.pdf_name("/Lang" if key == "/Lang" else "/DA")] = generic.TextStringObject("cy")
            self.update_container(container)

    monkeypatch.setattr(signing, "ReportUpdate", Dishonest)

    changed = signing._with_signature(unsigned(), MODERATOR_FIELD, "moderator", moderator(), AT)

    assert "update-changes" in refused(changed)


def test_more_objects_than_any_report_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST_OBJECTS", 100)

    assert "pdf-too-many-objects" in refused(signed())


@pytest.mark.parametrize(
    ("pdf", "count", "reason"),
    [
        (signed(), 1, "count"),
        (updated(signed(), turn_a_page), 2, "coverage"),
        (signed().replace(b"<xmp:CreatorTool>E", b"<xmp:CreatorTool>e"), 2, "signature"),
    ],
    ids=["count", "coverage", "signature"],
)
def test_the_second_opinion_has_doubts_of_its_own(pdf: bytes, count: int, reason: str) -> None:
    with pytest.raises(AppError) as doubt:
        second_opinion.refuse_doubt(PdfFileReader(BytesIO(pdf)), count)

    assert (doubt.value.code, doubt.value.facts["reason"]) == ("second-opinion", reason)
