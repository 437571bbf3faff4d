"""What the room says in which an evaluation is checked, frozen, amended."""

from app.text.catalogue import N_, _
from app.text.outcomes import together


def room() -> str:
    """Return the name of the room."""
    return _("Set-up")


def title() -> str:
    """Return the title of the page."""
    return _("The evaluation as it is set up")


# ---------------------------------------------------------------- how it stands


def chip(state: str) -> str:
    """Return a state in two or three words."""
    words = {"open": _("Not frozen yet"), "frozen": _("Frozen"), "issued": _("Packs are out"), "newer": _("Changed")}
    return words[state]


def sentence(state: str) -> str:
    """Return what a state means and what comes next."""
    words = {
        "open": _(
            "Check the criteria, the scale, the method and the tenders below. Then freeze it: from then on every file "
            "names this very version."
        ),
        "newer": _("The workbook was taken anew after the freeze. Freeze it again before you issue packs."),
        "frozen": _(
            "It is frozen. Next: fill the seats of the panel and issue the packs. Until the first pack is out you can "
            "still take the workbook anew and freeze it again."
        ),
        "issued": _(
            "Packs are out, so what decides scores and ranks is fixed for good. Only wording can be amended, for a "
            "reason, and answers clarified."
        ),
        "locked": _("Quality is locked. Nothing here can be changed any more, but for decisions on tenders."),
    }
    return words[state]


def source(name: str, day: str) -> str:
    """Return which workbook was read when."""
    return _("Taken from {name} on {day}.").format(name=name, day=day)


def version(number: int, begins: str, day: str) -> str:
    """Return the frozen version in force, with the beginning of its hash."""
    return _("Version {number}, frozen on {day}. Its hash begins {begins}.").format(
        number=number, begins=begins, day=day
    )


def freeze() -> str:
    """Return the words of a button."""
    return _("Check and free&ze …")


def again() -> str:
    """Return the words of a button."""
    return _("Take the &workbook anew …")


def amend() -> str:
    """Return the words of a button."""
    return _("A&mend wording …")


def clarify() -> str:
    """Return the words of a button."""
    return _("Clarif&y answers …")


def to_panel() -> str:
    """Return the words of a button."""
    return _("&On to the panel")


# ---------------------------------------------------------------- freezing


def freeze_title() -> str:
    """Return the title of the dialog."""
    return _("Freeze the evaluation")


def freeze_sentence() -> str:
    """Return what freezing means."""
    return _(
        "Freezing gives the criteria, weights, scale and method a hash, a number worked out from every word of them. "
        "Every pack, return and report names it, so nobody can change the rules unseen. Before the first pack goes out "
        "you can still set up and freeze anew; after that only wording can be amended."
    )


def freeze_verb() -> str:
    """Return the words of a button."""
    return _("&Freeze it")


def frozen(begins: str) -> str:
    """Return what is said after the freeze."""
    return _("It is frozen. Its hash begins {begins}. Next: the panel.").format(begins=begins)


# ---------------------------------------------------------------- workbooks


def choose_title() -> str:
    """Return the title of the dialog that asks for a workbook."""
    return _("Choose the workbook")


def reading() -> str:
    """Return what is said while a workbook is read."""
    return _("Reading the workbook …")


def changes_title(what: str) -> str:
    """Return the title of the dialog that shows what a workbook changes."""
    words = {
        "again": _("Take the workbook anew"),
        "amend": _("Amend the wording"),
        "clarify": _("Clarify answers"),
    }
    return words[what]


def changes_sentence(what: str) -> str:
    """Return what will be done with the changes."""
    words = {
        "again": _("This is what changes. What was there before stays in the record."),
        "amend": _(
            "This is what changes. A new version is frozen. It reaches the panel with the next packs, and whoever "
            "scored a question whose words changed confirms that score anew."
        ),
        "clarify": _(
            "These answers change. They reach the panel with the next packs. The frozen version stays as it is."
        ),
    }
    return words[what]


def changes_verb(what: str) -> str:
    """Return the words of the button that does it."""
    words = {"again": _("&Take it"), "amend": _("A&mend"), "clarify": _("&Take the answers")}
    return words[what]


def changes_done(what: str) -> str:
    """Return what is said afterwards."""
    words = {
        "again": _("The workbook is taken. Check it, then freeze it."),
        "amend": _("The wording is amended and frozen anew. Issue new packs to the panel."),
        "clarify": _("The answers are taken. Issue new packs to the panel."),
    }
    return words[what]


def nothing_changes() -> str:
    """Return that a workbook says what is set up already."""
    return _("The workbook says the same as what is set up. Nothing would change.")


_PARTS = {
    "general": N_("title, authority or procedure"),
    "method": N_("method"),
    "scale": N_("scale"),
    "criterion": N_("criterion"),
    "lot": N_("lot"),
    "supplier": N_("supplier"),
    "tender": N_("tender"),
    "seat": N_("seat"),
    "response": N_("answer"),
}
_HOWS = {"added": N_("New"), "changed": N_("Changed"), "removed": N_("Gone")}


def change(part: str, how: str, what: str) -> str:
    """Return one change in a few words."""
    return f"{_(_HOWS[how])}: {_(_PARTS[part])} {what}".rstrip()


def more_changes(count: int) -> str:
    """Return how many changes are not shown."""
    return _("and {count} more").format(count=count)


def reconfirm(questions: list[str]) -> str:
    """Return which scores are to be confirmed anew."""
    return _("Scores to confirm anew: {questions}.").format(questions=together(questions))


def no_reconfirm() -> str:
    """Return that no score has to be confirmed anew."""
    return _("No score has to be confirmed anew.")


def changes_name() -> str:
    """Return the name of the list of changes."""
    return _("What changes")


def approver() -> str:
    """Return the label of the field for who approved it."""
    return _("&Approved by")


def approver_hint(*, needed: bool) -> str:
    """Return who that is."""
    if needed:
        return _("Somebody other than you: quality is locked, so you may know what this does to the award.")
    return _("The name of the person who agreed to it, if somebody did.")


def amend_approver_hint() -> str:
    """Return who approves an amendment."""
    return _("The name of the person who agreed to the new wording.")


def approver_missing() -> str:
    """Return what is said where it is needed and was not typed."""
    return _("Please write who approved it.")


# ---------------------------------------------------------------- tenders


def tender_heading(supplier: str, lot: str) -> str:
    """Return the heading of one tender."""
    return _("{supplier}, lot {lot}").format(supplier=supplier, lot=lot)


def choose_tender() -> str:
    """Return what to do to see more of a tender."""
    return _("Choose a tender to see its conditions and decide on them.")


def no_gates() -> str:
    """Return that a tender has no conditions to meet."""
    return _("No conditions are published for this lot.")


def decide_gate(gate: str) -> str:
    """Return the name of the button that decides on a condition."""
    return _("Decide on {gate} …").format(gate=gate)


def gate_title(gate: str, supplier: str) -> str:
    """Return the title of the dialog."""
    return _("{gate}: {supplier}").format(gate=gate, supplier=supplier)


def gate_sentence(now: str, effect: str) -> str:
    """Return how the condition stands, and what follows from failing it."""
    return _("It stands at “{now}”. If it is failed: {effect}. The earlier state stays in the record.").format(
        now=now, effect=effect
    )


def gate_label() -> str:
    """Return the label of the choice."""
    return _("How it stands from now on")


def status_missing() -> str:
    """Return what is said where nothing was chosen."""
    return _("Please choose one.")


def record_it() -> str:
    """Return the words of a button."""
    return _("Recor&d it")


def mark_tender() -> str:
    """Return the words of a button."""
    return _("Mark this tende&r …")


def mark_title(supplier: str, lot: str) -> str:
    """Return the title of the dialog."""
    return _("Mark the tender of {supplier} for lot {lot}").format(supplier=supplier, lot=lot)


def mark_sentence(now: str) -> str:
    """Return how the tender stands."""
    return _("It is marked “{now}”. A tender that is late, withdrawn or rejected is not ranked.").format(now=now)


def mark_label() -> str:
    """Return the label of the choice."""
    return _("What it is from now on")


def recorded() -> str:
    """Return what is announced after a decision."""
    return _("Recorded.")


def tender_reason(reason: str) -> str:
    """Return why a tender is marked so."""
    return _("Because: {reason}").format(reason=reason)


# ---------------------------------------------------------------- advice


def tab_advice(count: int | None) -> str:
    """Return the name of a tab."""
    return _("&Advice") if count is None else _("&Advice ({count})").format(count=count)


def advice_intro(count: int) -> str:
    """Return what stands above the advice."""
    if count == 0:
        return _("Nothing in the method gives reason to think again.")
    return _(
        "Before you freeze: these points about the method have led to trouble elsewhere. None of them stops you. Each "
        "says what you can do about it."
    )


def thinking() -> str:
    """Return what is said while the method is looked through."""
    return _("Looking through the method …")


def example_name() -> str:
    """Return the name of an example's table."""
    return _("Example")
