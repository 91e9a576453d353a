"""What the formats for people share: characters made visible, lines with styles, code frames, the summary."""
