"""One file a kind of check: pure, no I/O, no siblings."""
