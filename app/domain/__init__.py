"""The evaluation as plain values: no rules of arithmetic, no input or output."""
