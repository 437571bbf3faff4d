"""The sheets `Result…` of an exported workbook: the ranking again, in live spreadsheet formulas (WORKBOOK §1)."""
