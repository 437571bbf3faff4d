"""Faults seeded into a report: whatever the eye sees otherwise than the structure says is found."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from app.errors import AppError
from app.reports.reading import printed_ranking
from app.reports.rows import expected_rows
from app.scoring.ranking import rank
from tests.reports.evaluations import rendered, sample, sample_report, small

DATA = small()


def tables(pdf: Pdf) -> list[Object]:
    return [
        item for item in pdf.objects if isinstance(item, Dictionary) and str(item.get("/ID", "")).startswith("ranking-")
    ]


def first_cell(pdf: Pdf) -> Object:
    row = tables(pdf)[0].K.as_list()[1]
    return row.K.as_list()[0]


def ranking_page(pdf: Pdf) -> Object:
    return first_cell(pdf).Pg


def with_content(pdf: Pdf, change: Callable[[bytes], bytes]) -> None:
    page = ranking_page(pdf)
    before = page.Contents.read_bytes()
    after = change(before)
    assert after != before
    page.Contents = Stream(pdf, after)


def winner_total(content: bytes) -> int:
    return content.index(b"(94.00)")


def actual_text_on_a_cell(pdf: Pdf) -> None:
    first_cell(pdf).ActualText = String("9")


def alternative_on_a_row(pdf: Pdf) -> None:
    tables(pdf)[0].K.as_list()[1].Alt = String("something else")


def actual_text_on_the_heading(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/S") == Name.H3:
            item.ActualText = String("Lot 2")


def actual_text_in_the_content(pdf: Pdf) -> None:
    number = int(first_cell(pdf).K.as_list()[0])
    mark = f"<</MCID {number}>> BDC".encode()
    with_content(pdf, lambda content: content.replace(mark, mark[:-6] + b" /ActualText (9)>> BDC"))


def tags_that_stand_for_others(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Bait=Name.Table)


def white_text(pdf: Pdf) -> None:
    with_content(pdf, lambda c: c.replace(b".1 .12 .14 rg /F1+0 9.25 Tf", b"1 1 1 rg /F1+0 9.25 Tf"))


def invisible_text(pdf: Pdf) -> None:
    with_content(pdf, lambda c: c.replace(b"(94.00) Tj", b"3 Tr (94.00) Tj"))


def tiny_text(pdf: Pdf) -> None:
    with_content(pdf, lambda c: c.replace(b" 9.25 Tf", b" 0.1 Tf"))


def text_off_the_page(pdf: Pdf) -> None:
    def away(content: bytes) -> bytes:
        at = content.rindex(b"1 0 0 1 ", 0, winner_total(content))
        end = content.index(b" Tm", at)
        return content[:at] + b"1 0 0 1 900 500" + content[end:]

    with_content(pdf, away)


def covered_text(pdf: Pdf) -> None:
    with_content(pdf, lambda c: c + b"/Artifact <</Type /Layout>> BDC\n1 1 1 rg\nn 0 0 595 842 re f*\nEMC\n")


def covered_by_a_broad_line(pdf: Pdf) -> None:
    with_content(pdf, lambda c: c + b"/Artifact <</Type /Layout>> BDC\n1 1 1 RG\n900 w\nn 0 400 m 595 400 l S\nEMC\n")


def overprinted_text(pdf: Pdf) -> None:
    def doubled(content: bytes) -> bytes:
        at = content.rindex(b"BT", 0, winner_total(content))
        line = content[at : content.index(b"ET", at) + 2].replace(b"94.00", b"11.11")
        return content + b"/Artifact <</Type /Layout>> BDC\n" + line + b"\nEMC\n"

    with_content(pdf, doubled)


def dark_ground(pdf: Pdf) -> None:
    with_content(pdf, lambda c: c.replace(b".925 .955 .965 rg", b".1 .1 .1 rg"))


def turned_text(pdf: Pdf) -> None:
    with_content(pdf, lambda c: c.replace(b"1 0 0 1 0 0 cm", b"-1 0 0 1 595 0 cm", 1))


def form_over_the_page(pdf: Pdf) -> None:
    page = ranking_page(pdf)
    form = Stream(pdf, b"1 1 1 rg 0 0 595 842 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    page.Resources.XObject = Dictionary(X=form)
    with_content(pdf, lambda c: c + b"/X Do\n")


def note_over_the_page(pdf: Pdf) -> None:
    page = ranking_page(pdf)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 0, 595, 842]), IC=Array([1, 1, 1]))
    page.Annots = Array([pdf.make_indirect(note)])


def cropped_page(pdf: Pdf) -> None:
    ranking_page(pdf).CropBox = Array([0, 0, 595, 300])


def turned_page(pdf: Pdf) -> None:
    ranking_page(pdf).Rotate = 180


def lying_character_map(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font:
            changed = item.ToUnicode.read_bytes().replace(b"<39> <0039>", b"<39> <0031>")
            item.ToUnicode = pdf.make_indirect(Stream(pdf, changed))


def lying_encoding(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font:
            item.Encoding = Dictionary(Differences=Array([0x39, Name("/one")]))


def other_font_program(pdf: Pdf) -> None:
    fonts = [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == Name.Font]
    fonts[0].FontDescriptor.FontFile2, fonts[1].FontDescriptor.FontFile2 = (
        fonts[1].FontDescriptor.FontFile2,
        fonts[0].FontDescriptor.FontFile2,
    )


def squeezed_widths(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font:
            item.Widths = Array([0] * len(item.Widths.as_list()))


def swapped_cells(pdf: Pdf) -> None:
    first, second = tables(pdf)[0].K.as_list()[1:3]
    first.K[5], second.K[5] = second.K[5], first.K[5]


def swapped_rows(pdf: Pdf) -> None:
    rows = tables(pdf)[0].K
    rows[1], rows[2] = rows[2], rows[1]


def shared_text(pdf: Pdf) -> None:
    first, second = tables(pdf)[0].K.as_list()[1:3]
    second.K.as_list()[5].K = first.K.as_list()[5].K


def empty_cell(pdf: Pdf) -> None:
    del tables(pdf)[0].K.as_list()[1].K.as_list()[5]["/K"]


def other_columns(pdf: Pdf) -> None:
    for row in tables(pdf)[0].K.as_list():
        del row.K[6]


def circle(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K
    root.K.append(root)


def repeated_table(pdf: Pdf) -> None:
    table = tables(pdf)[0]
    table.P.K.append(pdf.make_indirect(Dictionary({key: table[key] for key in table.keys()})))  # noqa: SIM118 - pikepdf


FAULTS: list[tuple[Callable[[Pdf], None], str]] = [
    (actual_text_on_a_cell, "report-text-double"),
    (alternative_on_a_row, "report-text-double"),
    (actual_text_on_the_heading, "report-text-double"),
    (actual_text_in_the_content, "report-text-double"),
    (tags_that_stand_for_others, "report-text-double"),
    (white_text, "report-text-hidden"),
    (invisible_text, "report-page-odd"),
    (tiny_text, "report-text-hidden"),
    (text_off_the_page, "report-table-odd"),
    (covered_text, "report-text-hidden"),
    (covered_by_a_broad_line, "report-text-hidden"),
    (overprinted_text, "report-text-hidden"),
    (dark_ground, "report-text-hidden"),
    (turned_text, "report-page-odd"),
    (form_over_the_page, "report-page-odd"),
    (note_over_the_page, "report-text-hidden"),
    (cropped_page, "report-page-odd"),
    (turned_page, "report-page-odd"),
    (lying_character_map, "report-font-odd"),
    (lying_encoding, "report-font-odd"),
    (other_font_program, "report-font-odd"),
    (squeezed_widths, "report-font-odd"),
    (swapped_cells, "report-table-odd"),
    (swapped_rows, "report-table-odd"),
    (shared_text, "report-table-odd"),
    (empty_cell, "report-table-odd"),
    (other_columns, "report-table-odd"),
    (circle, "report-damaged"),
    (repeated_table, "report-table-odd"),
]


def altered(change: Callable[[Pdf], None]) -> bytes:
    target = BytesIO()
    with Pdf.open(BytesIO(rendered(DATA))) as pdf:
        change(pdf)
        pdf.save(target)
    return target.getvalue()


def test_the_sample_reads_back_as_it_is_ranked() -> None:
    assert printed_ranking(sample_report()) == expected_rows(sample(), rank(sample()))


def test_a_name_that_runs_over_pages_is_read_whole() -> None:
    data = small(names={"S1": "Word " * 1000, "S2": "Second Ltd"})

    assert printed_ranking(rendered(data)) == expected_rows(data, rank(data))


@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_a_fault_is_found(fault: Callable[[Pdf], None], code: str) -> None:
    with pytest.raises(AppError) as refused:
        printed_ranking(altered(fault))

    assert refused.value.code == code


def test_a_figure_changed_on_the_page_is_read_as_it_is_printed() -> None:
    pdf = altered(lambda opened: with_content(opened, lambda content: content.replace(b"(94.00)", b"(49.00)", 1)))

    (lot,) = printed_ranking(pdf).lots

    assert lot.rows[0].total == "49.00"
    assert printed_ranking(pdf) != expected_rows(DATA, rank(DATA))


def test_a_table_taken_out_of_the_structure_is_missed() -> None:
    def taken(pdf: Pdf) -> None:
        table = tables(pdf)[0]
        table.P.K = Array([kid for kid in table.P.K.as_list() if kid.objgen != table.objgen])

    assert printed_ranking(altered(taken)) != expected_rows(DATA, rank(DATA))


def test_a_page_that_unpacks_without_end_is_refused() -> None:
    def bomb(pdf: Pdf) -> None:
        with_content(pdf, lambda content: content + b" " * 9_000_000)

    with pytest.raises(AppError) as refused:
        printed_ranking(altered(bomb))

    assert refused.value.code == "report-page-odd"


@pytest.mark.parametrize("damaged", [b"", b"%PDF-1.7\n", b"no pdf at all", sample_report()[:5000]])
def test_damage_is_refused(damaged: bytes) -> None:
    with pytest.raises(AppError) as refused:
        printed_ranking(damaged)

    assert refused.value.code == "report-damaged"


def test_a_pdf_without_structure_is_refused() -> None:
    target = BytesIO()
    pikepdf.new().save(target)

    with pytest.raises(AppError) as refused:
        printed_ranking(target.getvalue())

    assert refused.value.code == "report-damaged"
