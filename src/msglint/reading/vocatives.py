"""Reads greetings without words that greet: "Parissa, your seats are waiting", "Thank you, Parissa!", "Frau Weber,"."""

from __future__ import annotations

from msglint.reading.addressee import EMOJI, Addressee
from msglint.reading.greetings import Found, Room
from msglint.reading.lexicon import LEAD, LONGEST_GREETING, openers, word_list, words
from msglint.reading.values import raw_token
from msglint.reading.whom import read
from msglint.regex import regex

_MARKS = (",", "!", "—", "–", "，", "、", "！")
_NAME_ENDS = regex(rf"[!?.…)\s{EMOJI}]*$")
_PLAIN_NAME = regex(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}$")
_TITLED = ("de", "fr", "es", "it", "nl", "pt")
"""Languages in which a letter may begin with title and name alone ("Frau Weber,")."""
_OPENER_WORDS = 3
"""Words before the comma that are taken for what greets: "Thank you very, Parissa!" would be too many."""


def leading(room: Room) -> Found | None:
    """A value that is a name, or a raw token, and a mark: "Parissa, your seats are waiting"; or the mark alone."""
    text, end = room.text, min(room.end, room.start + LONGEST_GREETING)
    start = room.start
    if text.startswith(_MARKS, start):
        for empty in room.between(max(0, start - 2), start):
            if empty.name and empty.end <= start and not text[empty.start : empty.end].strip():
                at = empty.start
                whom = Addressee((at, at), (at, at), start + 1, marked=True, kind="blank", by_name=True)
                return Found(at, (at, at), whom)
        return None
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead else start
    reader = room.reader(start, end)
    if not reader.values and raw_token(text, start, end) < 0:
        return None
    whom = read(reader, start)
    name_start, name_end = whom.name
    value = reader.value_at(name_start)
    if not whom.by_name or not ((value and value.name) or raw_token(text, name_start, end) > 0):
        return None
    mark = reader.spaces(name_end)
    rest = reader.spaces(whom.stop)
    alone = rest >= end
    if not (
        text.startswith(_MARKS, mark, end)
        or (alone and text.startswith((":", "："), mark, end))
        or (mark > name_end and text.startswith(("- ", "-- "), mark, end))
    ):
        return None
    following = reader.value_at(rest)
    if not alone and (text[rest].isdigit() or (following and following.name)):
        return None  # an address; "Behnia, Parissa"
    return Found(start, (start, start), whom)


def trailing(room: Room, most: int) -> Found | None:
    """A value that is a name, after a comma at the line's end: "Thank you, Parissa!"

    ``most``: words that may stand before the comma.
    """
    text, start, end = room.text, room.start, room.end
    if end - start > LONGEST_GREETING:
        return None
    names = [value for value in room.between(start, end) if value.name]
    if not names:
        return None
    comma = text.rfind(",", start, names[-1].start + 1)
    said = text[start : max(comma, start)].split()
    if comma <= start or not 0 < len(said) <= most or any(value.start < comma <= value.end for value in names):
        return None
    reader = room.reader(comma + 1, end)
    whom = read(reader, comma + 1)
    last = names[-1]
    if last.start < last.end:
        if not whom.by_name or whom.name[1] < last.end or not _NAME_ENDS.match(text, whom.name[1], end):
            return None
    elif whom.empty and whom.kind == "named" and _NAME_ENDS.match(text, last.end, end):
        whom.kind, whom.name = "blank", (last.start, last.start)
    else:
        return None
    whom.stop = end
    if len(said) > _OPENER_WORDS:
        first = whom.title[0]
        return Found(first, (first, first), whom)
    lead = LEAD.match(text, start, comma)
    return Found(start, (lead.end() if lead else start, comma), whom)


def written(room: Room, following: str) -> Found | None:
    """A line that only names the reader, in the template's own words: "Madame, Monsieur,", "Frau Weber,".

    ``following``: the next line.
    """
    text, start, end = room.text, room.start, room.end
    if openers().match(room.folded, start, end):
        return None
    bare = text[start:end].rstrip(",:!. ")
    marked = end > start + len(bare) and text[start + len(bare)] in ",:!"
    if not 0 < len(bare) <= 60 or room.kind:
        return None
    stop = start + len(bare)
    folded = room.folded[start:stop]
    if folded in word_list("generic_lines"):
        whom = Addressee((start, start), (start, stop), end, marked, "generic")
        return Found(start, (start, start), whom) if marked or " " in folded else None
    if not marked:
        return None
    reader = room.reader(start, end, _TITLED)
    whom = read(reader, start)
    if whom.kind != "named" or whom.empty or reader.spaces(whom.stop) < end:
        return Found(start, (start, start), whom) if whom.kind == "nobody" else None
    titled = whom.title[0] < whom.title[1]
    if not titled and not (_PLAIN_NAME.match(bare) and _reads_on(following) and _can_name(room, folded)):
        return None
    return Found(start, (start, start), whom)


def _can_name(room: Room, folded: str) -> bool:
    """Whether no word of these is known to be anything but a name."""
    stop = word_list("no_names") | word_list("sentence_after") | words("nobody", ("en", room.language))
    return stop.isdisjoint(folded.split())


def _reads_on(following: str) -> bool:
    """Whether a sentence follows, and not the next line of an address."""
    words_after = following.split()
    return len(words_after) >= 4 and not words_after[0][0].isdigit()
