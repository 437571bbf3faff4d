"""Reports: PDF documents, their structure, attachment, signatures and verification."""
