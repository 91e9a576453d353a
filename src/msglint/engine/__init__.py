"""Plan, render, read, check, fold: from inputs to the report."""
