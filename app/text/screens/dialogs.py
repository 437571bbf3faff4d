"""What the dialogs say that several rooms open."""

from app.text.catalogue import _


def cancel() -> str:
    """Return the words of the button that leaves everything as it is."""
    return _("Cancel")


def reason_label() -> str:
    """Return the label of the field for a reason."""
    return _("&Reason")


def reason_hint() -> str:
    """Return what becomes of a reason."""
    return _("It is kept in the record. You can press Ctrl and Enter when you are done.")


def reason_missing() -> str:
    """Return what is said where a reason is needed and none was typed."""
    return _("Please write a reason. One short sentence is enough.")


def six_words(words: list[str]) -> str:
    """Return six words as one sentence for a screen reader."""
    return _("Six words: {words}.").format(words=", ".join(words))
