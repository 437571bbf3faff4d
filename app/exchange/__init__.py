"""What enters and leaves as files: the evaluation workbook; later packs, returns and portal imports."""
