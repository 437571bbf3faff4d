"""The JSON of prices that may be abnormally low: exact pounds as strings (WORKBOOK §5)."""

from collections.abc import Mapping, Sequence

from app.exchange.ranking_json import Json
from app.scoring.low_prices import LotLowPrices
from app.text.numbers import exact


def low_prices_json(lots: Sequence[LotLowPrices]) -> list[Mapping[str, Json]]:
    """Return one object a lot, in the order given."""
    return [
        {
            "lot": lot.lot,
            "compared": lot.compared,
            "prices": [
                {
                    "supplier": one.supplier,
                    "criterion": one.criterion,
                    "price": exact(one.price),
                    "below": {sign.value: exact(figure) for sign, figure in one.signs},
                }
                for one in lot.prices
            ],
        }
        for lot in lots
    ]
