"""Sentences for what the files that travel hold, and what must not be in them."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    "message-member-unknown": N_(
        "The file holds a part “{name}” that does not belong in it, and nothing was taken in. Ask its sender to make "
        "it again with the same version of Evenhand as yours."
    ),
    "message-member-missing": N_(
        "The file lacks its part “{name}”, and nothing was taken in. Ask its sender to make it again."
    ),
    "message-damaged": N_(
        "The part “{name}” of the file does not say what such a file should, and nothing was taken in. Ask its sender "
        "to make it again."
    ),
    "message-unfit": N_(
        "What was to be sent is not complete ({kind}), and no file was written. Check what you entered and try again."
    ),
    "message-too-large": N_(
        "The part “{name}” would be larger than {most} KB, more than such a file can need. Shorten its texts, or put "
        "long ones in files of their own."
    ),
    "message-record-too-long": N_(
        "Record {number} of “{name}” would be longer than {most} KB. Put its text in a file of its own."
    ),
    "message-record-twice": N_(
        "A record of “{name}” stands twice or out of order, and nothing was taken in. Ask the sender to make the file "
        "again."
    ),
    "message-hidden-character": N_(
        "A text of “{name}” holds a hidden character ({found}) that no reader could see. Type that text again and "
        "make the file anew."
    ),
    "text-hidden-character": N_(
        "The text holds a hidden character ({found}, at place {position}) that nobody could see. Type that part again."
    ),
    "text-like-formula": N_(
        "A text that starts with = would be a formula in a spreadsheet (“{found}”). Put a word before it."
    ),
    # packs
    "pack-holds-prices": N_(
        "The pack holds a price or a result, which nobody may see before quality is locked. Take it out of the set-up "
        "and issue the pack again."
    ),
    "pack-unsound": N_(
        "What the pack says of the evaluation contradicts itself, and nothing was taken in. Ask the procurement lead "
        "to check the set-up and issue it again."
    ),
    "pack-too-complex": N_(
        "The evaluation has more criteria, lots, levels or seats, or nests criteria deeper, than a pack can hold. "
        "Simplify it, or split it into several evaluations."
    ),
    "pack-too-many-files": N_(
        "The responses name {count} files, and a pack can hold {most}. Join files that belong together, or split the "
        "evaluation."
    ),
    "pack-of-another-frozen": N_(
        "The criteria in the pack are not those that its hash names, and nothing was taken in. Ask the procurement "
        "lead to issue it again."
    ),
    "pack-of-another-seat": N_(
        "The pack is for the seat {seat}, which its own panel does not have or its decision does not mean. Ask the "
        "procurement lead to issue it again."
    ),
    "pack-file-missing": N_(
        "A response names the file “{name}”, which is not there, and no pack was written. Add the file to the set-up "
        "and try again."
    ),
    # scores
    "return-not-as-locked": N_(
        "The scores of {seat} are not those that its lock signed, and nothing was taken in. Ask {seat} to send the "
        "return again."
    ),
    "score-of-another-seat": N_(
        "The return of {seat} holds a score of {other}, and nothing was taken in. Ask {seat} to send the return again."
    ),
    "score-without-reason": N_(
        "The score for {question} of {supplier} has no reason. A score without a reason cannot be locked: add it."
    ),
    "score-without-return": N_(
        "The moderation holds scores of {seat} without naming the return they came in, and nothing was taken in. "
        "Ask the moderator to send it again."
    ),
    "moderation-not-as-locked": N_(
        "The scores are not those that the moderator locked, and nothing was taken in. Ask the moderator to send the "
        "file again."
    ),
}
