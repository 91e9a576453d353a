"""msglint.yaml: found, read, judged."""
