"""What the page with the report says."""

import re
from collections.abc import Sequence

from app.text.catalogue import N_, _
from app.text.report import GATES, NOTHING, word
from app.text.signing import role_name

_STATUSES = {
    "received": N_("received"),
    "late": N_("received late"),
    "withdrawn": N_("withdrawn"),
    "rejected": N_("rejected"),
}


def room() -> str:
    """Return the name of the room."""
    return _("Report")


def file_name(reference: str, what: str) -> str:
    """Return a name that every system takes: "report" or "workbook" of an evaluation."""
    names = {"report": _("award-report") + ".pdf", "workbook": _("evaluation") + ".xlsx"}
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", reference).strip("-.")[:100]
    return f"{plain}-{names[what]}" if plain else names[what]


def state_heading(*, ready: bool, written: bool, closed: bool) -> str:
    """Return the heading over what is done and what is left."""
    if closed:
        return _("Everything is done")
    if written:
        return _("The way to the end")
    return _("The report can be written") if ready else _("Before the report can be written")


def step(key: str, *, done: bool) -> str:
    """Return a step towards the report, done or to be done."""
    told = {
        "locked": (_("Quality is locked"), _("The moderator locks quality, and you take the moderation file in.")),
        "prices": (_("The prices are open"), _("Open the prices on the page Ranking.")),
        "ranked": (_("The ranking is on record"), _("Record the ranking on the page Ranking.")),
        "reported": (_("The report was written"), _("Write the report.")),
        "signed": (_("You have signed a report"), _("Sign the report: the moderator first, then you.")),
        "closed": (_("The evaluation is closed"), _("Close the evaluation when the report is signed and sent.")),
    }
    return told[key][0 if done else 1]


def step_said(sentence: str, *, done: bool) -> str:
    """Return a step as it is read out."""
    return (_("Done: {step}") if done else _("To do: {step}")).format(step=sentence)


def write() -> str:
    """Return the words of the button that writes the report."""
    return _("&Write the report …")


def write_title() -> str:
    """Return the title of the dialog that asks where to write it."""
    return _("Where is the report to be written?")


def writing() -> str:
    """Return what is said while the report is written."""
    return _("Writing the report …")


def written(name: str) -> str:
    """Return that the report was written, and what is next."""
    return _(
        "The report is written: {name}. It is a draft until two people have signed. Send it to the moderator, who "
        "signs first; open it here when it comes back, and sign it."
    ).format(name=name)


def open_report() -> str:
    """Return the words of the button that opens a report."""
    return _("&Open a report …")


def open_title() -> str:
    """Return the title of the dialog that asks for a report."""
    return _("Choose the report")


def comparing() -> str:
    """Return what is said while a report is compared."""
    return _("Comparing the report with your own record …")


def moderator_empty() -> tuple[str, str]:
    """Return what a moderator is told before there is a report: a title and a sentence."""
    return (
        _("The report comes from the procurement lead"),
        _(
            "When it is written, the lead sends you the file. Open it here or drop it on this page: it is compared "
            "with your own record, you look at it, and you sign first."
        ),
    )


def moderator_early() -> tuple[str, str]:
    """Return what a moderator is told before the lock."""
    return (
        _("There is no report yet"),
        _("Lock quality when every score is agreed. The lead then opens the prices and writes the report."),
    )


def lead_early() -> tuple[str, str]:
    """Return what a lead is told while there can be no report: a title and a sentence."""
    return (
        _("There is no report yet"),
        _("It can be written when quality is locked and the prices are open. Until then nobody sees a total."),
    )


def to_ranking() -> str:
    """Return the words of the button that leads to where prices are opened."""
    return _("&Go to Ranking")


def to_meeting() -> str:
    """Return the words of the button that leads to where quality is locked."""
    return _("&Go to the meeting")


def lead_empty() -> tuple[str, str]:
    """Return what a lead is told before a file was chosen."""
    return (
        _("No report is open"),
        _("Write it, or open the file that the moderator sent back. You can also drop it on this page."),
    )


def sign(role: str) -> str:
    """Return the words of the button that signs."""
    return _("&Sign as {role}").format(role=role_name(role))


def signing() -> str:
    """Return what is said while a signature is made."""
    return _("Signing …")


def signed(role: str, *, complete: bool) -> str:
    """Return that a signature was added, and what is next."""
    if complete:
        return _("Signed. The report is complete: send it out, and print both fingerprints in your letters.")
    return _("Signed as {role}. Send the file back to the procurement lead, who signs next.").format(
        role=role_name(role)
    )


def status(signed_by: Sequence[str], missing: Sequence[str]) -> str:
    """Return who has signed, in a few words."""
    if not signed_by:
        return _("Draft: nobody has signed")
    if not missing:
        return _("Signed by both")
    return _("Signed by the {role}").format(role=role_name(signed_by[0]))


def being_checked() -> str:
    """Return what stands in place of who has signed while that is looked up."""
    return _("Being checked …")


def next_signature(role: str, *, own: bool) -> str:
    """Return who signs next."""
    if own:
        return _("You sign next.")
    return _("Next the {role} signs. Send the file there.").format(role=role_name(role))


def same_as_mine() -> str:
    """Return that a report says what one's own record says."""
    return _("The report says what your own record says.")


def differs(count: int) -> str:
    """Return that the lead decided something since."""
    if count == 1:
        return _("In 1 thing the report differs from your own record: the procurement lead may decide it alone.")
    return _(
        "In {count} things the report differs from your own record: the procurement lead may decide them alone."
    ).format(count=count)


def acknowledge_title() -> str:
    """Return the title of the dialog before one signs what differs."""
    return _("What differs from your own record")


def acknowledge_sentence() -> str:
    """Return what a signer is asked."""
    return _(
        "Since your last file the procurement lead decided what stands here. Ask the lead about anything you don’t "
        "know of. Tick each line that you accept; what you accepted goes on record. Only then can you sign."
    )


def difference(text: str) -> str:
    """Return one difference in words, from the codes that it is recorded by."""
    place, _space, rest = text.partition(" ")
    if place == "version":
        return _("The frozen rules have a later version: {number}").format(number=rest)
    return _of_tender(place, rest) if "/" in place else _of_seat(place, rest)


def _of_tender(place: str, rest: str) -> str:
    supplier, _slash, lot = place.partition("/")
    where = _("Tender of {supplier} for lot {lot}").format(supplier=supplier, lot=lot)
    if rest == "reason":
        return _("{where}: another reason is given for its status").format(where=where)
    before, _arrow, after = rest.partition(" > ")
    if before in _STATUSES and after in _STATUSES:
        return _("{where}: {before} → {after}").format(
            where=where, before=_(_STATUSES[before]), after=_(_STATUSES[after])
        )
    gate, _space, gate_before = before.partition(" ")
    return _("{where}, condition {gate}: {before} → {after}").format(
        where=where, gate=gate, before=_gate(gate_before), after=_gate(after)
    )


def _of_seat(code: str, rest: str) -> str:
    seat = _("Seat {seat}").format(seat=code)
    told = {
        "added": _("{seat} was added"),
        "left": _("{seat} is no longer on the panel"),
        "withdrawn": _("{seat} was withdrawn"),
        "checked": _("{seat}: its key was compared since"),
        "unchecked": _("{seat}: its key was used without comparing words"),
    }
    if rest in told:
        return told[rest].format(seat=seat)
    before, _arrow, after = rest.partition(" > ")
    return _("{seat} scores other lots: {before} → {after}").format(seat=seat, before=_lots(before), after=_lots(after))


def accept_and_sign() -> str:
    """Return the words of the button that signs after all was accepted."""
    return _("Accept these and &sign")


def _gate(code: str) -> str:
    return word(GATES, code).lower() if code else NOTHING


def _lots(codes: str) -> str:
    return _("all") if codes == "*" else codes.replace(",", ", ")


# signatories


def signatories_heading() -> str:
    """Return the heading over who is to sign."""
    return _("Who signs, and with which fingerprint")


def signatories_hint() -> str:
    """Return what fingerprints are for."""
    return _("Print both fingerprints in the letters that announce the award. Others check the signatures with them.")


def signatory(role: str, name: str, *, own: bool) -> str:
    """Return who signs in a role."""
    who = _("{role}: {name}").format(role=role_name(role).capitalize(), name=name)
    return _("{who} (you)").format(who=who) if own else who


def imported() -> str:
    """Return that one signs with another certificate than the roster's."""
    return _(
        "You imported a certificate of your council and sign with that one. The lead writes the report with its "
        "fingerprint:"
    )


def nobody(role: str) -> str:
    """Return that nobody sits in a role yet."""
    return _("{role}: nobody has joined yet").format(role=role_name(role).capitalize())


def copy_both() -> str:
    """Return the words of the button that copies both fingerprints."""
    return _("Cop&y both")


def copied() -> str:
    """Return that they were copied."""
    return _("The fingerprints are in the clipboard.")


# beside it


def open_pdf() -> str:
    """Return the words of the button that opens the file outside."""
    return _("Open to &print")


def open_pdf_hint() -> str:
    """Return what that button does."""
    return _("Opens the report in this computer’s PDF reader; print it from there.")


def verdict_tab() -> str:
    """Return the name of the part with the check."""
    return _("Check")


def pages_tab() -> str:
    """Return the name of the part with the pages."""
    return _("Pages")


def page_words(number: int) -> str:
    """Return the name of the words of a page."""
    return _("The words of page {number}").format(number=number)


def page_picture(number: int) -> str:
    """Return the name of the picture of a page."""
    return _("Picture of page {number}").format(number=number)


def export() -> str:
    """Return the words of the button that writes the workbook."""
    return _("Write the wor&kbook …")


def export_title() -> str:
    """Return the title of the dialog that asks where the workbook is to be written."""
    return _("Where is the workbook to be written?")


def exporting() -> str:
    """Return what is said while it is written."""
    return _("Writing the workbook …")


def exported(name: str) -> str:
    """Return that the workbook was written."""
    return _("The whole evaluation is in {name}, with its working in live formulas.").format(name=name)


def close() -> str:
    """Return the words of the button that closes the evaluation."""
    return _("Close the evaluat&ion …")


def close_title() -> str:
    """Return the title of the dialog before closing."""
    return _("Close the evaluation")


def close_hint(*, reported: bool) -> str:
    """Return what closing does."""
    if reported:
        return _(
            "Nothing is deleted. The record says that the evaluation is closed, and from when. A reason is optional."
        )
    return _("There is no report yet. Closing without one needs a reason, which goes on record. Nothing is deleted.")


def close_label() -> str:
    """Return the label of the reason."""
    return _("&Reason")


def close_needed() -> str:
    """Return that a reason is needed."""
    return _("There is no report: write why the evaluation is closed all the same.")


def close_go() -> str:
    """Return the words of the button that closes."""
    return _("C&lose it")


def closed() -> str:
    """Return that it is closed."""
    return _("The evaluation is closed.")
