"""Reads whom a greeting names: title and name, everybody, or a kind of people."""

from __future__ import annotations

from msglint.reading.addressee import MOST_WORDS, STOPS, Addressee, Reader
from msglint.reading.groups import everybody, kind_of_people
from msglint.reading.lexicon import TOKEN, TRAILING, WORDLIKE, word_list, words
from msglint.reading.values import Value, raw_token
from msglint.regex import regex

_TITLE = regex(rf"[&+]|{WORDLIKE}")
_WORD = regex(r"[^\W_][\w'’·-]*(?:\.(?=[^\W\d_]))?")
_INITIAL = regex(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_JOINER = regex(r"&|\+|[^\W\d_]+")
_LEFT_OVER = regex(
    r"(?:nan|null|none|undefined|[^\s@,;:]{1,64}@[^\s@,;:]{1,190}\.[a-z]{2,24})(?=\s*(?:[,!:;–—]|\.?\s*$))"
)
"""What stands for a name in small letters: an empty value that a program printed, an e-mail address."""
_COMMA = regex(r",[^\S\n]+")
_SUFFIX = regex(r"[-'’][^\W_]+")


def read(reader: Reader, start: int) -> Addressee:
    """Whom the words from ``start`` on greet."""
    start = reader.spaces(start)
    title_end, formal = _titles(reader, start)
    at = reader.spaces(title_end)
    several = everybody(reader, start) if title_end == start else None
    if several and several.marked:
        return several
    if group := kind_of_people(reader, start) or several:
        return group
    found = _name(reader, at)
    found.title = (start, title_end)
    found.formal = formal
    return found


def _titles(reader: Reader, start: int) -> tuple[int, bool]:
    """Where the titles end, and whether one of them wants the surname."""
    known, weak = words("titles", reader.languages), word_list("weak_titles")
    given = word_list("given_name_titles")
    at = last = start
    formal = False
    while at < reader.end:
        value = reader.value_at(at)
        if value and value.title:
            last, formal = value.end, True
            at = reader.spaces(last)
            continue
        match = _TITLE.match(reader.folded, at, reader.end)
        if not match:
            break
        word = match.group().rstrip(TRAILING)
        stop = at + len(word)
        after = reader.spaces(stop + (reader.text[stop : stop + 1] == "."))
        if word not in known and not (word == "de" and reader.folded.startswith("heer ", after)):
            if last > start and word in word_list("joiners") and _is_title(reader, after, known):
                at = after
                continue
            break
        if word in weak and not reader.is_capital(after):
            break
        last = stop + (reader.text[stop : stop + 1] == ".")
        formal = formal or word not in given
        at = after
    return last, formal


def _is_title(reader: Reader, at: int, known: frozenset[str]) -> bool:
    match = TOKEN.match(reader.folded, at, reader.end)
    return match is not None and match.group().rstrip(TRAILING) in known


def _name(reader: Reader, start: int) -> Addressee:
    """The words of a name, as far as they go."""
    found = Addressee((start, start), (start, start), start, False, "named")
    at = last = sure = start
    for _ in range(MOST_WORDS):
        value = reader.value_at(at)
        token = -1 if value else raw_token(reader.text, at, reader.end)
        if value:
            if last > start and not (value.name or value.title or reader.stop(value.end)[1]):
                break
            found.by_value = True
            found.by_name |= value.name
            mark = STOPS.search(reader.text, at, value.end) if value.mixed else None
            turned = None if mark else _turned(reader, value)
            at = last = sure = mark.start() if mark else turned or value.end
            if mark or turned:
                break
        elif token > 0:
            found.by_name = found.by_value = True
            at = last = sure = token
        else:
            at, is_name = _word(reader, at, start, last)
            last = at if is_name else last
            if at < 0:
                break
        at = reader.spaces(at)
    found.stop, found.marked = reader.stop(last)
    if found.by_value and not found.marked and last > sure:
        last = sure  # "Hi Anna Thanks for coming": the template's own words after the name are the sentence's
        found.stop, found.marked = reader.stop(last)
    found.name = (start, last)
    return found


def _turned(reader: Reader, value: Value) -> int | None:
    """Where "Behnia, Parissa" ends: two name fields with a comma between them, and nothing after them."""
    comma = _COMMA.match(reader.text, value.end, reader.end)
    other = reader.value_at(comma.end()) if comma and value.name else None
    return other.end if other and other.name and reader.stop(other.end)[1] else None


def _word(reader: Reader, at: int, start: int, last: int) -> tuple[int, bool]:
    """Where a literal word that belongs to the name ends (-1: none does), and whether the name may end with it."""
    text = reader.text
    left_over = _LEFT_OVER.match(reader.folded, at, reader.end) if at == start else None
    if left_over:
        return left_over.end(), True
    suffix = _SUFFIX.match(text, at, reader.end) if start < last == at else None
    match = suffix or _INITIAL.match(text, at, reader.end) or _WORD.match(text, at, reader.end)
    if match is None:
        joiner = _JOINER.match(text, at, reader.end)
        leads = joiner and last > start and _leads_to_capital(reader, joiner.end())
        return (joiner.end(), False) if joiner and leads else (-1, False)
    word, folded = match.group(), reader.folded[at : match.end()].rstrip(TRAILING)
    small = word_list("particles") | word_list("dears") | (word_list("groups") if at == start else frozenset())
    if folded in word_list("joiners") or (folded in small and word[0].islower()):
        return (match.end(), False) if _leads_to_capital(reader, match.end()) else (-1, False)
    attached = start < last == at or start == at < reader.within
    if attached or (start < last and folded in word_list("groups")) or not (word[0].islower() or word[0].isdigit()):
        return match.end(), True
    return -1, False


def _leads_to_capital(reader: Reader, at: int) -> bool:
    """Whether a name goes on after particles and joiners: "van der Berg", "und Familie Weber"."""
    for _ in range(3):
        at = reader.spaces(at)
        if reader.is_capital(at):
            return True
        match = _WORD.match(reader.text, at, reader.end)
        word = reader.folded[at : match.end()] if match else ""
        if word in word_list("groups"):
            return True
        if not match or word not in word_list("particles") | word_list("joiners") | word_list("dears"):
            return False
        at = match.end()
    return False
