"""The panel: who sat on it, what each seat scored and how much of it."""

from app.domain.evaluation import Seat
from app.reports.layout.writer import Column, Writer
from app.reports.sections import record
from app.reports.view import PSEUDONYMOUS, View
from app.text import report, report_record
from app.text.catalogue import _


def write(view: View, writer: Writer) -> None:
    """Write the part on the panel."""
    with writer.section(report.panel_heading()):
        if view.data.seats:
            _table(view, writer)
        else:
            writer.paragraph(report.no_panel())
        if view.provenance is not None:
            record.write_seats(view.provenance, writer)


def _table(view: View, writer: Writer) -> None:
    pseudonyms = any(seat.role in PSEUDONYMOUS for seat in view.data.seats)
    intro = report.panel_intro if view.provenance is None else report_record.panel_intro
    writer.paragraph(intro(pseudonyms=pseudonyms), keep=True)
    table = writer.table(
        [
            Column(title=_(report.SEAT), width=1.1),
            Column(title=_(report.WHO), width=3.1),
            Column(title=_(report.ROLE), width=3.5),
            Column(title=_(report.SCORED), width=3.6),
            Column(title=_(report.GIVEN), width=1.7, number=True),
        ]
    )
    for seat in view.data.seats:
        role = report.word(report.ROLES, seat.role)
        table.row(
            [
                view.seat_code(seat.code),
                view.seat_name(seat),
                f"{role} ({seat.group})" if seat.group else role,
                _scored(seat) if seat.role.scores else report.NOTHING,
                report.n_of_m(*view.seat_counts(seat)) if seat.role.scores else report.NOTHING,
            ],
            compact=True,
        )
    table.done()


def _scored(seat: Seat) -> str:
    questions = ", ".join(seat.questions) or report.all_questions()
    return report.questions_in_lots(questions, seat.lots)
