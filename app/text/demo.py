"""What the demonstration says while it plays, and where it left everything."""

from collections.abc import Sequence

from app.text.catalogue import N_, _

_STEPS = {
    "set-up": N_("The procurement lead sets the evaluation up and freezes it …"),
    "enrolment": N_("Everybody joins, and the six words are compared …"),
    "packs": N_("Packs are issued, taken in, and interests declared …"),
    "scores": N_("Seat {seat} scores, locks and returns …"),
    "moderation": N_("The scores are revealed and agreed, and quality is locked …"),
    "award": N_("Prices are opened, tenders ranked, the report written, signed twice and verified …"),
}


def finished_title(title: str) -> str:
    """Return the title of the sample's evaluation that is finished already."""
    return _("{title} (finished)").format(title=title)


def begins(reference: str, suppliers: int, lots: int) -> str:
    """Return what is about to be played."""
    return _("Playing {reference}: {suppliers} suppliers, {lots} lots.").format(
        reference=reference, suppliers=suppliers, lots=lots
    )


def step(name: str) -> str:
    """Return what is happening; a step of one seat names it after a space."""
    kind, _space, seat = name.partition(" ")
    return _(_STEPS[kind]).format(seat=seat)


def where(
    *,
    report: str,
    workbook: str | None,
    files: Sequence[str],
    people: Sequence[tuple[str, str]],
    signers: Sequence[str],
    signers_plain: str,
) -> tuple[str, ...]:
    """Return where everything is, and the command that checks the report."""
    return (
        _("The signed report: {path}").format(path=report),
        _("The evaluation is too large for a workbook, so there is none.")
        if workbook is None
        else _("The evaluation as a workbook: {path}").format(path=workbook),
        _("Signed by the certificates {moderator} (moderator)").format(moderator=signers[0]),
        _("and {lead} (procurement lead).").format(lead=signers[1]),
        _("The files that travelled between the laptops:"),
        *(f"  {path}" for path in files),
        _("The people, each with a case file and, in passphrase.txt, what opens their profile:"),
        *(f"  {seat}: {home}" for seat, home in people),
        _("Check the report yourself: evenhand verify {report} --signers {signers}").format(
            report=report, signers=signers_plain
        ),
    )
