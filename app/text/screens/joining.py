"""What is said where a file that came in is opened: invitations, answers, six words, and what is refused."""

from app.text.catalogue import N_, _

_ROLES = {
    "evaluator": N_("to score tenders"),
    "service user representative": N_("to score tenders as somebody who uses the service"),
    "group": N_("to score tenders together with your group"),
    "moderator": N_("to moderate the panel"),
    "lead": N_("to lead the evaluation"),
    "observer": N_("to observe the panel"),
}


def invitation_title() -> str:
    """Return the title of the dialog that shows an invitation."""
    return _("You are invited to a panel")


def invitation_sentence(name: str, authority: str) -> str:
    """Return who invites."""
    if authority:
        return _("{name} of {authority} invites you:").format(name=name, authority=authority)
    return _("{name} invites you:").format(name=name)


def invitation_to(role: str) -> str:
    """Return what one is invited to do; `role` is the role's own word."""
    return _(_ROLES[role])


def seat(code: str) -> str:
    """Return which seat one is invited to."""
    return _("Your seat: {code}").format(code=code)


def as_whom(name: str) -> str:
    """Return under which name one answers."""
    return _("You answer as {name}.").format(name=name)


def again() -> str:
    """Return what is said of an invitation that was accepted before."""
    return _("You have accepted this invitation before. Accepting it again writes the same answer once more.")


def supported_label() -> str:
    """Return the label of the field for whoever helps."""
    return _("&Somebody who helps you to take part (leave it empty if nobody does)")


def supported_hint() -> str:
    """Return an example."""
    return _("For example: Sam Lee, advocate. The report will say so.")


def accept() -> str:
    """Return the button that accepts."""
    return _("&Accept and save my answer …")


def answer_title() -> str:
    """Return the title of the dialog that asks where the answer goes."""
    return _("Where to save your answer")


def accepting() -> str:
    """Return what is said while the answer is written."""
    return _("Writing your answer …")


def answer_written(path: str) -> str:
    """Return what to do with the answer."""
    return _("Your answer is in {path}. Send that file to the lead, for example by e-mail.").format(path=path)


def words_title() -> str:
    """Return the title of the dialog with six words."""
    return _("Compare these six words by voice")


def words_sentence(name: str) -> str:
    """Return how words are compared, and why."""
    return _(
        "Call {name} on a number that you know already, and read the words to each other, once the answer has arrived. "
        "If all six are the same, nobody stands between you: what you send each other can be read by you two alone."
    ).format(name=name)


def same() -> str:
    """Return the button that confirms."""
    return _("All six are the &same")


def differ() -> str:
    """Return the button for words that differ."""
    return _("They &differ")


def later() -> str:
    """Return the button that leaves it for later."""
    return _("&Later")


def they_differ(name: str) -> str:
    """Return what to do where they differ."""
    return _(
        "Then stop here: somebody may have exchanged the file on its way. Ask {name} to send it again another way, and "
        "compare once more. Nothing was confirmed."
    ).format(name=name)


def confirmed(name: str) -> str:
    """Return that words were confirmed."""
    return _("Confirmed: the key of {name} is checked.").format(name=name)


def settled(name: str) -> str:
    """Return that a key was compared before."""
    return _("The words with {name} were compared before. There is nothing more to do.").format(name=name)


def answer_came_title() -> str:
    """Return the title of the dialog that shows an answer."""
    return _("An answer to your invitation")


def answer_came(name: str, code: str, evaluation: str) -> str:
    """Return whose answer it is."""
    return _("{name} takes seat {seat} of {evaluation}.").format(name=name, seat=code, evaluation=evaluation)


def answer_supported(by: str) -> str:
    """Return by whom they are supported."""
    return _("Supported by {by}.").format(by=by)


def take_answer() -> str:
    """Return the button that takes an answer in."""
    return _("&Take in, and compare words")


def handover_title() -> str:
    """Return the title of the dialog that shows a handover."""
    return _("A case is handed over to you")


def handover_sentence() -> str:
    """Return what taking it over does."""
    return _(
        "Somebody gives you the whole case of their seat, with all that is in it. The file that ends in .evcase must "
        "lie in the same folder. It will be kept in your profile."
    )


def take_over() -> str:
    """Return the button that takes a case over."""
    return _("&Take it over")


def taken_over(evaluation: str) -> str:
    """Return that a case was taken over."""
    return _("{evaluation} is in your profile now.").format(evaluation=evaluation)


def looking(name: str) -> str:
    """Return what is said while a file is looked at."""
    return _("Looking at {name} …").format(name=name)


def refused(name: str, sentence: str) -> str:
    """Return why a file was not opened, with its name."""
    return _("{name} was not opened.").format(name=name) + "\n\n" + sentence


def pasted() -> str:
    """Return what a pasted text is called."""
    return _("The pasted text")


def first_come_in() -> str:
    """Return what is said of a file while nobody has come in."""
    return _("The file opens as soon as your profile is open.")
