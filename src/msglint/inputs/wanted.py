"""Which variables a persona must bring along, and which field of a record each means."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.inputs.context import NAMES
from msglint.inputs.fields import CONSENT, catalogue
from msglint.inputs.samples import people_words
from msglint.inputs.shapes import Shape, merged
from msglint.marked import typo_of
from msglint.model import Config

LONE = frozenset({"first", "last", "personal", "family", "preferred"})
"""Columns that mean a person's name in an export, and anything at all as a variable."""

NO_SLIP = frozenset({"county"})
"""Words of their own that are one letter away from a field."""


class Wanted(Struct, frozen=True):
    """A variable that templates read.

    ``field``: canonical, or empty. ``record``: it is read as the record's own. ``hosted``: it stands for the
    recipient as the host application names them (``username``), which is the first name at its best.
    """

    name: str
    shape: Shape
    field: str
    record: bool
    hosted: bool = False


def wanted(root: Shape, config: Config) -> Iterator[Wanted]:
    """The variables that nobody supplies: below the record, and at the top level."""
    supplied = {*config.context, *config.jinja.globals, *config.jinja.functions, config.record_as}
    record = root.children.get(config.record_as, Shape())
    bare = {name: shape for name, shape in root.children.items() if name not in supplied}
    near = {*catalogue().kinds, *config.fields, *config.fields.values(), *supplied}
    formal = {
        path
        for shape in (record, root)
        for name, child in shape.children.items()
        if any(alias.field == "last_name" for alias in catalogue().of(name))
        for path in child.paths
    }
    for name in dict.fromkeys((*record.children, *bare)):
        shape = merged(record.children.get(name), bare.get(name))
        if shape.given and not is_slip(name, near):
            told = name in record.children
            field = field_of(name, config, told=told or bool(shape.paths & formal))
            hosted = not shape.children and name.lower() in people_words() and field in ("", "first_name")
            yield Wanted(name, shape, "first_name" if hosted else field, told, hosted)


def field_of(name: str, config: Config, *, told: bool) -> str:
    """The canonical field that a variable means; empty where it may mean anything.

    ``told``: it is read as the record's own, or beside a surname. A bare ``title`` or ``status`` is the host's.
    """
    for field, column in config.fields.items():
        if name in (field, column):
            return field
    aliases = [alias for alias in catalogue().of(name) if not alias.inverse]
    exact = next((alias.field for alias in aliases if alias.exact), "")
    if exact:
        return exact
    if any(alias.field == "full_name" for alias in aliases):
        return "first_name"  # in a message a "name" is what the person goes by
    usable = [alias.field for alias in aliases if not (alias.asks and catalogue().kind(alias.field) in CONSENT)]
    if told:
        return next(iter(usable), "")
    sure = {alias.field for alias in aliases if not alias.asks}
    return next((field for field in usable if field in NAMES & sure and name.lower() not in LONE), "")


def is_slip(name: str, near: set[str]) -> bool:
    """Whether the name is most likely a misspelt field or variable."""
    if name in near or catalogue().of(name) or len(name) < 5 or name.lower() in NO_SLIP:
        return False
    meant = typo_of(name, near) or typo_of(name.lower(), near)
    return len(meant) >= 5 and meant not in (f"{name}s", name.removesuffix("s"))
