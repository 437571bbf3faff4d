"""Sentences for what a workbook that sets up a live evaluation, or brings its prices, must not hold or lack."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    "workbook-changed": N_("{path} was changed while it was read. Save it, close it in other programs, and try again."),
    "set-up-holds-scores": N_(
        "This row holds a score or a reason. Scores are given by the panel in its own files: clear the cell."
    ),
    "set-up-holds-prices": N_(
        "This row gives away a price. Prices stay in the portal until quality is locked: clear it, and keep it for a "
        "workbook with the sheet Tenders alone."
    ),
    "set-up-holds-results": N_(
        "This cell states a result. An evaluation that is still to be scored has none: clear the cell."
    ),
    "set-up-without-panel": N_("There is no panel. Fill in the sheet Panel with a row for every seat."),
    "set-up-without-scoring-seat": N_(
        "Nobody on the panel gives scores. Add an evaluator, a service user representative or a group."
    ),
    "set-up-without-moderator": N_(
        "The panel has no moderator. Add a row with the role moderator, also where the procurement lead moderates."
    ),
    "set-up-without-lead": N_(
        "The panel has no procurement lead. Add a row with the role lead: that person issues the packs."
    ),
    "set-up-with-several-leads": N_(
        "The panel has another procurement lead already. Only one seat leads: make this one an observer."
    ),
    # written
    "workbook-cell-unwritable": N_(
        "Sheet {sheet}, row {row}, column “{column}” cannot be written so that it reads back as it is, and nothing was "
        "written. Look there for an = at the start, spaces around a text, hidden characters, or a number that is no "
        "decimal."
    ),
    "workbook-cell-too-long": N_(
        "Sheet {sheet}, row {row}, column “{column}” is longer than the {most} characters that a spreadsheet's cell "
        "holds, and nothing was written. Write a folder of CSV files instead."
    ),
    "workbook-out-too-large": N_(
        "The evaluation fills {cells} cells with {size} MB, and a workbook is read up to {most} cells and 256 MB: "
        "nothing was written. The record and the signed report hold all of it; use those."
    ),
    # prices
    "prices-with-another-sheet": N_(
        "There is a sheet “{found}”. Prices come in a workbook with the sheet {name} alone: remove this one."
    ),
    "prices-lacking": N_("The sheet gives no price at all. Fill in its prices, or the points given for them."),
    "prices-of-no-tender": N_(
        "{supplier} has no tender for lot {lot} in the evaluation. Correct supplier and lot, or remove the row."
    ),
    "prices-without-tender": N_(
        "The tender of {supplier} for lot {lot} is not on the sheet. Add its row; leave the price empty where there is "
        "none."
    ),
    "prices-with-other-facts": N_(
        "The evaluation says otherwise than “{found}” here, and prices change nothing else. Clear the cell."
    ),
    # invented
    "invented-out-of-range": N_(
        "An invented evaluation has {least} to {most} {name}, not {found}. Choose a number between them."
    ),
}
