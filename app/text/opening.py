"""Words for files that belong to no evaluation on this laptop."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    "no-case-for-file": N_(
        "The file is made out to you, but it belongs to no evaluation on this laptop, or its sender is not known to "
        "any of them. Open the invitation first, or ask the procurement lead which evaluation it is for."
    ),
    "no-evaluation-for-answer": N_(
        "This is the answer of {name} for seat {seat} of an evaluation that you do not lead on this laptop. Open it on "
        "the laptop from which the invitation was sent."
    ),
}  # fmt: skip
