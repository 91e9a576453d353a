"""One file a format; each writes a report to a sink."""
