"""What the shared widgets say themselves."""

from app.text.catalogue import _


def told(kind: str, sentence: str) -> str:
    """Return a sentence with its kind in words before it: "info", "good", "warning" or "error"."""
    return f"{word(kind)}: {sentence}"


def word(kind: str) -> str:
    """Return the word for a kind of notice."""
    words = {"info": _("Note"), "good": _("Done"), "warning": _("Warning"), "error": _("Error")}
    return words[kind]


def close_notice() -> str:
    """Return the name of the button that puts a notice away."""
    return _("Close this message")


def cancel() -> str:
    """Return the words of the button that stops a long piece of work."""
    return _("Cancel")


def progress() -> str:
    """Return the name of a progress bar."""
    return _("Progress")


def counted(done: int, total: int) -> str:
    """Return how far a piece of work has come."""
    return _("{done} of {total}").format(done=done, total=total)
