"""The recovery sheet: one page, tagged, whose code says what its lines say."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from app.errors import AppError
from app.reports.layout.qr import modules_of
from app.reports.layout.theme import BOTTOM, LEFT, PAGE, RIGHT
from app.reports.recovery_sheet import ATTACHMENT_NAME, SIZE, RecoverySheet, render
from app.security import identities, typed_lines
from tests.reports.evaluations import attached
from tests.reports.printed_text import pages_of, text_of
from tests.reports.qr_reading import grid_in, text_in
from tests.reports.test_award_report import faults

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
AROUND_THE_CERTIFICATE = 340  # bytes of keys, and of age around it all


def sheet(name: str) -> RecoverySheet:
    """Return a sheet as long as one of that name is, its content made up."""
    size = len(identities.create(name, at=AT).certificate.public_bytes(Encoding.DER)) + AROUND_THE_CERTIFICATE
    lines = typed_lines.lines(bytes(place * 37 % 256 for place in range(size)))
    return RecoverySheet(
        name=name,
        fingerprint=" ".join(["A1B2"] * 16),
        lines=[typed_lines.grouped(line).split() for line in lines],
        code=f"EVENHAND RECOVERY {''.join(lines)}",
        made=AT,
    )


SHEETS = [sheet("A"), sheet("Siân Tŷ-Mawr"), sheet("W" * 64)]


@pytest.fixture(scope="module", params=SHEETS, ids=["short", "usual", "long"])
def printed(request: pytest.FixtureRequest) -> tuple[RecoverySheet, bytes]:
    given: RecoverySheet = request.param
    return given, render(given, app_version="1.0")


def test_it_is_one_page_that_the_checker_finds_no_fault_with(printed: tuple[RecoverySheet, bytes]) -> None:
    given, pdf = printed

    assert faults(pdf) == []
    (text,) = text_of(pdf)
    assert f"Recovery sheet Profile of {given.name} " in text
    assert " ".join(["A1B2"] * 16) in text
    assert "22 November 2026" in text


def test_every_line_is_printed_with_its_number(printed: tuple[RecoverySheet, bytes]) -> None:
    given, pdf = printed
    (text,) = text_of(pdf)

    expected = " ".join(f"{number} {' '.join(line)}" for number, line in enumerate(given.lines, 1))
    assert expected in text


def test_all_text_stands_inside_the_margins(printed: tuple[RecoverySheet, bytes]) -> None:
    (page,) = pages_of(printed[1])
    outside = [
        span.text
        for span in page.spans
        if span.mark is not None
        and not (span.box[0] >= LEFT - 0.5 and span.box[2] <= PAGE[0] - RIGHT + 0.5 and span.box[1] >= BOTTOM - 0.5)
    ]

    assert outside == []


def test_the_code_on_the_page_says_what_the_lines_say(printed: tuple[RecoverySheet, bytes], tmp_path: Path) -> None:
    given, pdf = printed
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf)
    subprocess.run(  # noqa: S603 - a fixed program
        ["pdftoppm", "-gray", "-r", "150", str(path), str(tmp_path / "page")],  # noqa: S607
        check=True,
    )
    (picture,) = tmp_path.glob("page*.pgm")

    grid = grid_in(picture.read_bytes(), _figure(pdf), PAGE[1])

    assert text_in(grid) == given.code
    assert tuple(tuple(row) for row in grid) == modules_of(given.code)


def _figure(pdf: bytes) -> tuple[float, float, float, float]:
    """Return the place of the page's only figure, as its tag says it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        (figure,) = (kid for kid in opened.Root.StructTreeRoot.K.K if kid.get("/S") == pikepdf.Name.Figure)
        assert "QR code" in str(figure.Alt)
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        return left, bottom, right, top


def test_the_squares_are_large_enough_for_a_telephone() -> None:
    with_longest_name = modules_of(SHEETS[-1].code)

    millimetres = SIZE / len(with_longest_name) * 25.4 / 72
    assert 0.65 < millimetres < 0.9
    assert len(with_longest_name) <= 117  # version 25


def test_the_lines_are_attached_for_those_who_keep_the_file(printed: tuple[RecoverySheet, bytes]) -> None:
    given, pdf = printed
    ((name, content),) = attached(pdf)

    assert (name, content.decode()) == (ATTACHMENT_NAME, "".join(f"{' '.join(line)}\n" for line in given.lines))
    assert typed_lines.content_of(content.decode(), prefix="EVENHAND RECOVERY") == typed_lines.content_of(
        given.code, prefix="EVENHAND RECOVERY"
    )


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert render(SHEETS[0], app_version="1.0") == render(SHEETS[0], app_version="1.0")


def test_a_name_that_no_font_prints_is_told() -> None:
    with pytest.raises(AppError, match="no-glyph"):
        render(sheet("山田"), app_version="1.0")


def test_a_text_that_the_code_cannot_say_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library's has no message
        modules_of("small letters")
