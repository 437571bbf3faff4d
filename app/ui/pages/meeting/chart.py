"""The agenda laid out as a chart, tenders by questions; made off the GUI thread, and mended cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.scoring.duties import Duty
from app.services import agendas
from app.services.agendas import Item, Setting
from app.services.desk import Desk
from app.text.numbers import exact
from app.text.screens import meeting as words
from app.ui.widgets.heat_map import HeatCell, HeatHead, HeatRow, heat_cell
from app.ui.widgets.heat_tile import Heat

Place = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Chart:
    """All duties of the agenda with what is agreed so far, and where each stands in the heat map."""

    setting: Setting
    items: Sequence[Item]
    agreed: Mapping[Duty, Fraction]
    columns: list[HeatHead]
    rows: list[HeatRow]
    places: dict[Duty, Place]
    duties: dict[Place, int]

    def tender(self, duty: Duty) -> str:
        """Return the name of the tender that a duty is about."""
        name = self.setting.suppliers.get(duty.supplier, "")
        return words.tender(f"{duty.supplier}  {name}".rstrip(), duty.lot or "")

    def question(self, duty: Duty) -> str:
        """Return the code and the title of the question that a duty is about."""
        return f"{duty.question}  {self.setting.questions[duty.question].title}".rstrip()

    def agree(self, agreed: Mapping[Duty, Fraction]) -> bool:
        """Take over what is agreed now; return whether any cell changed."""
        changed = [duty for duty, value in agreed.items() if self.agreed.get(duty) != value]
        self.agreed = agreed
        for duty in changed:
            if duty in self.places:
                row, column = self.places[duty]
                cells = self.rows[row].cells
                if isinstance(cells, list):
                    cells[column] = _cell(self.items[self.duties[row, column]], agreed.get(duty), self.tender(duty))
        return bool(changed)


def laid_out(desk: Desk) -> Chart:
    """Read the agenda and lay it out."""
    return lay_out(agendas.setting(desk), agendas.items(desk), agendas.agreed_now(desk))


def lay_out(setting: Setting, items: Sequence[Item], agreed: Mapping[Duty, Fraction]) -> Chart:
    """Lay the agenda out; for the worker, since there may be 120,000 cells."""
    asked = {item.duty.question for item in items}
    columns = [code for code in setting.questions if code in asked]
    order = {supplier: at for at, supplier in enumerate(setting.suppliers)}
    known = sorted(
        {(item.duty.supplier, item.duty.lot) for item in items}, key=lambda one: (order.get(one[0], 0), one[1] or "")
    )
    tenders = {key: at for at, key in enumerate(known)}
    across = {code: at for at, code in enumerate(columns)}
    chart = Chart(
        setting=setting,
        items=items,
        agreed=agreed,
        columns=[HeatHead(code=code, name=setting.questions[code].title) for code in columns],
        rows=[],
        places={},
        duties={},
    )
    grid: list[list[HeatCell]] = [
        [
            HeatCell(text="", kind=Heat.ALIKE, said=words.nothing_to_score(words.tender(key[0], key[1] or ""), code))
            for code in columns
        ]
        for key in known
    ]
    for at, item in enumerate(items):
        duty = item.duty
        place = (tenders[duty.supplier, duty.lot], across[duty.question])
        grid[place[0]][place[1]] = _cell(item, agreed.get(duty), chart.tender(duty))
        chart.places[duty] = place
        chart.duties[place] = at
    chart.rows += [
        HeatRow(
            head=HeatHead(code=words.tender(supplier, lot or ""), name=setting.suppliers.get(supplier, "")), cells=cells
        )
        for (supplier, lot), cells in zip(known, grid, strict=True)
    ]
    return chart


def _cell(item: Item, agreed: Fraction | None, tender: str) -> HeatCell:
    return heat_cell(
        tender,
        item.duty.question,
        lowest="" if item.lowest is None else exact(item.lowest),
        highest="" if item.highest is None else exact(item.highest),
        apart=item.apart,
        missing=item.missing,
        not_sure=item.not_sure,
        agreed="" if agreed is None else exact(agreed),
    )
