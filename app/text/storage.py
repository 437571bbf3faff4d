"""Sentences for what a case file refuses."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    "case-exists": N_("{path} exists already, and nothing was written. Choose another name, or move that file away."),
    "case-key-wrong": N_(
        "{path} could not be opened: either this is not its key, or its beginning is damaged; the encryption leaves no "
        "way to tell which. Open it with the profile it belongs to. If that fails too, restore a backup of it."
    ),
    "case-foreign": N_("{path} is not a case file of Evenhand. Choose a file that Evenhand made, ending in .evcase."),
    "case-newer": N_(
        "{path} has format {found}, made by a newer version of Evenhand; this one knows format {known}. Nothing in it "
        "was touched. Use the newer version."
    ),
    "case-in-use": N_("{path} is being written by another program. Close the other Evenhand window, then try again."),
    "case-damaged": N_(
        "{path} is damaged: a part of it is not as it was written. Change nothing in it, keep the file, and restore "
        "the newest backup."
    ),
    "case-not-written": N_(
        "{path} could not be written ({reason}); it is as it was before. Make room on the disk, or check that you may "
        "write there, then do it again."
    ),
    "case-not-read": N_("{path} could not be read ({reason}). Check that you may open it and that the disk is there."),
    "case-not-brought-up": N_(
        "{path} could not be brought to the format of this version ({reason}); it is as it was before. Go on with the "
        "version of Evenhand that made it, and report this."
    ),
    "case-not-destroyed": N_(
        "{path} could not be destroyed ({reason}). Close it everywhere, check that you may write there, then do it "
        "again."
    ),
    "message-known": N_("The file with the number {id} was imported already. Nothing is left to do."),
    "message-superseded": N_(
        "What this file brought can't be undone alone: a later revision of it was imported. Undo that one first."
    ),
    "message-rests-on-undone": N_(
        "This file replaces one whose import is undone. Bring that one back first, then this one."
    ),
    "no-such-frozen": N_(
        "This evaluation knows no criteria with the hash {hash}. Import the newest pack, or ask the procurement lead "
        "for it."
    ),
    "frozen-hash-wrong": N_(
        "Version {version} of the criteria does not have the hash that it names. Don't use the file it came in, and "
        "ask the procurement lead for another."
    ),
    "frozen-number-taken": N_(
        "Version {version} of the criteria is frozen already, with other content. Freeze changes as the next version."
    ),
    "tender-holds-results": N_(
        "The tender of {supplier} for lot {lot} holds prices or results, which are not kept until quality is locked. "
        "Take them out of the workbook."
    ),
    "roster-not-newer": N_(
        "The list of seats that came is revision {found}; this evaluation has revision {known}. Import newer ones only."
    ),
    "attachment-wrong": N_(
        "A file did not come as announced: its size or its content is another ({sha256}). Ask for it again."
    ),
    "no-such-attachment": N_(
        "The file {sha256} is not on this laptop. Ask the procurement lead to send a pack that holds it."
    ),
}
