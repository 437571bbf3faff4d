"""What the room says in which the seats of a panel are filled and packs are issued."""

from app.text.catalogue import N_, _
from app.text.outcomes import together


def room() -> str:
    """Return the name of the room."""
    return _("Panel")


def title() -> str:
    """Return the title of the page."""
    return _("The panel")


def intro(*, waiting: int, frozen: bool, issued: bool) -> str:
    """Return what comes next, in one sentence."""
    if waiting == 1:
        return _("1 seat is still to be filled. Choose it below; the next step stands beside it.")
    if waiting:
        return _("{count} seats are still to be filled. Choose one; the next step stands beside it.").format(
            count=waiting
        )
    if not frozen:
        return _("Every seat is filled. Freeze the evaluation in Set-up, then issue the packs here.")
    if not issued:
        return _("Every seat is filled. Next: issue the packs.")
    return _("Every seat is filled and the packs are out.")


def tab_seats() -> str:
    """Return the name of a tab."""
    return _("&Seats")


def tab_interests(count: int) -> str:
    """Return the name of a tab, with how many declarations wait for a decision."""
    return _("&Interests ({count} to decide)").format(count=count) if count else _("&Interests")


def table_name() -> str:
    """Return the name of the table of seats."""
    return _("Seats of the panel")


def columns() -> tuple[str, ...]:
    """Return the headings of the table of seats."""
    return (_("Seat"), _("Name"), _("Part"), _("Key"), _("Pack"), _("Interests"))


# ---------------------------------------------------------------- states in words

_KEYS = {
    "own": N_("Yours"),
    "none": N_("Not invited yet"),
    "invited": N_("Invited"),
    "pending": N_("Words to compare"),
    "newcomer": N_("New key to compare"),
    "verified": N_("Checked"),
    "unchecked": N_("Used unchecked"),
    "withdrawn": N_("Withdrawn"),
    "replaced": N_("Replaced"),
}
_MEANINGS = {
    "own": N_("This is your own seat."),
    "none": N_("Write an invitation and send it to whoever sits here."),
    "invited": N_("You wrote an invitation on {day}. When the answer comes, take it in here."),
    "pending": N_("The answer came. Ring {name} up and compare the six words: so you know that the key is theirs."),
    "newcomer": N_(
        "An answer with another key came. Ring {name} up and compare the six words before you trust it. The key from "
        "before counts until then."
    ),
    "verified": N_("You compared the six words. Files from this seat are trusted."),
    "unchecked": N_("The key is used without comparing the words, because: {reason}. The report says so."),
    "withdrawn": N_("Withdrawn, because: {reason}. Scores that were locked stay, marked."),
    "replaced": N_("Replaced by seat {by}, because: {reason}."),
}


def key_state(code: str) -> str:
    """Return how far a seat's key has come, in two or three words."""
    return _(_KEYS[code])


def key_meaning(code: str, *, day: str, name: str, reason: str, by: str) -> str:
    """Return what that means and what comes next."""
    return _(_MEANINGS[code]).format(day=day, name=name, reason=reason.rstrip("."), by=by)


def pack(revision: int | None) -> str:
    """Return which pack a seat has."""
    return _("None yet") if revision is None else _("No. {revision}").format(revision=revision)


def no_pack_needed() -> str:
    """Return that the lead's own seat gets no pack."""
    return _("Not needed")


def pack_sentence(revision: int, day: str) -> str:
    """Return which pack was made for a seat, and when."""
    return _("Pack no. {revision} was made on {day}.").format(revision=revision, day=day)


def no_pack_sentence() -> str:
    """Return that none was."""
    return _("No pack was made for this seat yet.")


def part(whole: str, *, represents: bool) -> str:
    """Return a seat's part as a column has room for it; `represents` service users."""
    return _("Service user") if represents else whole


def interests(cleared: str, count: int) -> str:
    """Return how far a declaration has come, in a few words."""
    if cleared == "due":
        return _("Not yet")
    if cleared == "waiting":
        return _("To decide")
    return _("Decided") if count else _("None")


def interests_sentence(cleared: str, count: int) -> str:
    """Return how far a declaration has come."""
    if cleared == "due":
        return _("No declaration of interests came from this seat yet.")
    if cleared == "waiting":
        return _("An interest was declared. Nothing can be read at this seat until you decide: see Interests.")
    return _("An interest was declared, and you decided on it.") if count else _("This seat declared no interests.")


def deputy(part: str) -> str:
    """Return the part of a deputy."""
    return _("{part}, deputy").format(part=part)


def lots(codes: list[str]) -> str:
    """Return which lots a seat is for."""
    return _("Lots: {lots}.").format(lots=together(codes)) if codes else _("For all lots.")


def holder(name: str) -> str:
    """Return whose key it is."""
    return _("Held by {name}.").format(name=name)


def choose_seat() -> str:
    """Return what to do to see more of a seat."""
    return _("Choose a seat to see it here.")


def heading(seat: str, name: str) -> str:
    """Return the heading of one seat."""
    return f"{seat}  {name}".rstrip()


# ---------------------------------------------------------------- what can be done


def action(code: str) -> str:
    """Return the words of a button."""
    words = {
        "invite": _("Write a&n invitation …"),
        "join": _("&Take in the answer …"),
        "compare": _("&Compare the six words …"),
        "pack": _("Issue its &pack …"),
        "decide": _("&Decide on the interest …"),
        "withdraw": _("Withd&raw …"),
        "replace": _("Replac&e …"),
        "revoke": _("Rev&oke the key …"),
    }
    return words[code]


def issue() -> str:
    """Return the words of a button."""
    return _("Issue pac&ks …")


def take_answer() -> str:
    """Return the words of a button."""
    return _("Take in an ans&wer …")


def add_deputy() -> str:
    """Return the words of a button."""
    return _("&Add a deputy moderator …")


def changes_heading() -> str:
    """Return the heading above what changes a seat."""
    return _("Changes to this seat")


def invite_title(seat: str) -> str:
    """Return the title of the dialog that asks where an invitation is to be written."""
    return _("Save the invitation for seat {seat}").format(seat=seat)


def invited(seat: str, name: str) -> str:
    """Return what is said after that."""
    return _("The invitation is saved as {name}. Send it to whoever sits on seat {seat}; it holds no secret.").format(
        name=name, seat=seat
    )


def join_title() -> str:
    """Return the title of the dialog that asks for an answer."""
    return _("Choose the answer to an invitation")


def joined(seat: str, name: str) -> str:
    """Return what is said after an answer was taken in."""
    return _("{name} answers for seat {seat}. Compare the six words by voice now.").format(name=name, seat=seat)


def joined_settled(seat: str, name: str) -> str:
    """Return what is said where the key was in force before."""
    return _("The answer of {name} for seat {seat} was taken in before, and its key is in use.").format(
        name=name, seat=seat
    )


# ---------------------------------------------------------------- six words


def words_title(seat: str) -> str:
    """Return the title of the dialog."""
    return _("Compare six words for seat {seat}").format(seat=seat)


def words_sentence(name: str) -> str:
    """Return how to compare."""
    return _(
        "Ring {name} up, on a number that you know. Read the words to each other by voice: you the first three, they "
        "the last three. Don’t send them in a message."
    ).format(name=name)


def words_same() -> str:
    """Return the words of a button."""
    return _("They are the &same")


def words_differ() -> str:
    """Return the words of a button."""
    return _("They &differ")


def words_unchecked() -> str:
    """Return the words of a button."""
    return _("&Go on without comparing …")


def same_done(seat: str) -> str:
    """Return what is said after the words were the same."""
    return _("The key of seat {seat} is checked.").format(seat=seat)


def differ_done(seat: str) -> str:
    """Return what is said after the words differed."""
    return _(
        "Nothing was trusted. The answer may not be from who it seems: ask for a new one, handed over in another way, "
        "and take it in for seat {seat}."
    ).format(seat=seat)


def unchecked_title(seat: str) -> str:
    """Return the title of the dialog."""
    return _("Go on without comparing, for seat {seat}").format(seat=seat)


def unchecked_sentence() -> str:
    """Return what that means."""
    return _(
        "Then nobody has made sure whose key this is. It will be used all the same, and the report says so, with your "
        "reason. Compare the words later if you can."
    )


def unchecked_verb() -> str:
    """Return the words of a button."""
    return _("&Use it unchecked")


def unchecked_done(seat: str) -> str:
    """Return what is said after that."""
    return _("The key of seat {seat} is used unchecked. The report will say why.").format(seat=seat)


# ---------------------------------------------------------------- changes to seats


def change_title(code: str, seat: str) -> str:
    """Return the title of a dialog."""
    words = {
        "withdraw": _("Withdraw seat {seat}"),
        "replace": _("Replace seat {seat}"),
        "revoke": _("Revoke the key of seat {seat}"),
        "deputy": _("Add a deputy moderator"),
    }
    return words[code].format(seat=seat)


def change_sentence(code: str) -> str:
    """Return what a change means."""
    words = {
        "withdraw": _("The seat takes no part any more. Scores that it has locked stay, marked as withdrawn."),
        "replace": _(
            "A new seat takes its place, for the same questions and lots. It starts blank and scores every tender."
        ),
        "revoke": _(
            "For a laptop that is lost or stolen. From now on nothing that its key signs is taken in. Whoever sits "
            "here is invited anew."
        ),
        "deputy": _("A deputy can open returns where the moderator is away. A deputy never scores."),
    }
    return words[code]


def change_verb(code: str) -> str:
    """Return the words of the button that does it."""
    words = {
        "withdraw": _("&Withdraw"),
        "replace": _("R&eplace"),
        "revoke": _("Re&voke the key"),
        "deputy": _("&Add"),
    }
    return words[code]


def change_done(code: str, seat: str) -> str:
    """Return what is said afterwards."""
    words = {
        "withdraw": _("Seat {seat} is withdrawn. The others learn it with their next packs."),
        "replace": _("Seat {seat} takes its place. Invite whoever sits on it."),
        "revoke": _("The key of seat {seat} is revoked. Invite whoever sits on it anew."),
        "deputy": _("Seat {seat} is added. Invite whoever sits on it."),
    }
    return words[code].format(seat=seat)


def new_code() -> str:
    """Return the label of a field."""
    return _("&Code of the new seat")


def new_code_hint(example: str) -> str:
    """Return what a code looks like."""
    return _("Short, as on the panel sheet: such as {example}.").format(example=example)


def new_code_missing() -> str:
    """Return what is said where there is none."""
    return _("Please write a code for the seat.")


def new_name() -> str:
    """Return the label of a field."""
    return _("&Name or job")


# ---------------------------------------------------------------- packs


def issue_title() -> str:
    """Return the title of the dialog."""
    return _("Issue packs")


def issue_sentence(*, first: bool) -> str:
    """Return what issuing means."""
    if first:
        return _(
            "A pack holds the tenders and the questions for one seat, sealed to its key. Once the first is out, the "
            "rules of the evaluation are fixed for good."
        )
    return _("A new pack replaces the one before it. What was scored stays.")


def issue_seats() -> str:
    """Return the label of the list of seats."""
    return _("For whom")


def issue_seat(seat: str, name: str, pack: str) -> str:
    """Return one seat in the list."""
    return _("{seat}  {name} (pack: {pack})").format(seat=seat, name=name, pack=pack)


def issue_not_ready(seat: str, name: str, state: str) -> str:
    """Return one seat that can't have a pack yet."""
    return _("{seat}  {name}: not yet possible ({state})").format(seat=seat, name=name, state=state)


def issue_note() -> str:
    """Return the label of the field for a note."""
    return _("&Note to the panel")


def issue_note_hint() -> str:
    """Return what the note is."""
    return _("It travels with the packs. You may leave it empty.")


def issue_verb() -> str:
    """Return the words of a button."""
    return _("Choose a &folder and issue …")


def issue_folder() -> str:
    """Return the title of the dialog that asks for a folder."""
    return _("Choose a folder for the packs")


def issue_nobody() -> str:
    """Return what is said where no seat is chosen."""
    return _("Please choose at least one seat.")


def issuing(seat: str, number: int, total: int) -> str:
    """Return what is under way."""
    return _("Writing the pack for {seat} ({number} of {total}).").format(seat=seat, number=number, total=total)


def stopping() -> str:
    """Return what is said after Cancel was pressed."""
    return _("Stopping …")


def issued_heading(count: int) -> str:
    """Return what is said when they are written."""
    if count == 1:
        return _("1 pack is written. Send it to its seat.")
    return _("{count} packs are written. Send each to its seat.").format(count=count)


def issued_line(seat: str, name: str) -> str:
    """Return one pack that was written."""
    return _("{seat}: {name}").format(seat=seat, name=name)


def issued_folder(folder: str) -> str:
    """Return where they are."""
    return _("They are in {folder}.").format(folder=folder)


def issue_stopped(missing: list[str]) -> str:
    """Return what is said where somebody cancelled, or a file could not be written."""
    return _("These seats have no new file yet: {seats}. Issue again to them.").format(seats=together(missing))


def close() -> str:
    """Return the words of a button."""
    return _("&Close")


# ---------------------------------------------------------------- interests


def register_name() -> str:
    """Return the name of the register."""
    return _("Declarations of interests")


def register_columns() -> tuple[str, ...]:
    """Return the headings of the register."""
    return (_("Seat"), _("Name"), _("Declared on"), _("Interests"), _("Decision"))


def nothing_declared() -> tuple[str, str]:
    """Return the title and the sentence where nobody has declared anything yet."""
    return (
        _("No declarations yet"),
        _("Each person declares what ties them to a supplier before they read anything. What they send comes here."),
    )


def declared_count(count: int) -> str:
    """Return how many interests were declared."""
    if count == 0:
        return _("None")
    return _("1 supplier") if count == 1 else _("{count} suppliers").format(count=count)


def decision(*, waits: bool, clear: bool, recused: list[str]) -> str:
    """Return what was decided, in a few words."""
    if clear:
        return _("Not needed")
    if waits:
        return _("To decide")
    return _("Stays out of {lots}").format(lots=together(recused)) if recused else _("Goes on")


def interest(supplier: str, nature: str) -> str:
    """Return one interest in the words of who declared it."""
    return _("{supplier}: “{nature}”").format(supplier=supplier, nature=nature)


def decided(reason: str, day: str) -> str:
    """Return why and when it was decided."""
    return _("You decided on {day}, because: {reason}").format(day=day, reason=reason)


def choose_declaration() -> str:
    """Return what to do to see more of a declaration."""
    return _("Choose a declaration to read it here.")


def supported(by: str) -> str:
    """Return who helped with a declaration."""
    return _("Supported by {by}.").format(by=by)


def decide_title(seat: str) -> str:
    """Return the title of the dialog."""
    return _("Decide on the interests of seat {seat}").format(seat=seat)


def decide_sentence() -> str:
    """Return what the decision is."""
    return _(
        "Tick each lot that this seat must stay out of, with all its tenders. Tick none where the seat may go on as it "
        "is. They learn it with their next pack."
    )


def decide_lots() -> str:
    """Return the label of the lots."""
    return _("Stays out of")


def lot(code: str, name: str) -> str:
    """Return one lot."""
    return _("Lot {code}").format(code=code) + (f": {name}" if name else "")


def decide_verb() -> str:
    """Return the words of a button."""
    return _("Record the &decision")


def decide_done(seat: str) -> str:
    """Return what is said afterwards."""
    return _("Recorded. Issue a new pack to seat {seat}, so that they learn it.").format(seat=seat)
