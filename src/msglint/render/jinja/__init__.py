"""Jinja2: every piece of what a template prints knows its place and its fields."""

from msglint.render.jinja.host import check_settings
from msglint.render.jinja.language import JinjaLanguage

__all__ = ["JinjaLanguage", "check_settings"]
