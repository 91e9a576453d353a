"""The manual page of a rule, and of all of them, from what their packs say."""

from msglint.explain.book import pack_page, rules_markdown
from msglint.explain.page import kind_page, page

__all__ = ["kind_page", "pack_page", "page", "rules_markdown"]
