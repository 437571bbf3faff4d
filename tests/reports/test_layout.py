import pytest

from app.reports.layout import flow
from app.reports.layout.box import Box
from app.reports.layout.flow import Need
from app.reports.layout.fonts import Face, segments, visible
from app.reports.layout.grid import Cell, Grid, Row
from app.reports.layout.item import Item
from app.reports.layout.text import Run, Text
from app.reports.layout.theme import (
    ACCENT,
    BODY,
    BOTTOM,
    CELL,
    HEAD,
    HEADING,
    HEIGHT,
    INK,
    LEFT,
    MUTED,
    PAGE,
    RIGHT,
    TINT,
    WHITE,
    WIDTH,
    Ink,
)
from tests.reports.evaluations import rendered, sample_report, small
from tests.reports.printed_text import pages_of

LONG = "many words that go on and on " * 200


def luminance(ink: Ink) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in ink]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Ink, other: Ink) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [INK, MUTED, ACCENT])
@pytest.mark.parametrize("ground", [WHITE, TINT])
def test_inks_have_enough_contrast_for_small_text(ink: Ink, ground: Ink) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(
    "pdf", [sample_report(), rendered(small(names={"S1": "W" * 300, "S2": LONG[:900]}))], ids=["sample", "long names"]
)
def test_all_text_stands_inside_the_margins(pdf: bytes) -> None:
    outside = [
        span.text
        for page in pages_of(pdf)
        for span in page.spans
        if span.mark is not None
        and not (
            span.box[0] >= LEFT - 0.5
            and span.box[2] <= PAGE[0] - RIGHT + 0.5
            and span.box[1] >= BOTTOM - 1
            and span.box[3] <= PAGE[1] - LEFT
        )
    ]

    assert outside == []


def test_no_heading_ends_a_page_and_no_page_is_nearly_empty() -> None:
    for page in pages_of(sample_report())[:-1]:
        lowest = min((span for span in page.spans if span.mark is not None), key=lambda span: span.baseline)

        assert lowest.size < HEADING.size
        assert lowest.baseline < PAGE[1] - HEIGHT / 3


def test_a_long_table_repeats_its_header_on_every_page() -> None:
    pages = pages_of(rendered(small(names={f"S{number}": f"Supplier {number}" for number in range(90)})))
    with_rows = [page for page in pages if sum(span.text == "Not awarded" for span in page.spans) > 3]

    assert len(with_rows) > 2
    for page in with_rows:
        titles = [span for span in page.spans if span.text == "Outcome"]
        assert len(titles) == 1
    assert [any(s.text == "Outcome" and s.mark is None for s in page.spans) for page in with_rows[:3]] == [
        False,
        True,
        True,
    ]


def test_a_paragraph_leaves_neither_one_line_behind_nor_takes_one_over() -> None:
    text = Text(LONG, BODY, None)
    lines = len(text.lines(WIDTH))
    assert text.split(WIDTH, BODY.leading * 1.5, force=False) is None

    parts = text.split(WIDTH, BODY.leading * (lines - 1), force=False)

    assert parts is not None
    assert [len(part.lines(WIDTH)) for part in parts] == [lines - 2, 2]


def test_a_word_wider_than_its_column_is_broken_and_reads_whole() -> None:
    text = Text("x" * 300, CELL, None)

    lines = text.lines(100.0)

    assert len(lines) > 10
    assert "".join(piece[2] for line in lines for piece in line.pieces) == "x" * 300


def test_lines_keep_words_apart_for_those_who_read_the_text_alone() -> None:
    lines = Text(LONG, CELL, None).lines(100.0)

    assert "".join(piece[2] for line in lines for piece in line.pieces) == LONG.strip()


def test_runs_without_a_space_between_them_are_not_parted() -> None:
    lines = Text([Run(text="aaaa bbbb", face=Face.BOLD), Run(text=", cccc")], CELL, None).lines(36.0)

    assert ["".join(piece[2] for piece in line.pieces) for line in lines] == ["aaaa ", "bbbb, ", "cccc"]


def test_a_heading_goes_over_with_what_it_heads() -> None:
    filler = Text("\n".join(["line"] * 47), BODY, None)
    heading = Text("Heading", HEADING, None, keep=True)

    pages = flow.paginated([filler, Need(20), heading, Text(LONG, BODY, None)])

    assert [placed.block for placed in pages[0]] == [filler]
    assert pages[1][0].block is heading


def test_a_box_longer_than_a_page_goes_on_over_it() -> None:
    box = Box(tuple(Text(words, BODY, None) for words in ("one", LONG * 3, "three")))

    pages = flow.paginated([box])

    parts = [placed.block for page in pages for placed in page if isinstance(placed.block, Box)]
    assert len(pages) > 1
    assert sum(len(text.lines(WIDTH - 28)) for part in parts for text in part.texts) == sum(
        len(text.lines(WIDTH - 28)) for text in box.texts
    )


def test_an_entry_of_a_list_goes_on_over_the_page_without_its_label() -> None:
    item = Item(label=Text("•", BODY, None), body=Text(LONG * 4, BODY, None))

    first, second, *_ = [placed.block for page in flow.paginated([item]) for placed in page]

    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (first.label.words, second.label.words) == ("•", "")


def test_a_row_higher_than_a_page_is_parted_and_nothing_is_lost() -> None:
    def cell(words: str) -> Cell:
        return Cell((Text(words, CELL, None),))

    row = Row((cell("E1"), cell(LONG * 6)))
    grid = Grid(
        (1, 4), Row((Cell((Text("Seat", HEAD, None),)), Cell((Text("Reason", HEAD, None),))), keep=True), (row,)
    )

    pages = flow.paginated([grid])

    parts = [placed.block for page in pages for placed in page]
    assert len(pages) > 2
    read = "".join(
        piece[2]
        for part in parts
        if isinstance(part, Grid)
        for parted in part.rows
        for text in parted.cells[1].texts
        for line in text.lines(WIDTH * 4 / 5 - 10)
        for piece in line.pieces
    )
    assert read.split() == (LONG * 6).split()


def test_other_alphabets_are_set_in_the_fallback_font_letter_by_letter() -> None:
    assert [(cut.font, cut.text) for cut in segments("aЖb", Face.REGULAR)] == [
        ("EvenhandText", "a"),
        ("EvenhandFallback", "Ж"),
        ("EvenhandText", "b"),
    ]


def test_what_cannot_be_seen_is_not_printed() -> None:
    assert visible("a\u200bb\u202ec\u00add\te\r\nf e\u0301") == "abcd e\nf é"
