"""Sentences for what can be wrong with a workbook's files, sheets, headers and cells (WORKBOOK §1–2, §6)."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    # the file
    "file-empty": N_("The file is empty. Save the workbook again and try that copy."),
    "old-or-protected-workbook": N_(
        "The file is protected by a password or in the old .xls format. Open it, take the password off, "
        "and save it as an Excel workbook (.xlsx)."
    ),
    "not-a-workbook": N_(
        "The file is not an .xlsx workbook. Save it as an Excel workbook (.xlsx), or give the folder that holds its "
        "sheets as CSV files."
    ),
    "no-workbook-in-archive": N_(
        "The archive holds no Excel workbook. Open the file in a spreadsheet program and save it as .xlsx."
    ),
    "workbook-damaged": N_(
        "The file cannot be read as a workbook ({detail}). Open it in a spreadsheet program, save it as a new .xlsx "
        "and try that copy."
    ),
    "unpacks-too-large": N_(
        "The workbook unpacks to more than 256 MB. Take out pictures and anything it does not need."
    ),
    "too-many-parts": N_("The archive has more than {most} parts. Save the sheets alone in a new workbook."),
    "too-many-sheets": N_("The workbook has more than {most} sheets. Keep the sheets of the format alone."),
    "xml-with-dtd": N_(
        "{part} inside the workbook declares a document type (DTD), which no spreadsheet program writes. "
        "Do not trust this file; ask its sender for a new one."
    ),
    "workbook-too-large": N_(
        "The workbook holds more than can be read ({most} filled cells at most). Split it, or take out what it does "
        "not need."
    ),
    "cell-too-long": N_(
        "A cell holds more than {most} characters. Put long responses in files and name them in `file`."
    ),
    "more-problems": N_("There are more problems than these {most}. Put these right and try again."),
    # one CSV file
    "csv-not-utf-8": N_("The file is not UTF-8 from byte {byte} on. Save it again as “CSV UTF-8 (comma delimited)”."),
    "csv-quotes": N_(
        "The quotation marks do not match from this row on. Put fields with commas or quotation marks in double "
        "quotes, and double each quote inside them."
    ),
    "csv-cell-too-long": N_(
        "A field of this row holds more than {most} characters. Check its quotation marks, or put the text in a file."
    ),
    "csv-line-too-long": N_("This line is longer than {most} bytes. Check that the file is comma-separated text."),
    "csv-not-readable": N_("The file cannot be read. Close it in other programs and check that you may read it."),
    # sheets
    "unknown-sheet": N_(
        "There is no sheet “{found}” in the format. Rename it to one of {allowed}; notes for people go on a sheet "
        "whose name begins with Note or Result."
    ),
    "duplicate-sheet": N_("There are several sheets “{found}”. Keep one of them."),
    "missing-sheet": N_("The sheet {name} is missing. Add it; `evenhand template` writes an example."),
    "empty-sheet": N_("The sheet {name} has headers and nothing below them. Fill in at least one row."),
    "panel-needed": N_("The sheet Scores needs the sheet Panel. Add a row in Panel for every seat that scores."),
    # headers
    "unknown-header": N_("There is no column “{found}” on this sheet. Rename or delete it; known are {allowed}."),
    "duplicate-header": N_("Several columns may be “{found}”. Keep one, with its header exactly as it should be."),
    "missing-column": N_("This column is missing. Add its header to the first row."),
    "cell-under-no-header": N_(
        "Column {letters} has no header in the first row but holds “{found}”. Give it a header or clear the cell."
    ),
    # keys
    "unknown-key": N_("There is no key “{found}”. Correct its spelling or delete the row."),
    "duplicate-key": N_("The key “{found}” is given twice. Keep one row."),
    "missing-key": N_("The key “{name}” is missing. Add a row for it."),
    "other-format": N_(
        "This version reads workbooks of format {ours}, this one says “{found}”. Use the newer Evenhand that "
        "wrote it, or set format to {ours}."
    ),
    # any cell
    "formula": N_("The cell holds a formula ({found}). Replace it by its value: copy, then paste values only."),
    "error-value": N_("The cell shows the error {found}. Replace it by a value or clear it."),
    "control-character": N_(
        "The cell holds a hidden character ({found}, at place {position}). Clear the cell and type its text again."
    ),
    "missing-value": N_("The {name} is needed here. Fill the cell in."),
    "broken-code": N_("The code “{found}” runs over a line or a tab. Write it on one line."),
    "unknown-value": N_("“{found}” is not known here. Write one of: {allowed}."),
    "repeated-in-list": N_("“{found}” stands in this list twice. Keep it once."),
    "list-too-long": N_("The list has more than {most} parts. Shorten it."),
    # numbers
    "not-a-number": N_("“{found}” is not a plain number. Write digits with a point for decimals, such as 12.5."),
    "number-too-long": N_("The number {found} is too long. Shorten it to the places that matter."),
    "date-for-number": N_(
        "The cell holds “{found}”, a date or a truth value. Format it as a number and type it again."
    ),
    "negative": N_("{found} is below zero. Write zero or more."),
    "not-a-whole-number": N_("“{found}” will not do. Write a whole number, {least} or more."),
    "not-a-number-of-places": N_(
        "“{found}” is not a number of decimal places. Write a whole number from {least} to {most}."
    ),
    "not-money": N_("“{found}” is not an amount in pounds. Write it like 1250 or £1,250.50."),
    "money-places": N_("{found} has more than two decimal places. Write the amount in pounds and whole pence."),
    "weight-places": N_("The weight {found} has more than two decimal places. Write it with at most two."),
    # criteria
    # phrases
    "not-an-assignment": N_(
        "“{found}” does not give a value to a name. Write it like name=value; known are {allowed}."
    ),
    "unknown-name": N_("There is no “{found}” here. Use one of: {allowed}."),
    "not-bands": N_(
        "“{found}” is not a list of bands. Write per cent above the lowest and per cent of the points: 0:100,5:90."
    ),
    "not-tiers": N_("“{found}” does not say what the tiers are measured on. Write it like rank 5; 15 or score 80; 60."),
    # tenders and responses
    "lot-needed": N_("There are several lots. Say which one this tender is for."),
    "price-and-points": N_("A price and points are both given. Keep one of them."),
    "points-without-price-row": N_(
        "Points for price are given, but the criteria have no price row. Add one or clear the cell."
    ),
    "response-without-content": N_("The response has neither text nor file. Fill one of them in, or delete the row."),
    "no-file-named": N_("The cell names no file. Write file names with ; between them, or clear it."),
    "file-missing": N_("There is no file “{found}” in the workbook's folder. Put it there or correct the name."),
    "file-outside": N_(
        "“{found}” leads out of the workbook's folder. Copy the file into the folder and write its name from there."
    ),
}
