"""A file is known by what is in it, and goes to the case that it belongs to."""

from pathlib import Path
from shutil import copyfile

import pytest

from app.errors import AppError
from app.exchange.container.armour import as_text
from app.services import enrolment, handovers, opening, packs
from app.services.opening import Recognised, Sort, recognise
from app.text.sentences import words_of
from tests.services import panels
from tests.services.panels import E1, E2, LEAD, MOD, Panel


def told(panel: Panel, seat: str, path: Path) -> Recognised:
    return recognise(panel.profiles[seat], path, panel.clock)  # type: ignore[index]


def refused(panel: Panel, seat: str, path: Path) -> str:
    with pytest.raises(AppError) as error:
        told(panel, seat, path)
    assert words_of(error.value)
    return error.value.code


def renamed(path: Path) -> Path:
    """Return a copy whose name says nothing true."""
    return Path(copyfile(path, path.with_suffix(".holiday")))


def test_an_invitation_says_who_invites_to_what(tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    invitation = panel.path("E1.evinvite")
    enrolment.invite(panel.desk(LEAD), E1, invitation)

    found = told(panel, E1, renamed(invitation))
    panel.enrol(E1)
    again = told(panel, E1, invitation)

    assert found.invitation is not None
    assert (found.sort, found.about) == (Sort.INVITATION, None)
    assert (found.invitation.title, found.invitation.seat, found.invitation.card.name) == (
        "Short breaks",
        E1,
        "Holder of LEAD",
    )
    assert again.about == panel.desk(E1).about
    panel.close()


def test_an_answer_goes_to_the_lead_s_case_and_to_nobody_else_s(tmp_path: Path) -> None:
    panel = panels.set_up(tmp_path / "panel")
    invitation, answer = panel.path("E1.evinvite"), panel.path("E1.evjoin")
    enrolment.invite(panel.desk(LEAD), E1, invitation)
    accepted = enrolment.accept(panel.profiles[E1], invitation, answer, clock=panel.clock, supported_by="An advocate")
    accepted.desk.close()

    found = told(panel, LEAD, renamed(answer))

    assert (found.sort, found.about, found.answer) == (
        Sort.ANSWER,
        panel.desk(LEAD).about,
        opening.Answer(seat=E1, name="Holder of E1", supported_by="An advocate"),
    )
    assert refused(panel, E2, answer) == "no-evaluation-for-answer"
    panel.close()


def test_a_pack_is_for_its_seat_alone_and_is_not_taken_in_by_looking(enrolled: Panel) -> None:
    folder = enrolled.path("packs")
    folder.mkdir()
    issued = {one.seat: one.path for one in packs.issue(enrolled.desk(LEAD), folder)}

    first, second = (told(enrolled, E1, renamed(issued[E1])) for _ in range(2))

    assert first.incoming is not None
    assert second.incoming is not None
    assert (first.sort, first.about, first.incoming.sender, first.incoming.outcome) == (
        Sort.MESSAGE,
        enrolled.desk(E1).about,
        LEAD,
        second.incoming.outcome,
    )
    assert refused(enrolled, E2, issued[E1]) == "not-addressed-to-me"


def test_a_file_of_a_panel_that_is_not_here_is_refused(issued: Panel, tmp_path: Path) -> None:
    issued.score(E1)
    path = issued.lock(E1)
    moderator = issued.profiles[MOD]
    case = issued.desk(MOD).about.case
    issued.leaves(MOD)
    (moderator.about.folder / "cases" / f"{case}.evcase").rename(tmp_path / "elsewhere")

    assert refused(issued, MOD, path) == "no-case-for-file"


def test_what_speaks_against_a_file_in_its_own_case_is_told(issued: Panel) -> None:
    for value in (2, 3):
        issued.score(E1, value)
    path = issued.lock(E1)
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)

    assert refused(issued, MOD, path) == "file-damaged"


def test_text_from_an_e_mail_stands_for_its_file(issued: Panel) -> None:
    issued.score(E1)
    text = "> Dear moderator,\r\n\r\n" + as_text(issued.lock(E1)).replace("\n", "\r\n> ") + "\r\nRegards"
    path = opening.pasted(text)

    found = told(issued, MOD, path)
    opening.forget(path)

    assert (found.sort, found.incoming and found.incoming.sender) == (Sort.MESSAGE, E1)
    assert not path.parent.exists()


def test_reports_workbooks_and_strange_files_are_told_apart(enrolled: Panel, tmp_path: Path) -> None:
    pdf, strange, empty = tmp_path / "a", tmp_path / "b.evpack", tmp_path / "c.pdf"
    pdf.write_bytes(b"%PDF-1.7\n")
    strange.write_bytes(b"Dear panel,")
    empty.write_bytes(b"")

    assert told(enrolled, E1, pdf).sort is Sort.REPORT
    assert told(enrolled, E1, enrolled.folder / "set-up.xlsx").sort is Sort.WORKBOOK
    assert told(enrolled, E1, tmp_path).sort is Sort.WORKBOOK
    assert [refused(enrolled, E1, path) for path in (strange, empty, tmp_path / "none")] == [
        "file-unrecognised",
        "file-unrecognised",
        "no-such-file",
    ]


def test_a_case_is_taken_over_from_somebody_of_a_panel_known_here(issued: Panel) -> None:
    folder = issued.path("handover")
    folder.mkdir()
    handovers.hand_over(issued.desk(MOD), issued.desk(E2).card, folder)
    (path,) = folder.glob("*.evhandover")

    assert told(issued, E2, path).sort is Sort.HANDOVER
    desk = opening.take_over(issued.profiles[E2], path, issued.clock)

    assert (desk.about.case, desk.seat) == (issued.desk(MOD).about.case, MOD)
    desk.close()


def test_a_case_from_nobody_known_is_refused(issued: Panel, tmp_path: Path) -> None:
    folder = issued.path("handover")
    folder.mkdir()
    stranger = panels.person(tmp_path, E2, issued.clock)
    handovers.hand_over(issued.desk(MOD), stranger.card, folder)
    (path,) = folder.glob("*.evhandover")

    with pytest.raises(AppError) as error:
        opening.take_over(stranger, path, issued.clock)

    assert error.value.code == "unknown-signer"
