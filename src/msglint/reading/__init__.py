"""A rendered message as its recipient reads it: greeting, lead, sentences, links, sign-off, footer."""
