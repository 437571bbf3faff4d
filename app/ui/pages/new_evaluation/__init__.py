"""The lobby page on which a new evaluation is made from a workbook."""
