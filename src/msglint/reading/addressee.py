"""Reads whom a greeting names: title, name, everybody, or a kind of people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msglint.reading.lexicon import EVERYWHERE, TOKEN, TRAILING, word_list, words
from msglint.reading.values import Value, raw_token

_TITLE = re.compile(rf"[&+]|{TOKEN.pattern}")
_WORD = re.compile(r"[^\W_][\w'’·-]*(?:\.(?=[^\W\d_]))?")
_INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_JOINER = re.compile(r"&|\+|[^\W\d_]+")
EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
_STOPS = re.compile(rf"[,!:;—–，、：！？。…]|-(?=\s)|[{EMOJI}]+|\.(?=\s*$)|\)(?=\s*$)")
"""What ends a greeting: its own punctuation, a dash, an emoji, a full stop at the line's end."""
_OPEN_ENDED = ("there", "everyone", "everybody", "folks", "all", "team", "zusammen")
"""What may be followed by the sentence at once: "Hi there thanks for coming"."""
_SUFFIX = re.compile(r"[-'’][^\W_]+")
MOST_WORDS = 8


@dataclass(slots=True)
class Addressee:
    """What stands after an opener. Offsets in the text; ``stop`` is after the mark that ends the greeting, or the
    end of the name where none does; ``marked`` tells which. ``kind`` as in ``Greeting``, or empty: no greeting.
    """

    title: tuple[int, int]
    name: tuple[int, int]
    stop: int
    marked: bool
    kind: str
    by_name: bool = False  # a value of a name field, or a raw token, is in the name
    by_value: bool = False  # some value is
    formal: bool = False

    @property
    def empty(self) -> bool:
        """Whether no name is left."""
        return self.name[0] == self.name[1]


class Reader:
    """Reads one line. ``values``: those of the line; ``languages``: whose words count."""

    def __init__(self, text: str, folded: str, end: int, values: list[Value], languages: tuple[str, ...]) -> None:
        self.text = text
        self.folded = folded
        self.end = end
        self.values = values
        self.languages = tuple(dict.fromkeys((EVERYWHERE, *languages)))

    def read(self, start: int) -> Addressee:
        """Whom the words from ``start`` on greet."""
        start = self.spaces(start)
        title_end, formal = self._titles(start)
        at = self.spaces(title_end)
        everybody = self._everybody(start) if title_end == start else None
        if everybody and everybody.marked:
            return everybody
        if group := self._kind_of_people(start) or everybody:
            return group
        found = self._name(at)
        found.title = (start, title_end)
        found.formal = formal
        return found

    def stop(self, at: int) -> tuple[int, bool]:
        """Where the greeting that has been read as far as ``at`` ends, and whether a mark ends it."""
        match = _STOPS.match(self.text, self.spaces(at), self.end)
        if match:
            return match.end(), True
        return at, self.spaces(at) >= self.end

    def is_blank(self, value: Value) -> bool:
        """Whether the value shows nothing."""
        return not self.text[value.start : value.end].strip()

    def spaces(self, at: int) -> int:
        """The first offset from ``at`` on that is no white space."""
        while at < self.end and self.text[at].isspace():
            at += 1
        return at

    def value_at(self, at: int) -> Value | None:
        """The value whose character stands at ``at``."""
        return next((value for value in self.values if value.start <= at < value.end), None)

    def _titles(self, start: int) -> tuple[int, bool]:
        """Where the titles end, and whether one of them wants the surname."""
        known, weak = words("titles", self.languages), word_list("weak_titles")
        given = word_list("given_name_titles")
        at = last = start
        formal = False
        while at < self.end:
            value = self.value_at(at)
            if value and value.title:
                last, formal = value.end, True
                at = self.spaces(last)
                continue
            match = _TITLE.match(self.folded, at, self.end)
            if not match:
                break
            word = match.group().rstrip(TRAILING)
            stop = at + len(word)
            after = self.spaces(stop + (self.text[stop : stop + 1] == "."))
            if word not in known and not (word == "de" and self.folded.startswith("heer ", after)):
                if last > start and word in word_list("joiners") and self._is_title(after, known):
                    at = after
                    continue
                break
            if word in weak and not self._is_capital(after):
                break
            last = stop + (self.text[stop : stop + 1] == ".")
            formal = formal or word not in given
            at = after
        return last, formal

    def _is_title(self, at: int, known: frozenset[str]) -> bool:
        match = TOKEN.match(self.folded, at, self.end)
        return match is not None and match.group().rstrip(TRAILING) in known

    def _is_capital(self, at: int) -> bool:
        """Whether a name can go on at ``at``: a value, a raw token, or a word with a capital."""
        if at >= self.end:
            return False
        char = self.text[at]
        return (
            bool(self.value_at(at)) or (char.isalpha() and not char.islower()) or raw_token(self.text, at, self.end) > 0
        )

    def _everybody(self, start: int) -> Addressee | None:
        """ "there", "all", "zusammen": nobody in particular."""
        known = words("nobody", self.languages)
        best = -1
        for match in re.finditer(r"[^\s,!:;.…—–]+", self.folded[start : min(self.end, start + 60)]):
            if self.folded[start : start + match.end()] in known:
                best = start + match.end()
        if best < 0:
            return None
        stop, marked = self.stop(best)
        if not marked and self.text[start:best] not in _OPEN_ENDED:
            return None
        return Addressee((start, start), (start, best), stop, marked, "nobody")

    def _kind_of_people(self, start: int) -> Addressee | None:
        """ "valued customer", "friends of the theatre", "Damen und Herren": a kind of people."""
        known, titles = words("generic", self.languages), words("titles", self.languages)
        end = self._phrase_end(start)
        if any(value.name and value.start < value.end for value in self.values if start <= value.start < end):
            return None
        tokens = [
            (match.group().rstrip(TRAILING), match.start(), match.end())
            for match in TOKEN.finditer(self.folded, start, end)
        ]
        if not tokens or len(tokens) > MOST_WORDS + 2:
            return None
        stop, marked = self.stop(end)
        last, stated = tokens[-1][0], False
        for number, (word, _, _) in enumerate(tokens[:5]):
            if word in known and number + 1 < len(tokens):
                following = tokens[number + 1][0]
                joined = following in word_list("joiners")
                stated |= joined if word in titles else following in word_list("prepositions") or joined
        generic = last in known or (len(last) > 6 and last.endswith(tuple(word_list("generic_endings"))))
        preposition = next((n for n, token in enumerate(tokens[:-1]) if token[0] in word_list("prepositions")), 0)
        generic &= preposition == 0 or any(word in known for word, _, _ in tokens[:preposition])
        if tokens[0][0] in ("from", "aus", "de", "da", "di", "van", "von", "in", "at", "for", "en"):
            return None
        firmly = marked and self.text[stop - 1] in ",:!—–，：！"
        if not (generic or stated) or not (firmly or (marked and len(tokens) < 5)):
            return None
        if tokens[0][0] in titles and tokens[0][0] not in known:
            return None
        return Addressee((start, start), (start, tokens[-1][2]), stop, marked, "generic")

    def _phrase_end(self, start: int) -> int:
        """Where the words end that stand before the next mark; marks inside values do not count."""
        at = start
        while match := _STOPS.search(self.text, at, min(self.end, start + 200)):
            value = self.value_at(match.start())
            if value is None:
                return match.start()
            at = value.end
        return self.end

    def _name(self, start: int) -> Addressee:
        """The words of a name, as far as they go."""
        found = Addressee((start, start), (start, start), start, False, "named")
        at = last = sure = start
        for _ in range(MOST_WORDS):
            value = self.value_at(at)
            token = -1 if value else raw_token(self.text, at, self.end)
            if value:
                if last > start and not (value.name or value.title or self.stop(value.end)[1]):
                    break
                found.by_value = True
                found.by_name |= value.name
                at = last = sure = value.end
            elif token > 0:
                found.by_name = found.by_value = True
                at = last = sure = token
            else:
                at, is_name = self._word(at, start, last)
                last = at if is_name else last
                if at < 0:
                    break
            at = self.spaces(at)
        found.stop, found.marked = self.stop(last)
        if found.by_value and not found.marked and last > sure:
            last = sure  # "Hi Anna Thanks for coming": the template's own words after the name are the sentence's
            found.stop, found.marked = self.stop(last)
        found.name = (start, last)
        return found

    def _word(self, at: int, start: int, last: int) -> tuple[int, bool]:
        """Where a literal word that belongs to the name ends (-1: none does), and whether the name may end with it."""
        text = self.text
        suffix = _SUFFIX.match(text, at, self.end) if start < last == at else None
        match = suffix or _INITIAL.match(text, at, self.end) or _WORD.match(text, at, self.end)
        if match is None:
            joiner = _JOINER.match(text, at, self.end)
            leads = joiner and last > start and self._leads_to_capital(joiner.end())
            return (joiner.end(), False) if joiner and leads else (-1, False)
        word, folded = match.group(), self.folded[at : match.end()].rstrip(TRAILING)
        small = word_list("particles") | word_list("dears")
        if folded in word_list("joiners") or (folded in small and word[0].islower()):
            return (match.end(), False) if self._leads_to_capital(match.end()) else (-1, False)
        attached = start < last == at
        if attached or (start < last and folded in word_list("groups")) or not (word[0].islower() or word[0].isdigit()):
            return match.end(), True
        return -1, False

    def _leads_to_capital(self, at: int) -> bool:
        """Whether a name goes on after particles and joiners: "van der Berg", "und Familie Weber"."""
        for _ in range(3):
            at = self.spaces(at)
            if self._is_capital(at):
                return True
            match = _WORD.match(self.text, at, self.end)
            word = self.folded[at : match.end()] if match else ""
            if word in word_list("groups"):
                return True
            if not match or word not in word_list("particles") | word_list("joiners") | word_list("dears"):
                return False
            at = match.end()
        return False
