"""Suppliers' PDF files as pages to look at: drawn and read by pdfium in a process of its own."""
