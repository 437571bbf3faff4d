"""The gettext catalogue: `_` translates a literal now, `N_` only marks it for translation."""

import gettext

_translation = gettext.NullTranslations()


def _(sentence: str) -> str:
    """Return the sentence in the language of the catalogue."""
    return _translation.gettext(sentence)


def N_(sentence: str) -> str:  # noqa: N802 - the name that extraction tools know
    """Mark a literal for translation where it is looked up later."""
    return sentence
