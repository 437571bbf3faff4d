"""What the simple view says: plain words, one thing at a time."""

from app.text.catalogue import _


def position(at: int, total: int) -> str:
    """Return which page it is."""
    return _("Question {at} of {total}").format(at=at, total=total)


def about(tender: str) -> str:
    """Return whose answer it is about."""
    return _("This is what {tender} says").format(tender=tender)


def in_short() -> str:
    """Return the heading of the plain summary."""
    return _("In short")


def whole_answer() -> str:
    """Return the heading of the whole answer below its summary."""
    return _("The whole answer")


def has_files(count: int) -> str:
    """Return what is said where an answer has files, which the full view shows."""
    if count == 1:
        return _("There is one file with this answer. Choose Full page view to see it.")
    return _("There are {count} files with this answer. Choose Full page view to see them.").format(count=count)


def how_good() -> str:
    """Return the question above the levels."""
    return _("What do you think of it?")


def level(value: str, label: str, descriptor: str) -> str:
    """Return a level as a sentence, its number last."""
    said = descriptor or label
    named = _("{label}. {descriptor}").format(label=label, descriptor=descriptor) if label and descriptor else said
    return (
        _("{words} (score\N{NO-BREAK SPACE}{value})").format(words=named, value=value)
        if named
        else _("Score {value}").format(value=value)
    )


def not_sure() -> str:
    """Return the choice of those who cannot say yet."""
    return _("Not sure yet, let’s talk about it")


def why() -> str:
    """Return the label of the reasons."""
    return _("&In your own words, why?")


def why_hint() -> str:
    """Return what helps to answer it."""
    return _("What is good about it? What is missing? One or two sentences are enough.")


def back() -> str:
    """Return the words of the button back."""
    return _("&Back")


def following() -> str:
    """Return the words of the button on."""
    return _("&Next")


def finish() -> str:
    """Return the words of the button on, on the last page."""
    return _("&Next: check and finish")
