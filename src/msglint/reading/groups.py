"""Reads greetings of several people: everybody ("Hi there", "Hello everyone") or a kind of people ("Dear customer")."""

from __future__ import annotations

from msglint.reading.addressee import MOST_WORDS, STOPS, Addressee, Reader
from msglint.reading.lexicon import TOKEN, TRAILING, word_list, words
from msglint.regex import regex

_OPEN_ENDED = ("there", "everyone", "everybody", "folks", "all", "team", "zusammen")
"""What may be followed by the sentence at once: "Hi there thanks for coming"."""
_PART = regex(r"[^\s,!:;.…—–]+")


def everybody(reader: Reader, start: int) -> Addressee | None:
    """ "there", "all", "zusammen": nobody in particular."""
    known = words("nobody", reader.languages)
    best = -1
    for match in _PART.finditer(reader.folded[start : min(reader.end, start + 60)]):
        if reader.folded[start : start + match.end()] in known:
            best = start + match.end()
    if best < 0:
        return None
    stop, marked = reader.stop(best)
    if not marked and reader.text[start:best] not in _OPEN_ENDED:
        return None
    return Addressee((start, start), (start, best), stop, marked, "nobody")


def kind_of_people(reader: Reader, start: int) -> Addressee | None:
    """ "valued customer", "friends of the theatre", "Damen und Herren": a kind of people."""
    known, titles = words("generic", reader.languages), words("titles", reader.languages)
    end = _phrase_end(reader, start)
    if any(value.name and value.start < value.end for value in reader.values if start <= value.start < end):
        return None
    tokens = [
        (match.group().rstrip(TRAILING), match.start(), match.end())
        for match in TOKEN.finditer(reader.folded, start, end)
    ]
    if not tokens or len(tokens) > MOST_WORDS + 2:
        return None
    stop, marked = reader.stop(end)
    last, stated = tokens[-1][0], False
    for number, (word, _, _) in enumerate(tokens[:5]):
        if word in known and number + 1 < len(tokens):
            following = tokens[number + 1][0]
            joined = following in word_list("joiners")
            stated |= joined if word in titles else following in word_list("prepositions") or joined
    generic = _is_kind(last, known)
    preposition = next((n for n, token in enumerate(tokens[:-1]) if token[0] in word_list("prepositions")), 0)
    generic &= preposition == 0 or any(_is_kind(word, known) for word, _, _ in tokens[:preposition])
    if tokens[0][0] in ("from", "aus", "de", "da", "di", "van", "von", "in", "at", "for", "en"):
        return None
    firmly = marked and reader.text[stop - 1] in ",:!—–，：！"
    if not (generic or stated) or not (firmly or (marked and len(tokens) < 5)):
        return None
    if tokens[0][0] in titles and tokens[0][0] not in known:
        return None
    return Addressee((start, start), (start, tokens[-1][2]), stop, marked, "generic")


def _phrase_end(reader: Reader, start: int) -> int:
    """Where the words end that stand before the next mark; marks inside values do not count."""
    at = start
    while match := STOPS.search(reader.text, at, min(reader.end, start + 200)):
        value = reader.value_at(match.start())
        if value is None:
            return match.start()
        at = value.end
    return reader.end


def _is_kind(word: str, known: frozenset[str]) -> bool:
    """Whether a word is a kind of people: "customer", "Musikfreunde"."""
    return word in known or (len(word) > 6 and word.endswith(tuple(word_list("generic_endings"))))
