"""What is said around a supplier's answer and its files."""

from app.text.catalogue import N_, _

SENTENCES: dict[str, str] = {
    "attachment-too-large": N_(
        "This file is larger than {limit} MB, which is too large to show here. Save a copy and open it with another "
        "program."
    ),
    "image-not-shown": N_(
        "This picture can’t be shown here. It may be damaged, or very large. Save a copy and open it with another "
        "program."
    ),
    "not-in-this-answer": N_("This file is not part of the answer. Choose a file from the row above the answer."),
    "page-damaged": N_(
        "Page {number} is damaged and can’t be shown here. Look at another page, or save a copy and try another "
        "program."
    ),
    "page-not-there": N_("There is no page {number}. Choose a page from 1 to {pages}."),
    "pages-damaged": N_(
        "This PDF is damaged and can’t be shown here. Save a copy and try another program, or ask the procurement lead "
        "for a new one."
    ),
    "pages-encrypted": N_(
        "This PDF is locked with a password and can’t be shown here. Ask the procurement lead for one without a "
        "password."
    ),
    "pages-none": N_(
        "This PDF has no pages that can be shown. Save a copy and try another program, or ask the procurement lead for "
        "a new one."
    ),
    "pages-stopped": N_(
        "This page could not be read, and nothing else was touched. Try it again, or save a copy and try another "
        "program."
    ),
    "pages-too-slow": N_(
        "This page took too long, so it was stopped. Look at another page, or save a copy and try another program."
    ),
}


def documents() -> str:
    """Return the name of the row in which the answer or one of its files is chosen."""
    return _("Answer and files")


def answer() -> str:
    """Return the name of the answer's own text."""
    return _("Answer")


def no_answer() -> str:
    """Return what stands where a supplier wrote no text."""
    return _("There are no words in this answer.")


def see_files() -> str:
    """Return what stands there where it sent files all the same."""
    return _("There are no words in this answer. What was sent is in the files above.")


def opening(name: str) -> str:
    """Return what is said while a file is opened."""
    return _("Opening {name} …").format(name=name)


def drawing(number: int) -> str:
    """Return what is said while a page is drawn."""
    return _("Getting page {number} …").format(number=number)


def trouble() -> str:
    """Return the title above the reason why a file is not shown."""
    return _("This can’t be shown")


def missing() -> str:
    """Return why a file that the answer names is not shown."""
    return _("This file is not on this laptop. Ask the procurement lead to send a pack that holds it.")


def other_kind() -> str:
    """Return what to do about a file of a kind that is not shown."""
    return _(
        "This kind of file can’t be shown here. You can save a copy and open it with another program. It came from a "
        "supplier: open it only if you expected it, and say no if it asks to run anything."
    )


def page() -> str:
    """Return the label of the field for the page."""
    return _("Page")


def of_pages(pages: int) -> str:
    """Return what stands behind that field."""
    return _("of {pages}").format(pages=pages)


def only_first(listed: int, pages: int) -> str:
    """Return that a file says it has more pages than are shown."""
    return _("This file says that it has {pages} pages. The first {listed} are shown.").format(
        pages=pages, listed=listed
    )


def page_field(pages: int) -> str:
    """Return the accessible name of that field."""
    return _("Page, from 1 to {pages}").format(pages=pages)


def page_before() -> str:
    """Return the name of a button."""
    return _("Page before")


def page_after() -> str:
    """Return the name of a button."""
    return _("Next page")


def smaller() -> str:
    """Return the name of a button."""
    return _("Make the page smaller")


def larger() -> str:
    """Return the name of a button."""
    return _("Make the page larger")


def fit() -> str:
    """Return the name of a button."""
    return _("Fit the page to the width")


def zoom(percent: int) -> str:
    """Return how large the page is shown, compared with the width there is."""
    return _("{percent} %").format(percent=percent)


def with_keys(name: str, keys: str) -> str:
    """Return the tip of a button that has a key."""
    return _("{name} ({keys})").format(name=name, keys=keys)


def picture(number: int, pages: int) -> str:
    """Return the accessible name of a page's picture."""
    return _("Picture of page {number} of {pages}. Its words are in the next field.").format(number=number, pages=pages)


def picture_of(name: str) -> str:
    """Return the accessible name of a picture that is a file by itself."""
    return _("Picture: {name}").format(name=name)


def words_of_answer() -> str:
    """Return the heading of the answer's text."""
    return _("What the supplier wrote")


def words_of_page(number: int) -> str:
    """Return the heading of a page's text."""
    return _("Words on page {number}").format(number=number)


def words_of_file(name: str) -> str:
    """Return the heading of a text file's text."""
    return _("Words in {name}").format(name=name)


def no_words() -> str:
    """Return what is said of a page without text."""
    return _("There are no words on this page that can be read out or selected. It may be a picture of a page.")


def not_whole() -> str:
    """Return what is said of a text of which only the beginning is shown."""
    return _("This text is very long. Only the first part is shown here: save a copy to read all of it.")


def use_as_evidence() -> str:
    """Return the name of the button that takes the selected words over."""
    return _("Use as evidence")


def cite_page() -> str:
    """Return the name of that button while nothing is selected on a page."""
    return _("Cite this page")


def cite_file() -> str:
    """Return the name of that button while nothing is selected in a file."""
    return _("Cite this file")


def select_first() -> str:
    """Return how to come by evidence."""
    return _("Select words to use them as your evidence.")


def save_copy() -> str:
    """Return the name of the button that saves a file."""
    return _("Save a copy …")


def save_copy_title(name: str) -> str:
    """Return the title of the dialog that asks where to."""
    return _("Save a copy of {name}").format(name=name)


def copy_saved(name: str) -> str:
    """Return what is said when it is done."""
    return _("A copy of {name} was saved. It is no longer protected: delete it when you are done.").format(name=name)


def find() -> str:
    """Return the label of the field for words to look for."""
    return _("Find words")


def find_here() -> str:
    """Return the accessible name of that field."""
    return _("Find words in the text shown")


def find_next() -> str:
    """Return the name of a button."""
    return _("Next place")


def find_before() -> str:
    """Return the name of a button."""
    return _("Place before")


def close_find() -> str:
    """Return the name of a button."""
    return _("Close the search")


def found(number: int, places: int) -> str:
    """Return how many places have those words."""
    if places == 0:
        return _("Not found here")
    return _("{number} of {places}").format(number=number, places=places)


def place_answer() -> str:
    """Return how the answer's own text is cited."""
    return _("answer")


def place_page(name: str, number: int) -> str:
    """Return how a page of a file is cited."""
    return _("{name}, page {number}").format(name=name, number=number)


def size(count: int) -> str:
    """Return a file's size."""
    if count < 1_000_000:
        return _("{size} kB").format(size=max(1, round(count / 1000)))
    return _("{size} MB").format(size=f"{count / 1_000_000:.1f}")


def tip(name: str, count: int) -> str:
    """Return a file's name with its size."""
    return _("{name}, {size}").format(name=name, size=size(count))
