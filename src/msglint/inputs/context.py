"""The variables that a template sees for one contact, and what its paths are called canonically."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msglint.inputs.paths import joined, paths_below, steps
from msglint.model import Config, Contact, Records, Template
from msglint.regex import regex

RECORD = "contact"
"""What the record is called in canonical paths, whatever ``record_as`` calls it in templates."""

NAMES = frozenset(
    {"first_name", "last_name", "full_name", "preferred_name", "title_prefix", "suffix", "greeting", "email"}
)
"""Fields that tell what a person is called."""

NO_WORD = regex(r"\W")
DICT_NAMES = frozenset(name for name in dir(dict) if not name.startswith("_"))


class Named(dict[str, Any]):
    """An object whose own keys go before the methods of ``dict``: ``order.items`` is the key, where there is one."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name in DICT_NAMES and dict.__contains__(self, name):
            return dict.__getitem__(self, name)
        return super().__getattribute__(name)

    def __reduce__(self) -> tuple[type[Named], tuple[dict[str, Any]]]:
        return Named, (dict(self),)  # the default asks for ``items``


class Fields:
    """Contexts for the contacts of one set of records."""

    def __init__(self, config: Config, records: Records) -> None:
        self._config = config
        self._records = records
        self._identifiers = identifiers(column.name for column in records.columns)
        self._canonical = self._names()
        lone = records.personas and all(contact.persona for contact in records)
        self._outside = frozenset(config.context) if lone else frozenset()
        self._record_type = Named if DICT_NAMES & self._canonical.keys() else dict
        self._known: frozenset[str] | None = None

    def context(self, contact: Contact, template: Template) -> dict[str, Any]:
        """The variables for a contact, as a new mapping.

        Under a name stands, in this order: the record (``record_as``), its own column, its canonical field, the
        template's ``context``, the configuration's. Of a persona only the names go before the contexts: all else
        it was given because a template reads it.
        """
        columns = contact.columns
        record: dict[str, Any] = self._record_type(contact.values)
        for name, column in self._identifiers:
            if column in columns:
                record[name] = columns[column]
        record.update(columns)
        given = given_by(template)
        if contact.persona:
            own = {name: record[name] for name in record if self._canonical.get(name, name) in NAMES}
            return {**record, **self._config.context, **given, **own, self._config.record_as: record}
        return {**self._config.context, **given, **record, self._config.record_as: record}

    def normal(self, path: str) -> str:
        """A path with the record's fields named canonically: ``FNAME`` is ``contact.first_name``.

        A column without a canonical field goes by its own name; a path of anything else stays as it is.
        """
        names = steps(path)
        if not names:
            return path
        if names[0] == self._config.record_as:
            rest = names[1:]
            return joined((RECORD, *self._renamed(rest))) if rest else RECORD
        if names[0] in self._canonical and names[0] not in self._outside:
            return joined((RECORD, *self._renamed(names)))
        return path

    def written(self, field: str, like: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """The steps of a canonical field's variable, as a template writes it that writes ``like`` for another one.

        By the column's own name where ``like`` is one, or by the identifier that it goes by; below ``record_as`` where
        ``like`` is. ``None`` where no column is this field, or its name cannot be written so.
        """
        column = next((column.name for column in self._records.columns if column.field == field), None)
        if column is None:
            return None
        record = (self._config.record_as,)
        above, last = (record if like is None or like[0] == record[0] else (), like[-1] if like else "")
        names = {own: name for name, own in self._identifiers}
        if last in names:  # a column's name that is no identifier stands between quotes
            return (*above, column) if column in names else None
        own = names.get(column, column)
        columns = {column.name for column in self._records.columns}
        is_own = not last or last in columns or last in names.values()
        return (*above, own if is_own and own.isidentifier() else field)

    def known(self, template: Template) -> frozenset[str]:
        """Every name and dotted path that some record or context offers, as templates write them and canonically."""
        if self._known is None:
            self._known = frozenset(self._all_known())
        given = given_by(template)
        if not given:
            return self._known
        return self._known.union(given, *(paths_below(value, name) for name, value in given.items()))

    def _names(self) -> dict[str, str]:
        """Every name for a field of the record, and its canonical one."""
        names = {column.field: column.field for column in self._records.columns if column.field}
        if "id" in names:
            names.setdefault("contact_id", "id")
        fields = {column.name: column.field or column.name for column in reversed(self._records.columns)}
        names.update((name, fields[column]) for name, column in self._identifiers)
        names.update(fields)
        return names

    def _renamed(self, names: tuple[str, ...]) -> tuple[str, ...]:
        whole = joined(names)
        if len(names) > 1 and whole in self._canonical:  # a column whose name has dots
            return (self._canonical[whole],)
        return (self._canonical.get(names[0], names[0]), *names[1:])

    def _all_known(self) -> Iterator[str]:
        for name, value in self._config.context.items():
            yield name
            yield from paths_below(value, name)
        yield from (self._config.record_as, RECORD)
        nested = self._nested()
        column_of = {column.field: column.name for column in self._records.columns}
        column_of.update((column.name, column.name) for column in self._records.columns)
        column_of.update(self._identifiers)
        for name in self._canonical:
            for path in (name, *(name + below for below in nested.get(column_of.get(name, ""), ()))):
                yield from (path, f"{self._config.record_as}.{path}", f"{RECORD}.{path}")

    def _nested(self) -> Mapping[str, Iterable[str]]:
        """The paths inside the objects and lists of each column; a persona's count only where all are personas."""
        if self._records.sheet is not None:
            return self._records.sheet.nested
        nested: dict[str, set[str]] = {}
        for contact in self._records:
            for column, value in contact.columns.items():
                if isinstance(value, dict | list):
                    nested.setdefault(column, set()).update(paths_below(value, ""))
        return nested


def given_by(template: Template) -> Mapping[str, Any]:
    """The template's own ``context``; nothing where its front matter has none that is a mapping."""
    given = template.meta.get("context")
    return given if isinstance(given, Mapping) else {}


def identifiers(columns: Iterable[str]) -> Sequence[tuple[str, str]]:
    """For each column whose name is no identifier, the identifier it goes by: ``first_name`` for "First Name".

    Lower case, ``_`` for every character that is no part of a word; a name that is taken gets a number.
    """
    names = tuple(dict.fromkeys(columns))
    taken = {name for name in names if name.isidentifier()}
    found: dict[str, str] = {}
    for column in names:
        if column.isidentifier():
            continue
        literal = NO_WORD.sub("_", column.lower())
        if not literal.isidentifier():
            literal = f"_{literal}"
        name, number = literal, 2
        while name in taken:
            name, number = f"{literal}_{number}", number + 1
        taken.add(name)
        found[name] = column
    return tuple(found.items())
