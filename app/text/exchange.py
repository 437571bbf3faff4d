"""Words of the files that travel: why one was not written, not opened, or not believed."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    "addressed-to-others": N_(
        "This file was made for other people and then passed on to you, so nothing in it was used. Ask its sender for "
        "one made out to you."
    ),
    "cancelled": N_("Stopped as you asked, and nothing was written. Start again when you are ready."),
    "card-unusable": N_(
        "The keys that came with this person can't be used. Ask for a new joining file, made with Evenhand."
    ),
    "exchange-key-unsupported": N_(
        "Files for the panel are signed with the identity that Evenhand makes, not with an imported certificate of "
        "this kind. Open your own profile and try again."
    ),
    "file-damaged": N_(
        "This file was damaged or altered on its way, so nothing in it was used. Ask its sender to send it again."
    ),
    "file-locked": N_("This file is sealed. Open your profile first, then open the file again."),
    "file-newer": N_(
        "This file was made with a newer version of Evenhand than this one, so nothing in it was used. Update "
        "Evenhand, then open the file again."
    ),
    "file-not-verified": N_(
        "The file was written to {path}, but reading it again gave something else, so it was removed. Choose another "
        "folder or another USB stick."
    ),
    "file-unrecognised": N_(
        "This is none of the files that Evenhand exchanges. Choose the file that the sender attached, or ask for it "
        "again."
    ),
    "kind-unclear": N_(
        "This file says two different things about what it is, so nothing in it was used. Tell its sender, and ask "
        "for a new one."
    ),
    "manifest-unusable": N_(
        "The file was not written, because something about it ({field}) can't be put into such a file. This is a "
        "mistake in Evenhand: please report it, and quote this sentence."
    ),
    "member-name-unusable": N_(
        "“{name}” can't travel under that name: a name needs letters that can be seen, at most 200, and no slash, "
        "backslash or colon. Rename it and try again."
    ),
    "not-addressed-to-me": N_(
        "Your key does not open this file: it is sealed for somebody else, or it was damaged on its way. Ask its "
        "sender to send one made out to you."
    ),
    "part-changed": N_(
        "“{name}” was changed while it was being put into the file, and nothing was written. Close it in other "
        "programs and try again."
    ),
    "receiving-key-unreadable": N_(
        "The key for receiving files can't be read. Restore your profile from its recovery sheet or a backup."
    ),
    "recipient-unusable": N_(
        "The file was not written, because a person it is for has no usable key. Check the panel’s seats, and ask for "
        "a new joining file where one lacks."
    ),
    "sender-not-signer": N_(
        "This file names one person as its sender and was signed by another, so nothing in it was used. Tell the "
        "person named, by telephone."
    ),
    "signature-wrong": N_(
        "The signature of this file is not its sender’s, so nothing in it was used. Ask the sender, by telephone, to "
        "send it again."
    ),
    "text-incomplete": N_(
        "Part of this text is missing or too much: {have} full lines were found, and there should be {expected}. Copy "
        "all of it, from the line that begins the file to the one that ends it."
    ),
    "text-twice": N_("There are two files in this text. Copy one of them, and save it by itself."),
    "text-unreadable": N_(
        "Something got into this text that does not belong there. Copy it again, or ask for the file as an attachment."
    ),
    "too-large-for-text": N_(
        "{path} is too large to be pasted into an e-mail: that works up to {most} KB. Attach the file instead."
    ),
    "too-many-members": N_(
        "There are {count} documents, and one file takes at most {most}, fewer where their names are long. Put "
        "some of them together, or leave out what nobody needs for scoring."
    ),
}
