"""What the page says on which a new evaluation is made from a workbook."""

from app.text.catalogue import _


def title() -> str:
    """Return the title of the page."""
    return _("New evaluation")


def intro() -> str:
    """Return what the page is for."""
    return _(
        "An evaluation starts from a workbook: its criteria, scale, lots, tenders and panel. It is read first and "
        "shown to you. Nothing is made before you say so."
    )


def drop_title() -> str:
    """Return the heading of the place where a workbook is dropped."""
    return _("Begin with your workbook")


def drop_here() -> str:
    """Return what may be done with a workbook."""
    return _("Drop your workbook here, or choose it.")


def choose() -> str:
    """Return the words of a button."""
    return _("&Choose a workbook …")


def choose_title() -> str:
    """Return the title of the dialog that asks for a workbook."""
    return _("Choose the workbook of the evaluation")


def choose_another() -> str:
    """Return the words of a button."""
    return _("Choose a&nother …")


def begin_with_one() -> str:
    """Return the words above the button that writes a workbook to start from."""
    return _("No workbook yet? Save one with examples in it, fill it in, and come back.")


def write_one() -> str:
    """Return the words of a button."""
    return _("&Save a workbook to start from …")


def write_title() -> str:
    """Return the title of the dialog that asks where the workbook is to be written."""
    return _("Save a workbook to start from")


def template_name() -> str:
    """Return the name that is offered for it."""
    return "evaluation.xlsx"


def written(path: str) -> str:
    """Return where the workbook is."""
    return _(
        "The workbook is saved as {path}. Replace its example rows by your own. Leave out scores, agreed scores and "
        "prices, and give the panel a moderator and a lead. Then choose it here."
    ).format(path=path)


def reading(name: str) -> str:
    """Return what is said while a workbook is read."""
    return _("Reading {name} …").format(name=name)


def read_again() -> str:
    """Return the words of the button that reads the workbook again."""
    return _("&Read it again")


def problems(name: str, count: int) -> str:
    """Return the heading above what is wrong."""
    if count == 1:
        return _("1 thing to mend in {name}").format(name=name)
    return _("{count} things to mend in {name}").format(count=count, name=name)


def problems_intro() -> str:
    """Return what to do with the problems."""
    return _("Mend them in the workbook, save it, and read it again. Nothing was made so far.")


def unreadable(name: str) -> str:
    """Return the heading where a workbook cannot be read at all."""
    return _("{name} can’t be read").format(name=name)


def problems_name() -> str:
    """Return the name of the table of problems."""
    return _("What is to be mended")


def problem_columns() -> tuple[str, ...]:
    """Return the headings of the table of problems."""
    return (_("Sheet"), _("Row"), _("Column"), _("What is wrong"), _("What to do"))


def copy_all() -> str:
    """Return the words of the button that copies the problems."""
    return _("C&opy the list")


def copied() -> str:
    """Return what is announced after that."""
    return _("The list is copied. You can paste it into a message.")


def preview_intro(name: str) -> str:
    """Return what stands above what a workbook would make."""
    return _("This is what {name} makes. Check it, then make the evaluation.").format(name=name)


def fact_titles() -> tuple[str, ...]:
    """Return the labels of the facts of an evaluation."""
    return (_("Reference"), _("Authority"), _("Law"), _("Deadline"), _("In it"))


def counts(*, questions: int, lots: int, suppliers: int, tenders: int, seats: int, files: int) -> str:
    """Return how much there is in it."""
    parts = [
        _count(questions, _("1 question"), _("{count} questions")),
        _count(lots, _("1 lot"), _("{count} lots")),
        _count(suppliers, _("1 supplier"), _("{count} suppliers")),
        _count(tenders, _("1 tender"), _("{count} tenders")),
        _count(seats, _("1 seat"), _("{count} seats")),
        _count(files, _("1 file"), _("{count} files")) if files else "",
    ]
    return ", ".join(part for part in parts if part)


def _count(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count=count)


def not_given() -> str:
    """Return that the workbook does not say something."""
    return _("Not given")


def lead_is_you(name: str) -> str:
    """Return who leads."""
    return _("You will lead it, as {name}.").format(name=name)


def make() -> str:
    """Return the words of the button that makes the evaluation."""
    return _("&Make the evaluation")


def making() -> str:
    """Return what is said while it is made."""
    return _("Making the evaluation …")


def made(reference: str) -> str:
    """Return what is announced then."""
    return _("{reference} is made. Next: check it and freeze it.").format(reference=reference)
