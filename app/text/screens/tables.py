"""Words of tables and of the heat map, whatever is in them."""

from app.text.catalogue import _


def cell(column: str, shown: str) -> str:
    """Return what a screen reader says for a cell."""
    return _("{column}: {shown}").format(column=column, shown=shown or _("empty"))


def keys_open(sort: str) -> str:
    """Return how a table is used by keyboard, where its rows can be opened."""
    return _("Arrow keys move. Enter opens the row. {sort} sorts by the column you are in.").format(sort=sort)


def keys(sort: str) -> str:
    """Return how a table is used by keyboard, where its rows can't be opened."""
    return _("Arrow keys move. {sort} sorts by the column you are in.").format(sort=sort)


def sort_tip(sort: str) -> str:
    """Return the tip of a column's heading."""
    return _("Click to sort by this column, or press {sort} in it.").format(sort=sort)


def open_row() -> str:
    """Return the name of the action that opens a row."""
    return _("Open")


def copy_row() -> str:
    """Return the name of the action that copies the chosen rows."""
    return _("Copy as text")


def sort_column() -> str:
    """Return the name of the action that sorts by the current column."""
    return _("Sort by this column")


def heading(title: str, *, rising: bool | None) -> str:
    """Return a column's heading, with an arrow where the rows are sorted by it."""
    return title if rising is None else f"{title} {'▲' if rising else '▼'}"


def heading_said(title: str, *, rising: bool | None) -> str:
    """Return what a screen reader says for a column's heading."""
    if rising is None:
        return title
    return (_("{title}, sorted upwards") if rising else _("{title}, sorted downwards")).format(title=title)


def heat_text(lowest: str, highest: str, *, missing: int, not_sure: int, agreed: str) -> str:
    """Return the few signs of a cell of the heat map; a score is empty where there is none."""
    spread = lowest if lowest == highest else f"{lowest}–{highest}"
    if agreed:
        return f"{agreed} ✓"
    signs = [spread, "–" if missing else "", "?" if not_sure else ""]
    return " ".join(filter(None, signs)) or "–"


def heat_said(
    supplier: str, question: str, lowest: str, highest: str, *, missing: int, not_sure: int, agreed: str
) -> str:
    """Return a cell of the heat map as a sentence."""
    if not lowest:
        scores = _("no scores yet")
    elif lowest == highest:
        scores = _("every score is {score}").format(score=lowest)
    else:
        scores = _("scores from {lowest} to {highest}").format(lowest=lowest, highest=highest)
    parts = [scores, _missing(missing) if lowest else "", _not_sure(not_sure)]
    parts.append(_("agreed: {score}").format(score=agreed) if agreed else _("not yet agreed"))
    return _("Supplier {supplier}, question {question}: {what}").format(
        supplier=supplier, question=question, what=", ".join(filter(None, parts))
    )


def _missing(count: int) -> str:
    """Return how many scores are missing."""
    if count == 1:
        return _("1 score missing")
    return _("{count} scores missing").format(count=count) if count else ""


def _not_sure(count: int) -> str:
    """Return how many seats are not sure."""
    if count == 1:
        return _("1 seat not sure")
    return _("{count} seats not sure").format(count=count) if count else ""


def heat_keys() -> str:
    """Return how the heat map is used by keyboard."""
    return _("Arrow keys move from cell to cell. Enter opens one.")


def legend_name() -> str:
    """Return the name of the heat map's legend."""
    return _("What the signs mean")


def legend() -> tuple[tuple[str, str, str], ...]:
    """Return the legend of the heat map: kind, example, meaning."""
    return (
        ("alike", "3", _("Everyone gave the same")),
        ("near", "3–4", _("One level apart")),
        ("apart", "2–4", _("Two levels apart")),
        ("far", "1–5", _("Three or more apart")),
        ("missing", "–", _("A score is missing")),
        ("alike", "?", _("Someone is not sure")),
        ("agreed", "3 ✓", _("Agreed")),
    )
