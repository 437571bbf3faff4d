"""Six words: the same for both, others for anybody else, and the same in every version."""

from app.security.passphrases import wordlist
from app.security.words import six_words


def test_both_sides_see_the_same_six_words_and_they_never_change() -> None:
    # Recorded: two people with different versions of Evenhand must hear the same words.
    assert six_words(b"lead", b"member") == six_words(b"member", b"lead") == "goat gazebo rice blend delicate scone"


def test_other_keys_give_other_words_of_the_list() -> None:
    words = [six_words(b"lead", b"somebody else"), six_words(b"l", b"eadmember"), six_words(b"lead", b"lead")]

    assert len({*words, "goat gazebo rice blend delicate scone"}) == 4
    assert {len(found.split()) for found in words} == {6}
    assert set(" ".join(words).split()) <= set(wordlist())
