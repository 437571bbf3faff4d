"""Letters are compared by what they draw: never by how a library packed them, never by what a font says of itself."""

import struct
from collections.abc import Callable
from io import BytesIO
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from app.errors import AppError
from app.reports.layout.fonts import font
from app.reports.proof.verdict import Answer
from app.reports.reader.outlines import Outlines
from app.reports.reading import printed_ranking
from app.reports.verification import verify
from app.text import catalogue
from tests.reports.signatories import evaluation_json, printed, signed, unsigned

Tables = dict[str, bytes]


def program(tables: Tables) -> bytes:
    """Return a font file of these tables, each on a boundary of 16 bytes."""
    head, body = struct.pack(">LHHHH", 0x00010000, len(tables), 0, 0, 0), b""
    begin = 12 + 16 * len(tables)
    for tag, content in sorted(tables.items()):
        body += b"\0" * (-(begin + len(body)) % 16)
        head += tag.encode() + struct.pack(">LLL", 0, begin + len(body), len(content))
        body += content
    return head + body


def tables(content: bytes) -> Tables:
    (count,) = struct.unpack_from(">H", content, 4)
    rows = [struct.unpack_from(">4sLLL", content, 12 + 16 * number) for number in range(count)]
    return {tag.decode(): content[begin : begin + length] for tag, _sum, begin, length in rows}


def fonts(pdf: Pdf) -> list[Object]:
    return [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == Name.Font]


def with_fonts(change: Callable[[Tables], object], pdf: bytes | None = None) -> bytes:
    """Return the report with the tables of every font program changed."""

    def changed(opened: Pdf) -> None:
        for one in fonts(opened):
            found = tables(one.FontDescriptor.FontFile2.read_bytes())
            change(found)
            one.FontDescriptor.FontFile2 = opened.make_indirect(Stream(opened, program(found)))

    return altered(changed, pdf)


def altered(change: Callable[[Pdf], object], pdf: bytes | None = None) -> bytes:
    out = BytesIO()
    with Pdf.open(BytesIO(pdf or unsigned())) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def padded(found: Tables) -> None:
    """Write every glyph with four bytes more, as a later ReportLab might; one that draws nothing has none at all."""
    glyphs = [glyph + b"\0" * 4 if glyph else b"" for glyph in glyphs_of(found)]
    places = [0, *accumulate(len(glyph) for glyph in glyphs)]
    found["glyf"] = b"".join(glyphs)
    found["loca"] = struct.pack(f">{len(places)}L", *places)
    found["head"] = found["head"][:50] + struct.pack(">h", 1) + found["head"][52:]


def glyphs_of(found: Tables) -> list[bytes]:
    (count,) = struct.unpack_from(">H", found["maxp"], 4)
    places = [2 * place for place in struct.unpack_from(f">{count + 1}H", found["loca"])]
    return [found["glyf"][begin:end] for begin, end in pairwise(places)]


def without_hinting(found: Tables) -> None:
    for tag in ("prep", "fpgm", "cvt "):
        found.pop(tag, None)


def test_letters_packed_by_another_library_are_read() -> None:
    for change in (padded, without_hinting):
        assert printed_ranking(with_fonts(change)) == printed_ranking(unsigned())


def of_another_font(found: Tables) -> None:
    """Bend the first point of every glyph: the letters of an edition of the font that we never shipped."""
    bent = []
    for glyph in glyphs_of(found):
        (contours,) = struct.unpack(">h", glyph[:2] or b"\0\0")
        if contours > 0:
            (length,) = struct.unpack_from(">H", glyph, 10 + 2 * contours)
            at = 12 + 2 * contours + length  # the flags of the first point
            glyph = glyph[:at] + bytes([glyph[at] ^ 1]) + glyph[at + 1 :]  # noqa: PLW2901
        bent.append(glyph)
    found["glyf"] = b"".join(bent)


def lent_bearings(found: Tables) -> None:
    found["hmtx"] = b"".join(
        found["hmtx"][at : at + 2] + struct.pack(">h", 400) for at in range(0, len(found["hmtx"]) - 3, 4)
    )


def with_a_program(found: Tables) -> None:
    found["prep"] = b"\xb0\x01\x21"


def with_bitmaps(found: Tables) -> None:
    found["sbix"] = b"\0" * 8


def with_two_tables_of_codes(found: Tables) -> None:
    found["cmap"] = b"\0\0\0\x02" + found["cmap"][4:]


def cut_short(found: Tables) -> None:
    found["glyf"] = found["glyf"][: len(found["glyf"]) // 3]


def without_a_head(found: Tables) -> None:
    del found["head"]


@pytest.mark.parametrize("change", [of_another_font, with_bitmaps, with_two_tables_of_codes, cut_short, without_a_head])
def test_letters_that_nobody_knows_cannot_be_told(change: Callable[[Tables], None]) -> None:
    verdict = verify(with_fonts(change))

    assert verdict.recomputes is Answer.CANNOT_TELL
    assert verdict.beyond is not None
    assert verdict.beyond.code == "report-font-unknown"


@pytest.mark.parametrize("change", [lent_bearings, with_a_program])
def test_our_letters_put_elsewhere_are_told(change: Callable[[Tables], None]) -> None:
    with pytest.raises(AppError, match="report-font-odd"):
        printed_ranking(with_fonts(change))


def of_another_kind(pdf: Pdf) -> None:
    for one in fonts(pdf):
        one.Subtype = Name.Type1


def without_a_map(pdf: Pdf) -> None:
    for one in fonts(pdf):
        one.ToUnicode = pdf.make_indirect(Stream(pdf, b"nothing"))


def not_symbolic(pdf: Pdf) -> None:
    for one in fonts(pdf):
        one.FontDescriptor.Flags = 32


def with_a_second_program(pdf: Pdf) -> None:
    for one in fonts(pdf):
        one.FontDescriptor.FontFile3 = one.FontDescriptor.FontFile2


def with_a_blank_digit(pdf: Pdf) -> None:
    for one in fonts(pdf):
        changed = one.ToUnicode.read_bytes().replace(b"<20> <0020>", b"<20> <0031>")
        one.ToUnicode = pdf.make_indirect(Stream(pdf, changed))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (of_another_kind, "report-font-unknown"),
        (without_a_map, "report-font-unknown"),
        (not_symbolic, "report-font-odd"),
        (with_a_second_program, "report-font-odd"),
        (with_a_blank_digit, "report-font-odd"),
    ],
)
def test_fonts_of_another_make_are_not_read(change: Callable[[Pdf], None], code: str) -> None:
    with pytest.raises(AppError, match=code):
        printed_ranking(altered(change))


@pytest.mark.parametrize("name", ["EvenhandText", "EvenhandFallback"])
def test_every_letter_that_we_ship_can_be_compared(name: str) -> None:
    face = font(name).face
    characters = sorted(face.charToGlyph)[:200]
    cut = Outlines(face.makeSubset(characters), embedded=True)
    whole = Outlines(Path(face.filename).read_bytes(), embedded=False)

    for number, character in enumerate(characters):
        assert cut.glyph(cut.codes[number]).draws(whole.glyph(face.charToGlyph[character]))


def test_a_report_is_read_by_its_own_words_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    class Backwards:
        def gettext(self, sentence: str) -> str:
            return sentence[::-1]

    whole = signed()
    named = printed(evaluation_json(), evaluation_json())
    monkeypatch.setattr(catalogue, "_translation", Backwards())

    assert verify(whole).recomputes is Answer.YES
    assert verify(named).recomputes is Answer.YES
