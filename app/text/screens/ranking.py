"""What the page with the ranking says."""

from datetime import datetime

from app.text.catalogue import N_, _
from app.text.clock import moment as here

TABLE_COLUMNS = (N_("Rank"), N_("Supplier"), N_("Quality"), N_("Price"), N_("Total"), N_("Outcome"))
TIER = N_("Tier")
STOP_COLUMNS = (N_("Supplier"), N_("Rule"), N_("Found"), N_("Needed"), N_("Effect"))
WHY_COLUMNS = (N_("What"), N_("Figure"), N_("How"))


def title() -> str:
    """Return the name of the room."""
    return _("Ranking")


def moment(at: datetime) -> str:
    """Return a day and a time."""
    return here(at)


# before there is a ranking


def waits_for_lock() -> tuple[str, str]:
    """Return what the page waits for before the lock: a title and a sentence."""
    return (
        _("Quality is not locked yet"),
        _(
            "When the panel has agreed every score, the moderator locks quality and sends you a moderation file. Take "
            "it in. Only then can you open the prices; until then nobody sees a total."
        ),
    )


def waits_for_prices() -> tuple[str, str]:
    """Return what the page waits for after the lock."""
    return (
        _("Quality is locked. The prices are still closed"),
        _("Open the workbook with the prices. Each price is checked first, and when it was opened goes on record."),
    )


def moderator_waits() -> tuple[str, str]:
    """Return what a moderator is told in place of a lead's ranking before the lock."""
    return (
        _("Quality is not locked yet"),
        _("Totals are worked out only after you lock quality. You do that where the panel’s scores are agreed."),
    )


def moderator_reads_report() -> tuple[str, str]:
    """Return what a moderator is told where prices stay with the lead."""
    return (
        _("The ranking is in the report"),
        _(
            "The prices stay with the procurement lead. You see the ranking in the report that the lead sends you: "
            "open it under Report, look at it, and sign it."
        ),
    )


def open_report_room() -> str:
    """Return the words of the button that leads to the report."""
    return _("Go to &Report")


# prices


def open_prices() -> str:
    """Return the words of the button that opens the prices."""
    return _("&Open prices …")


def correct_prices() -> str:
    """Return the words of the button that corrects the prices."""
    return _("&Correct the prices …")


def choose_prices() -> str:
    """Return the title of the dialog that asks for the workbook."""
    return _("Choose the workbook with the prices")


def opening_prices() -> str:
    """Return what is said while prices are read."""
    return _("Checking the prices …")


def prices_opened() -> str:
    """Return that the prices are open."""
    return _("The prices are open, and the record says when.")


def prices_corrected() -> str:
    """Return that the prices were corrected."""
    return _("The prices were corrected. The earlier ones stay on record.")


def problems_heading(count: int) -> str:
    """Return the heading of a list of problems in the workbook."""
    if count == 1:
        return _("The prices were not opened: 1 thing needs mending in the workbook. Mend it and open the file again.")
    return _(
        "The prices were not opened: {count} things need mending in the workbook. Mend them and open the file again."
    ).format(count=count)


def problems_name() -> str:
    """Return the name of the list of problems."""
    return _("What needs mending")


def correction_title() -> str:
    """Return the title of the dialog before a correction."""
    return _("Correct the prices")


def correction_hint() -> str:
    """Return what a correction does."""
    return _(
        "The earlier prices stay on record. Your reason goes on record beside the new ones. A report that was written "
        "before must be written again."
    )


def reason_label() -> str:
    """Return the label of the reason for a correction."""
    return _("&Why are they corrected?")


def reason_missing() -> str:
    """Return that a reason is needed."""
    return _("Write why, in one sentence.")


def choose_workbook() -> str:
    """Return the words of the button that goes on to choose the file."""
    return _("Choose the &workbook …")


# the state of things


def stage_locked() -> str:
    """Return that quality is locked."""
    return _("Quality locked")


def stage_prices(at: datetime) -> str:
    """Return when prices were opened."""
    return _("Prices opened {when}").format(when=moment(at))


def stage_recorded(at: datetime) -> str:
    """Return when the ranking was recorded."""
    return _("Ranking recorded {when}").format(when=moment(at))


def stage_not_recorded() -> str:
    """Return that the ranking is not on record."""
    return _("Ranking not recorded yet")


def record_ranking() -> str:
    """Return the words of the button that puts the ranking on record."""
    return _("&Record this ranking")


def recording() -> str:
    """Return what is said while the ranking is recorded."""
    return _("Recording the ranking …")


def recorded() -> str:
    """Return that the ranking is on record."""
    return _("The record now holds from what this ranking was made. You can write the report.")


def working_out() -> str:
    """Return what is said while the ranking is worked out."""
    return _("Working the ranking out …")


def not_final() -> str:
    """Return that the ranking is not final."""
    return _("Not final")


def final() -> str:
    """Return that a lot is final."""
    return _("Final")


def lots_name() -> str:
    """Return the name of the row of lots."""
    return _("Lots")


def lot_tab(code: str, *, is_final: bool) -> str:
    """Return the words on a lot's tab."""
    name = _("Lot {code}").format(code=code)
    return name if is_final else _("{lot} – not final").format(lot=name)


def table_name(lot: str) -> str:
    """Return the name of a lot's table."""
    return _("Ranking, {lot}").format(lot=lot)


def table_hint() -> str:
    """Return how to ask why."""
    return _("Click a number, or press Enter or Alt+W on it, to see why it is what it is.")


def picture_key() -> tuple[str, str]:
    """Return the names of the two parts of a bar."""
    return _("Quality"), _("Price")


def stops_heading() -> str:
    """Return the heading over tenders that did not meet a rule."""
    return _("Rules that tenders did not meet")


def low_prices_heading() -> str:
    """Return the heading of prices that may be abnormally low."""
    return _("Prices to look into, not for publication")


def ties_heading() -> str:
    """Return the heading over equal totals."""
    return _("Equal totals")


def decided_heading() -> str:
    """Return the heading over what decided."""
    return _("What decided")


def blocking_heading() -> str:
    """Return the heading over what stands between this ranking and an award."""
    return _("No award can be made yet")


# what could change it


def ask_sensitivity() -> str:
    """Return the words of the button that asks what could change the award."""
    return _("What could change &it?")


def sensitivity_heading() -> str:
    """Return the heading of the answer."""
    return _("What could change the award")


def asking_sensitivity() -> str:
    """Return what is said while it is worked out."""
    return _("Trying every mark, supplier and seat …")


def sensitivity_ready() -> str:
    """Return that the answer is there."""
    return _("What could change the award is shown below the ranking.")


# why


def why_button() -> str:
    """Return the words of the button that asks why."""
    return _("&Why?")


def why_heading(figure: str) -> str:
    """Return the heading of the panel that explains a number."""
    return _("Why {figure}?").format(figure=figure)


def why_about(supplier: str, lot: str) -> str:
    """Return whose number it is."""
    return f"{supplier}  ·  {lot}"


def why_tree() -> str:
    """Return the name of the tree of the working."""
    return _("How the number is made up")


def why_tree_hint() -> str:
    """Return how the tree is used."""
    return _("Right arrow unfolds a line, left arrow folds it. Everything about a line stands below.")


def why_detail() -> str:
    """Return the name of the words below the tree."""
    return _("About this line")


def why_loading() -> str:
    """Return what is said while a working is looked up."""
    return _("Looking up the working …")


def close_why() -> str:
    """Return the name of the button that closes the panel."""
    return _("Close “Why?”")


def detail(what: str, figure: str, words: str, quote: str, *, cites: bool) -> str:
    """Return everything about a line of the working; `cites` where the quote is evidence."""
    parts = [f"{what}: {figure}" if figure else what]
    if words:
        parts.append(words)
    if quote:
        parts.append((_("Evidence it cites: “{quote}”") if cites else "{quote}").format(quote=quote))
    return "\n\n".join(parts)


def line(what: str, figure: str, words: str) -> str:
    """Return a line of the working as it is read out."""
    return ", ".join(part for part in (f"{what} {figure}".strip(), words) if part)
