"""Recipients for messages that come without records: two dozen people who put a message to the test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from msglint.inputs.context import NAMES
from msglint.inputs.fields import CONSENT, catalogue, rows_of, words_of
from msglint.inputs.paths import joined
from msglint.inputs.pliable import Items, When
from msglint.inputs.samples import ABSENT, NUMBERS, Sampler, name_told
from msglint.inputs.shapes import Shape, shapes
from msglint.inputs.wanted import Wanted, wanted
from msglint.model import Column, Config, Contact, Place, Read, Records

PATH = "personas"
ALWAYS = ("first_name", "last_name", "full_name", "title_prefix", "email")
"""Fields that every persona has, read or not: checks hold greetings against them."""

CALLED = frozenset({"first_name", "last_name", "full_name", "preferred_name"})
"""Fields that a record may leave out though the person has a name."""


def make(reads: Iterable[Read], config: Config) -> Records:
    """The personas, with all that the templates read and the configuration does not supply.

    Each has the id ``persona:…`` and says in ``persona`` what is special. A field that the records of a CRM have is
    filled from the persona, and left blank by one or two; any other variable gets a sample by its name and shape. A
    name one slip away from a field gets nothing, so that it is found out; nor does a function, which is the host's.
    """
    variables = list(wanted(shapes(reads), config))
    given = {name: Column(name, field) for variable in variables for name, field in _named(variable)}
    asked = any(variable.field in CALLED and not variable.hosted for variable in variables)
    hosted = len(given) > len(variables) or any(variable.hosted for variable in variables)
    contacts = tuple(person.contact(variables, config) for person in people(asked, hosted))
    spare = (name for name in catalogue().kinds if name not in given and name not in config.context)
    columns = (*given.values(), *(Column(name, name) for name in spare))
    return Records(contacts, columns, Place(PATH), personas=True)


def _named(variable: Wanted) -> Iterator[tuple[str, str]]:
    """The variable and its field; and the names of the recipient that are read below it (``user.first_name``)."""
    yield variable.name, variable.field
    below: list[tuple[str, ...]] = [(variable.name, name) for name in variable.shape.names]
    for path in below:
        shape = variable.shape
        for name in path[1:]:
            shape = shape.children[name]
        below.extend((*path, name) for name in shape.names)
        if name_told(path):
            yield joined(path), name_told(path)


@cache
def people(asked: bool, hosted: bool) -> tuple[Persona, ...]:
    """The built-in personas; the first has everything filled in.

    ``asked``: templates ask the record for names; else it leaves none out. ``hosted``: variables of the host's say what
    people are called (``user.first_name``), which nobody lacks.
    """
    rows = rows_of("personas.tsv", header=True)
    names = next(rows)
    facts = [dict(zip(names, cells, strict=True)) for cells in rows]
    return tuple(Persona(number, told, _recorded(told, asked, hosted), facts[0]) for number, told in enumerate(facts))


def _true(told: Mapping[str, str]) -> dict[str, str]:
    """What the person is called, where the record does not say so."""
    first = told["called"]
    return {"first_name": first, "preferred_name": first, "full_name": f"{first} {told['last_name']}".strip()}


def _recorded(told: Mapping[str, str], asked: bool, hosted: bool) -> dict[str, str]:
    """What the person's record says, so that no message can be right about them by another name than the record's."""
    if told["first_name"]:
        return dict(told)
    if not asked:
        return {**told, **_true(told)}
    return {**told, "last_name": ""} if hosted else dict(told)


@cache
def _habits() -> Mapping[str, list[str]]:
    return {field: words_of(samples) for field, samples in rows_of("habits.tsv")}


def _of_objects(shape: Shape) -> bool:
    """Whether it is a list whose items are no plain text."""
    return shape.items is not None and bool(shape.items.children)


class Persona:
    """One person. ``told``: all there is to know; ``record``: what their record says; ``everyday``: one in full."""

    def __init__(
        self, number: int, told: Mapping[str, str], record: Mapping[str, str], everyday: Mapping[str, str]
    ) -> None:
        self.number = number
        self.record = record
        self.everyday = everyday
        self.out = told["id"] == "opted-out"
        self.silent = not told["company"]
        true = _true(told)
        known = {field: told[field] or true.get(field) or ("" if field in NAMES else everyday[field]) for field in told}
        self.sampler = Sampler({**known, "id": self._id}, told["called"], sparse=number % 5 == 4, yes=number % 2 == 0)

    def contact(self, variables: Iterable[Wanted], config: Config) -> Contact:
        """The person's record, shaped to the variables that templates read."""
        values: dict[str, Any] = {name: self.record[name] for name in ALWAYS}
        columns: dict[str, Any] = dict(values)
        for variable in variables:
            value = self._value(variable, config)
            if value is ABSENT:
                continue
            columns[variable.name] = value
            if variable.field and not variable.hosted and not variable.shape.is_object:
                values[variable.field] = value
        if self.out:
            values["email_opt_out"] = True
        return Contact(f"persona:{self.record['id']}", values, columns, Place(PATH), self.record["persona"])

    @property
    def _id(self) -> str:
        return str(1001 + self.number)

    def _value(self, variable: Wanted, config: Config) -> Any:
        field, shape = variable.field, variable.shape
        kind = catalogue().kind(field) if field else ""
        if variable.hosted:
            return self.sampler.called
        if kind in CONSENT:
            return self.out if kind == "refuse" else kind == "permit" and not self.out
        items = self._items(variable, config) if field and not shape.is_object and not _of_objects(shape) else None
        if items is None:
            return self.sampler.value((variable.name,), shape)
        if shape.items is not None or (shape.iterated and kind not in NUMBERS):
            return Items(items)
        if not items:
            return ""
        if field in ("segment", "motivation"):
            return items[self.number % len(items)]
        if kind == "list":
            return Items(items)
        return int(items[0]) if kind in NUMBERS else When(items[0]) if kind == "date" else items[0]

    def _items(self, variable: Wanted, config: Config) -> list[str] | None:
        """What the record has in a field, several things in one of lists; ``None`` where nothing is known of it."""
        field = variable.field
        chosen: Mapping[str, Any] = {"segment": config.segments, "motivation": config.motivations}.get(field, {})
        if chosen:
            return list(chosen)
        if field in ("id", "contact_id"):
            return [self._id]
        if field == "greeting":
            return [f"Dear {self.record['first_name']}"] if self.record["first_name"] else []
        if field == "opt_out_date":
            return ["2026-01-05"] if self.out else []
        source = "phone" if field == "mobile" else field
        if source in self.record:
            may_be_blank = field in NAMES or variable.record
            known = self.record[source] or ("" if may_be_blank else self.everyday[source])
            return [known] if known else []
        if self.silent and variable.record and catalogue().kind(field) in ("text", "list"):
            return []
        return _habits().get(field)
