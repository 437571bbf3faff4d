"""What the page that checks any report says."""

from app.text.catalogue import N_, _
from app.text.signing import role_name

_QUESTIONS = {
    "unchanged": N_("Unchanged since it was signed?"),
    "recomputes": N_("Does the ranking follow from its data?"),
    "pages": N_("Is every page as it should be?"),
    "signers": N_("Were the signers the right ones?"),
}
_ANSWERS = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "cannot tell": N_("Cannot tell"),
    "as expected": N_("As expected"),
    "other": N_("Others"),
    "not compared": N_("Not compared"),
}


def room() -> str:
    """Return the name of the room."""
    return _("Check a report")


def question(key: str) -> str:
    """Return one of the questions that a report is asked."""
    return _(_QUESTIONS[key])


def answer(code: str) -> str:
    """Return an answer in a word or two."""
    return _(_ANSWERS[code])


def intro() -> str:
    """Return what the page is for."""
    return _(
        "Anyone can check a report: all it takes is the PDF file. It is checked on this laptop; nothing is sent "
        "anywhere."
    )


def drop_title() -> str:
    """Return what to do with a file."""
    return _("Drop a report here")


def drop_sentence() -> str:
    """Return the other way to do it."""
    return _("Or choose the PDF file of the report.")


def choose() -> str:
    """Return the words of the button that chooses a file."""
    return _("&Choose a report …")


def choose_title() -> str:
    """Return the title of the dialog that asks for a report."""
    return _("Choose a report")


def another() -> str:
    """Return the words of the button that chooses another file."""
    return _("&Choose another …")


def again() -> str:
    """Return the words of the button that checks with the fingerprints."""
    return _("C&ompare the signers")


def fingerprints_label() -> str:
    """Return the label of the field for fingerprints."""
    return _("Fingerprints of the si&gners, if you have them")


def fingerprints_hint() -> str:
    """Return where fingerprints come from."""
    return _(
        "Take them from a letter or notice of the council, not from the report itself. One a line, or parted by commas."
    )


def open_pdf() -> str:
    """Return the words of the button that opens the file."""
    return _("Open this P&DF")


def checking(name: str) -> str:
    """Return what is said while a report is checked."""
    return _("Checking {name} …").format(name=name)


def checked(overall: str) -> str:
    """Return what is announced of a verdict."""
    return overall


def good() -> str:
    """Return that every answer is good, the signers' too."""
    return _(
        "This report is unchanged, its ranking follows from its data, and exactly the expected certificates signed."
    )


def good_but_signers() -> str:
    """Return that a report holds, but that nobody compared who signed it."""
    return _(
        "This report is unchanged since it was signed, and its ranking follows from its data. Who signed it was not "
        "compared yet: anyone can make a certificate in any name."
    )


def not_good() -> str:
    """Return that a report is not good."""
    return _("This file is not a report as it was made. What was found stands below.")


def other_signers() -> str:
    """Return that others signed."""
    return _("This report was not signed by the certificates you gave.")


def could_not_tell() -> str:
    """Return that no answer can be given."""
    return _("What this file is could not be told. What stood in the way is below.")


def not_compared() -> str:
    """Return that no fingerprints were given, and where to take them from."""
    return _(
        "Signers: not compared. Anyone can make a certificate in any name: compare the fingerprints with those in a "
        "letter or notice of the council."
    )


def send_to(role: str) -> str:
    """Return what to do with a draft."""
    return _("Next: the {role} opens it in Evenhand and signs it.").format(role=role_name(role))


def answers_heading() -> str:
    """Return the heading over the four answers."""
    return _("Four questions")


def signatures_heading() -> str:
    """Return the heading over the signatures."""
    return _("Signatures in it")


def no_signatures() -> str:
    """Return that nobody has signed."""
    return _("Nobody has signed it.")


def no_intact_signature() -> str:
    """Return that no signature holds in a report that was changed."""
    return _("No signature in it is intact.")


def stands_in_the_way() -> str:
    """Return the heading over what could not be told."""
    return _("What stood in the way")


def timestamps_heading() -> str:
    """Return the heading over timestamps."""
    return _("Timestamps in it")


def hashes_heading() -> str:
    """Return the heading over what can be compared by eye."""
    return _("To compare by eye")


def ranking_heading() -> str:
    """Return the heading over the ranking that it carries."""
    return _("The ranking it carries, worked out again just now")


def copy_fingerprint(role: str) -> str:
    """Return the words of the button that copies a fingerprint."""
    return _("Copy the fingerprint of the {role}").format(role=role_name(role))


def fingerprint_copied() -> str:
    """Return that a fingerprint was copied."""
    return _("The fingerprint is in the clipboard.")


def nothing_beyond() -> str:
    """Return what a check does not tell."""
    return _(
        "A check tells nothing more than this: not when it was signed, since that is the signer’s own clock, and not "
        "whether the scores in it were those of the day."
    )
