"""Values in readable text: where something other than the template's own words stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from msgspec import Struct

from msglint.reading.origins import SourceMap
from msglint.reading.words import fold
from msglint.regex import regex

_NAMES = frozenset({"first_name", "last_name", "full_name", "preferred_name", "greeting"})
_NAME_COLUMN = regex(
    r"(?:f|l|m|first|last|full|given|family|middle|preferred|nick|sur|contact|recipient|customer|client|member|guest|user"
    r"|display|short|informal|formal|patron|donor|subscriber|friendly|known|your|legal|attendee|student)?[\s_.-]*names?\d*"
    r"|known[\s_-]as|nickname|salutation|addressee|greeting[\s_-]?\w*|(?:in)?formal[\s_-]greeting|given|surname|firstname|lastname"
    r"|vorname|nachname|anrede|name|nombres?|apellidos?|prenom|nom|nome|cognome|sobrenome|apelido|voornaam|achternaam|naam"
    r"|fornavn|etternavn|efternavn|navn|fornamn|efternamn|namn|imie|nazwisko|jmeno|prijmeni|etunimi|sukunimi|ad|soyad"
)
TITLE_FIELDS = frozenset({"title_prefix"})

_TOKENS = regex(
    r"\{\{[^\n{}]{1,80}\}\}|\*\|[^\n|]{1,80}\|\*|%%=?[^\n%]{1,80}%%|\[\[[^\n\]]{1,80}\]\]|<<[^\n>]{1,80}>>|\$\{[^\n}]{1,80}\}"
    r"|\{!?\$?[A-Za-z][\w. ]{0,60}\}|\{%[^\n%]{1,80}%\}|<%[^\n%]{1,80}%>|%\{[^\n}]{1,80}\}|%[A-Za-z_]{3,40}%"
    r"|\[[A-Za-z][\w ]{1,40}\]|<[A-Za-z][A-Za-z_ ]{1,40}>|‹[^\n›]{1,40}›|@@?[A-Z]{3,30}\b(?:@@)?"
)
RAW_STARTS = frozenset("{*%[<$‹@")


def raw_token(text: str, start: int, end: int) -> int:
    """Where the merge token ends, of whatever language, that reached the reader at ``start``; none there: -1."""
    if start >= end or text[start] not in RAW_STARTS:
        return -1
    match = _TOKENS.match(text, start, end)
    return match.end() if match else -1


@lru_cache(maxsize=1024)
def is_name(fields: tuple[str, ...]) -> bool:
    """Whether a value of these fields (canonical, or a record's own column) can be a person's name."""
    return any(field in _NAMES or _is_name_column(field.rsplit(".", 1)[-1]) for field in fields)


def _is_name_column(column: str) -> bool:
    return _NAME_COLUMN.fullmatch(fold(column.replace(" ", "_"))) is not None


class Value(Struct, frozen=True, gc=False):
    """A run of characters that a value made; of no length where the value is empty."""

    start: int
    end: int
    fields: tuple[str, ...]

    @property
    def name(self) -> bool:
        return is_name(self.fields)

    @property
    def mixed(self) -> bool:
        """Whether it may hold more than names: one expression joined a name with other fields."""
        return len(self.fields) > 1 and not all(is_name((field,)) or field in TITLE_FIELDS for field in self.fields)

    @property
    def title(self) -> bool:
        return bool(TITLE_FIELDS.intersection(self.fields)) and not self.name


class Values:
    """The values of one part, in order. ``names``: start and end of those that are names."""

    def __init__(self, source_map: SourceMap) -> None:
        self._map = source_map
        self.names = [
            (source_map.start(number), source_map.ends[number]) for number in source_map.kinds.values(is_name)
        ]

    def between(self, start: int, end: int) -> list[Value]:
        """Those that share a character with the stretch, and the empty ones at or in it."""
        text, ends, kinds = self._map.text, self._map.ends, self._map.kinds.each
        found: list[Value] = []
        number = bisect_left(ends, start)
        first = self._map.start(number)
        while number < len(ends) and first <= end:
            last = ends[number]
            fields, literal, _ = kinds[number]
            is_near = first == last or (first < end and last > start)
            if not literal and is_near and (fields or first == last or any(map(str.isalnum, text[first:last]))):
                found.append(Value(first, last, fields))  # else marks that an expression writes
            first = last
            number += 1
        return found
