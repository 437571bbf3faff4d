"""Sentences for refusals that stop a command before it does anything."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    "refused": N_("The evaluation was refused; every problem is listed."),
    "no-such-file": N_("There is no file {path}. Check the name and the folder."),
    "file-not-read": N_("{path} could not be read ({reason}). Check that you may open it and that it is a file."),
    "file-too-large": N_("{path} is larger than {most} MB, more than such a file can need. Choose another file."),
    "file-exists": N_(
        "{path} exists already, and nothing was written. Choose another name, or remove that file first."
    ),
    "export-onto-source": N_(
        "{path} is the very workbook that would be exported, and nothing was written. Choose another name."
    ),
    "file-not-written": N_(
        "{path} could not be written ({reason}), and nothing was changed. Close it in other programs, or choose "
        "another folder."
    ),
    "output-not-written": N_("What this command says could not be written ({reason}). Choose another place for it."),
    "passphrase-file-not-text": N_("{path} is not a text file. Write the passphrase on its first line."),
    "passphrase-file-empty": N_("{path} has no passphrase on its first line. Write it there."),
    "passphrase-not-asked": N_(
        "There is no terminal to ask for the passphrase. Name a file that holds it: --passphrase-file FILE"
    ),
    "not-encodable": N_(
        "The evaluation holds a number too large, or characters that are no text. Correct them where they were entered."
    ),
}
