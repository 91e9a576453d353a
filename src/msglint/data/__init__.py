"""Facts shipped as data files."""
