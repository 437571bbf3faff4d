"""One builder for each sheet of WORKBOOK §2: rows in, records of `EvaluationData` out, problems noted on the way."""
