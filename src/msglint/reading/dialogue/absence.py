"""When somebody who is away is back, from their absence notice.

"Until 12 March", "back on Monday", "de retour le 16 mars", "hasta finales de mayo": what stands before a date tells
whether it is the last day away or the first one back.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msglint.reading.dialogue.calendar import Mention, calendar, mentions
from msglint.reading.words import fold

LONGEST = 1_500
"""Characters of a notice that are read."""
BEFORE = 48
"""Characters before a date in which stands what it is."""
SENTENCE = re.compile(r"[!?\n]|[.;](?=\s+(?:[^\W\d]|$))")
WORD = re.compile(r"t/m|[^\W\d_]+(?:['-][^\W\d_]+)*|[–—-]|\d+")


def back(notice: str, written: date) -> date | None:
    """The first day on which the writer is back; ``None`` where the notice does not tell.

    Away "until Monday" is back on Monday, away "until 9 March" on the day after.
    """
    text = fold(notice[:LONGEST]).replace("’", "'")
    returns: list[date] = []
    lasts: list[date] = []
    for mention in mentions(text, written):
        what = meaning(text, mention)
        if what == "back" or (what == "until" and mention.weekday):
            returns.append(mention.first)
        elif what != "from":
            lasts.append(mention.last)
    if returns:
        return max(returns)
    return max(lasts) + timedelta(days=1) if lasts else None


def meaning(text: str, mention: Mention) -> str:
    """What a mention is: the last day away (``until``), the first one ``back`` or away (``from``), or ``""``.

    By the nearest word before it that tells; else by the rest of its sentence.
    """
    if mention.ranged:
        return "until"
    begin = max((end.end() for end in SENTENCE.finditer(text, 0, mention.start)), default=0)
    closing = SENTENCE.search(text, mention.end)
    sentence = text[begin : closing.start() if closing else len(text)]
    returns = any(word in calendar()["back"] for word in WORD.findall(sentence))
    before = WORD.findall(text[max(begin, mention.start - BEFORE) : mention.start])
    if mention.lasting:
        before += WORD.findall(text[mention.start : mention.end])[:1]
    told = [word for word in before if word not in calendar()["article"]]
    for distance, word in enumerate(reversed(told)):
        if word in calendar()["back"]:
            return "back"
        if word in calendar()["until"] and (not distance or word not in calendar()["weak"]):
            return "until"
        if word in calendar()["from"]:
            after = WORD.findall(text[mention.end : mention.end + BEFORE])[:2]
            ends = any(each in calendar()["until"] or each == "–" for each in after)
            return "back" if returns and not ends else "from"
    return "back" if returns else ""
