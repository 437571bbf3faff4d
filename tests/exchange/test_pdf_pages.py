"""Suppliers' PDF files: shown page by page, and whatever they hold, never more than a refusal."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import Pipe
from pathlib import Path

import pytest

from app.errors import AppError
from app.exchange.pages import child, limits
from app.exchange.pages.drawing import Document, as_read
from app.exchange.pages.kinds import FileKind, kind_of
from app.exchange.pages.reader import DrawnPage, Opened, PageReader
from tests.services.attached import lines_of, pdf


@pytest.fixture(scope="module")
def shared() -> Iterator[PageReader]:
    with closing(PageReader()) as reader:
        yield reader


@pytest.fixture
def reader(shared: PageReader) -> PageReader:
    return shared


@pytest.fixture
def hasty() -> Iterator[PageReader]:
    with closing(PageReader(seconds=1.0)) as reader:
        yield reader


def refused(reader: PageReader, content: bytes) -> str:
    """Return the code with which a file, or its first page, is refused."""
    try:
        reader.open("x", content)
        reader.page("x", 1, width=100)
    except AppError as found:
        return found.code
    return "shown"


def pixel(page: DrawnPage, x: int, y: int) -> tuple[int, ...]:
    at = (y * page.width + x) * 4
    return tuple(page.pixels[at : at + 4])


def document(content: bytes) -> Document:
    return Document((ctypes.c_char * len(content)).from_buffer_copy(content))


def test_each_page_is_drawn_and_read(reader: PageReader) -> None:
    assert reader.open("method", pdf(3)) == Opened(pages=3, listed=3)
    pages = [reader.page("method", number, width=595) for number in (1, 2, 3)]

    assert [page.text.split("\n")[:6] for page in pages] == [list(lines_of(number)) for number in (1, 2, 3)]
    assert [(page.width, page.height, len(page.pixels), page.whole) for page in pages] == [
        (595, 842, 595 * 842 * 4, True)
    ] * 3
    assert [(pixel(page, 2, 2), pixel(page, 300, 500)) for page in pages] == [
        ((255, 255, 255, 255), (235, 230, 217, 255))
    ] * 3


def test_what_was_filled_into_a_form_is_read_and_drawn(reader: PageReader) -> None:
    reader.open("form", pdf(1, field="Yes, in every home"))

    assert "Yes, in every home" in reader.page("form", 1, width=300).text


def test_a_page_is_shown_twice_alike(reader: PageReader) -> None:
    reader.open("form", pdf(1, field="Yes"))

    assert reader.page("form", 1, width=300) == reader.page("form", 1, width=300)


def test_a_page_that_is_not_there_is_refused(reader: PageReader) -> None:
    reader.open("method", pdf(3))
    for number in (0, 4, -1):
        with pytest.raises(AppError, match="page-not-there") as found:
            reader.page("method", number, width=100)
        assert dict(found.value.facts) == {"number": number, "pages": 3}


def test_pages_of_another_file_than_the_one_opened_last_are_refused(reader: PageReader) -> None:
    reader.open("one", pdf(1))
    reader.open("two", pdf(2))

    with pytest.raises(AppError, match="pages-stopped"):
        reader.page("one", 1, width=100)
    assert reader.page("two", 2, width=100).number == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", bytes(range(256)) * 64, b"<html>", b"PK\x03\x04"],
    ids=["empty", "head", "no body", "bytes", "page", "archive"],
)
def test_what_is_no_pdf_is_refused(reader: PageReader, content: bytes) -> None:
    assert refused(reader, content) == "pages-damaged"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_pdf_is_refused_or_shown_as_far_as_it_goes(reader: PageReader, part: float) -> None:
    content = pdf(5)
    cut = content[: int(len(content) * part)]

    try:
        listed = reader.open("cut", cut).listed
    except AppError as error:
        assert error.code in {"pages-damaged", "pages-none"}  # noqa: PT017 - either is right
    else:
        assert listed <= 5


def test_every_byte_may_be_wrong(reader: PageReader) -> None:
    """A few hundred spoiled files, each shown or refused by name, and the reader as well as before."""
    content = pdf(2)
    codes = set()
    for at in range(0, len(content), 23):
        spoiled = content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
        try:
            reader.open("spoiled", spoiled)
            reader.page("spoiled", 1, width=60)
        except AppError as error:
            codes.add(error.code)

    assert codes <= {"pages-damaged", "pages-encrypted", "pages-none", "page-damaged", "page-not-there"}
    reader.open("well", content)
    assert reader.page("well", 2, width=100).text.split("\n")[0] == lines_of(2)[0]


def test_an_encrypted_pdf_is_refused(reader: PageReader) -> None:
    assert refused(reader, pdf(1, password="of theirs")) == "pages-encrypted"  # noqa: S106


def test_a_file_that_is_too_large_is_refused_unread(reader: PageReader) -> None:
    with pytest.raises(AppError, match="attachment-too-large"):
        reader.open("x", b"%PDF-" + bytes(limits.MAX_FILE))


def test_ten_thousand_pages_claimed_are_not_believed(reader: PageReader) -> None:
    claimed = re.sub(rb"/Count 3\b", b"/Count 10000", pdf(3))

    opened = reader.open("claims", claimed)

    assert opened.listed <= limits.MAX_PAGES
    with pytest.raises(AppError, match="page-"):
        reader.page("claims", opened.listed, width=100)
    assert reader.page("claims", 1, width=100).text.split("\n")[0] == lines_of(1)[0]


@pytest.mark.parametrize("size", [(1e6, 1e6), (1e6, 10), (10, 1e6), (0.01, 0.01)], ids=str)
def test_a_page_of_any_size_makes_a_picture_within_bounds(reader: PageReader, size: tuple[float, float]) -> None:
    content = re.sub(rb"/MediaBox \[[^]]*\]", b"/MediaBox [ 0 0 %g %g ]" % size, pdf(1))
    reader.open("huge", content)

    try:
        page = reader.page("huge", 1, width=8_192)
    except AppError as error:
        assert error.code == "page-damaged"  # noqa: PT017
    else:
        assert 0 < page.width * page.height <= limits.MAX_PIXELS


def test_a_crash_is_one_refusal_and_the_next_file_opens(reader: PageReader) -> None:
    reader.open("method", pdf(2))
    assert reader.process_id is not None
    os.kill(reader.process_id, signal.SIGSEGV)

    with pytest.raises(AppError, match="pages-stopped"):
        reader.page("method", 1, width=100)
    assert reader.opened is None
    assert reader.open("method", pdf(2)).pages == 2
    assert reader.page("method", 2, width=100).text.split("\n")[0] == lines_of(2)[0]


def test_a_page_that_never_comes_is_given_up_in_time(hasty: PageReader) -> None:
    hasty.open("method", pdf(2))
    assert hasty.process_id is not None
    os.kill(hasty.process_id, signal.SIGSTOP)

    with pytest.raises(AppError, match="pages-too-slow"):
        hasty.page("method", 1, width=100)
    assert hasty.open("method", pdf(2)).pages == 2


def test_a_closed_reader_refuses_and_leaves_no_process() -> None:
    reader = PageReader()
    reader.open("method", pdf(1))
    number = reader.process_id
    reader.close()
    reader.close()

    with pytest.raises(AppError, match="pages-stopped"):
        reader.open("method", pdf(1))
    assert reader.process_id is None
    assert not Path(f"/proc/{number}").exists()


def test_closing_ends_a_page_that_is_being_drawn() -> None:
    reader = PageReader()
    reader.open("method", pdf(1))
    assert reader.process_id is not None
    os.kill(reader.process_id, signal.SIGSTOP)
    closing_soon = threading.Timer(0.2, reader.close)
    closing_soon.start()

    with pytest.raises(AppError, match="pages-stopped"):
        reader.page("method", 1, width=100)
    closing_soon.join()


def test_the_process_is_held_to_its_memory_and_writes_no_file(reader: PageReader) -> None:
    reader.open("method", pdf(1))
    held = Path(f"/proc/{reader.process_id}/limits").read_text(encoding="ascii")
    found = dict(re.findall(r"^Max (file size|core file size|address space) +(\S+)", held, re.MULTILINE))

    assert found == {"file size": "0", "core file size": "0", "address space": str(limits.MEMORY)}


def test_the_process_does_not_import_the_program_that_starts_it(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\n"
        "sys.stdout.write(__name__ + chr(10))\n"
        "sys.stdout.flush()\n"
        "from app.exchange.pages.reader import PageReader\n"
        "if __name__ == '__main__':\n"
        "    reader = PageReader()\n"
        "    reader.open('x', open(sys.argv[1], 'rb').read())\n"
        "    sys.stdout.write(reader.page('x', 1, width=9).text[:6])\n"
        "    reader.close()\n",
        encoding="utf-8",
    )
    (tmp_path / "x.pdf").write_bytes(pdf(1))

    run = subprocess.run(  # noqa: S603 - this very Python, with a script of its own
        [sys.executable, str(program), str(tmp_path / "x.pdf")],
        env={**os.environ, "PYTHONPATH": str(Path(child.__file__).parents[3])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.stdout, run.stderr) == ("__main__\nMethod", "")


def test_more_memory_than_it_may_have_is_a_refusal() -> None:
    with closing(PageReader(memory=96 * 1024 * 1024)) as reader:
        assert refused(reader, pdf(1) + b"\n%" + b"x" * (limits.MAX_FILE - 100_000)) == "pages-stopped"
        assert reader.open("small", pdf(1)).pages == 1


def test_the_questions_are_answered_one_after_the_other() -> None:
    """The same loop as in the process, in this one, so that every line of it is seen to run."""
    ours, theirs = Pipe()
    serving = threading.Thread(target=child.serve, args=(theirs,))
    serving.start()
    content = pdf(2)
    assert ours.recv_bytes() == child.READY
    answers = []
    for question, body in (
        (b'{"ask": "page", "number": 1, "width": 9}', b""),
        (b'{"ask": "open", "size": 4}', b"%PDF"),
        (b'{"ask": "open", "size": %d}' % len(content), content),
        (b'{"ask": "open", "size": %d}' % len(content), content),
        (b'{"ask": "page", "number": 3, "width": 9}', b""),
    ):
        ours.send_bytes(question)
        if body:
            ours.send_bytes(body)
        answers.append((ours.recv_bytes(), len(ours.recv_bytes())))
    ours.close()
    serving.join()
    theirs.close()

    assert answers == [
        (b'{"refused": "pages-stopped", "facts": {}}', 0),
        (b'{"refused": "pages-damaged", "facts": {}}', 0),
        (b'{"pages": 2, "listed": 2}', 0),
        (b'{"pages": 2, "listed": 2}', 0),
        (b'{"refused": "page-not-there", "facts": {"number": 3, "pages": 2}}', 0),
    ]


def test_a_page_as_it_is_drawn_here() -> None:
    page = document(pdf(1, field="Yes")).page(1, 200)

    assert (page.width, page.height, page.whole) == (200, 283, True)


def test_a_locked_file_is_told_from_a_damaged_one() -> None:
    with pytest.raises(AppError, match="pages-encrypted"):
        document(pdf(1, password="of theirs"))  # noqa: S106
    with pytest.raises(AppError, match="pages-damaged"):
        document(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("found", "read"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("safe\ufffeguarding", "safe-guarding"),
        ("a\0b\u202ec\x02", "abc"),
        ("\n\n  two  \nlines\n\n", "  two\nlines"),
    ],
)
def test_a_pages_text_is_as_people_read_it(found: str, read: str) -> None:
    assert as_read(found) == read


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\n\n%PDF-1.4", FileKind.PDF),
        (b" " * 2000 + b"%PDF-1.4", FileKind.TEXT),
        (b"\xff\xd8\xff\xe0", FileKind.IMAGE),
        ("Bore da, ŵ".encode()[:-1], FileKind.TEXT),
        (b"", FileKind.OTHER),
        (b"a\0b", FileKind.OTHER),
        (b"\xff\xfea\0", FileKind.OTHER),
    ],
)
def test_a_file_is_what_its_first_bytes_say(head: bytes, kind: FileKind) -> None:
    assert kind_of(head) is kind
