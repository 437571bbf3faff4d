"""The files of an answer: who may read them, what they are, and that a copy that leaves is in the record."""

import hashlib
from pathlib import Path

import pytest

from app.errors import AppError
from app.scoring.duties import Duty
from app.services import attachments, records
from app.services.attachments import AttachedFile, FileKind
from tests.services.attached import attach, pdf
from tests.services.panels import E1, LEAD, MOD, Q1, Q3, Y1, A, B, Panel

DUTY = Duty(question=Q1, supplier=A, lot=None)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_the_files_of_an_answer_are_listed_in_its_order_by_what_they_are(issued: Panel) -> None:
    desk = issued.desk(E1)
    sent = {
        "A/method.pdf": pdf(),
        "A/plan.png": PNG,
        "A/notes.txt": "Ŵythnos\n".encode(),
        "A/costs.xlsx": b"PK\x03\x04\0\0",
        "A/not-a.pdf": b"MZ\x90\0",
    }
    attach(desk, DUTY, sent, missing=["A/lost.pdf"])

    kinds = (FileKind.PDF, FileKind.IMAGE, FileKind.TEXT, FileKind.OTHER, FileKind.OTHER)
    expected = [
        AttachedFile(name=name, sha256=digest(content), size=len(content), type="application/octet-stream", kind=kind)
        for (name, content), kind in zip(sent.items(), kinds, strict=True)
    ]
    lost = AttachedFile(name="A/lost.pdf", sha256=None, size=0, type="", kind=FileKind.OTHER)
    assert list(attachments.files(desk, DUTY)) == [*expected, lost]


def test_an_answer_without_files_has_none(issued: Panel) -> None:
    assert attachments.files(issued.desk(E1), DUTY) == ()


def test_a_file_is_read_as_it_was_sent(issued: Panel) -> None:
    desk, content = issued.desk(E1), pdf(40)
    attach(desk, DUTY, {"method.pdf": content})

    assert attachments.content(desk, DUTY, digest(content)) == content


def test_who_moderates_or_leads_reads_it_too(issued: Panel) -> None:
    for seat in (MOD, LEAD):
        attach(issued.desk(seat), DUTY, {"method.pdf": b"%PDF-"})

        assert attachments.content(issued.desk(seat), DUTY, digest(b"%PDF-")) == b"%PDF-"


@pytest.mark.parametrize("ask", [attachments.content, attachments.text], ids=["content", "text"])
def test_knowing_a_hash_opens_no_file_of_another_answer(issued: Panel, ask: object) -> None:
    desk, other = issued.desk(E1), Duty(question=Q1, supplier=B, lot=None)
    attach(desk, other, {"theirs.pdf": b"%PDF-"})

    assert callable(ask)
    with pytest.raises(AppError, match="not-in-this-answer"):
        ask(desk, DUTY, digest(b"%PDF-"))


def test_a_seat_opens_no_file_that_it_owes_no_score_for(issued: Panel, tmp_path: Path) -> None:
    desk, duty = issued.desk(Y1), Duty(question=Q1, supplier=A, lot=None)
    attach(desk, duty, {"method.pdf": b"%PDF-"})
    path = tmp_path / "copy.pdf"

    for ask in (
        lambda: attachments.files(desk, duty),
        lambda: attachments.content(desk, duty, digest(b"%PDF-")),
        lambda: attachments.save_attachment(desk, duty, digest(b"%PDF-"), path),
    ):
        with pytest.raises(AppError, match="not-your-duty"):
            ask()
    assert not path.exists()


def test_before_the_declaration_nothing_is_shown(enrolled: Panel, tmp_path: Path) -> None:
    enrolled.issue()
    desk, duty = enrolled.desk(Y1), Duty(question=Q3, supplier=A, lot=None)
    attach(desk, duty, {"method.pdf": b"%PDF-"})

    for ask in (
        lambda: attachments.files(desk, duty),
        lambda: attachments.content(desk, duty, digest(b"%PDF-")),
        lambda: attachments.save_attachment(desk, duty, digest(b"%PDF-"), tmp_path / "copy.pdf"),
    ):
        with pytest.raises(AppError, match="not-in-sight-tenders"):
            ask()


def test_a_text_is_shown_without_what_nobody_sees_and_only_its_first_megabyte(issued: Panel) -> None:
    desk = issued.desk(E1)
    short, long = "\ufeffSafe\r\nand \u202esound".encode(), b"a" * (attachments.TEXT_SHOWN + 1)
    attach(desk, DUTY, {"short.txt": short, "long.txt": long})

    shown = [attachments.text(desk, DUTY, digest(one)) for one in (short, long)]

    assert [(one.text[:20], len(one.text), one.whole) for one in shown] == [
        ("Safe\nand sound", 14, True),
        ("a" * 20, attachments.TEXT_SHOWN, False),
    ]


def test_a_saved_copy_is_whole_private_and_in_the_record(issued: Panel, tmp_path: Path) -> None:
    desk, content, path = issued.desk(E1), pdf(40), tmp_path / "copy.pdf"
    attach(desk, DUTY, {"method.pdf": content})

    attachments.save_attachment(desk, DUTY, digest(content), path)

    last = records.trail(desk)[-1]
    assert path.read_bytes() == content
    assert path.stat().st_mode & 0o777 == 0o600
    assert (last.action, dict(last.facts)) == (
        "attachment-saved",
        {"sha256": digest(content), "question": Q1, "supplier": A},
    )


def test_a_copy_replaces_a_file_only_where_that_is_said(issued: Panel, tmp_path: Path) -> None:
    desk, path = issued.desk(E1), tmp_path / "copy.pdf"
    attach(desk, DUTY, {"method.pdf": b"%PDF-"})
    path.write_bytes(b"mine")

    with pytest.raises(AppError, match="file-exists"):
        attachments.save_attachment(desk, DUTY, digest(b"%PDF-"), path)
    assert path.read_bytes() == b"mine"
    attachments.save_attachment(desk, DUTY, digest(b"%PDF-"), path, replace=True)
    assert path.read_bytes() == b"%PDF-"


def test_a_file_too_large_to_show_can_still_be_saved(
    issued: Panel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, content, path = issued.desk(E1), pdf(2), tmp_path / "copy.pdf"
    attach(desk, DUTY, {"method.pdf": content})
    monkeypatch.setattr(attachments, "MAX_FILE", 1024)

    with pytest.raises(AppError, match="attachment-too-large"):
        attachments.content(desk, DUTY, digest(content))
    attachments.save_attachment(desk, DUTY, digest(content), path)
    assert path.read_bytes() == content
