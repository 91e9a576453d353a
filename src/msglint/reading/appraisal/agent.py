"""Who acts in a sentence, and how: the grammar of its beginning, past what only leads up to it.

"A year ago today, you …" begins with a time, "We are happy to tell you that your …" with a frame around what is told.
Past both stands the subject: the reader, the sender, a thing, a name; then the verb: what was done, will be, is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msglint.reading.appraisal.clause import clause
from msglint.reading.appraisal.tokens import Token

Meanings = Sequence[tuple[str, ...]]

SUBJECTS = ("you", "your", "we", "our", "role", "it", "spotted", "thanks", "wh", "aux", "buy", "ask", "det")
"""Classes of words that a subject can begin with, the more telling first."""
TELLING = frozenset(
    {
        *("announce", "advise", "confirm", "inform", "know", "let", "news", "notify", "remind", "report", "say"),
        *("share", "tell", "informed", "reminded", "pleased", "glad", "happy", "delighted"),
    }
)
"""Words of a frame around what is told."""
SORRY = frozenset({"apologise", "apologize", "regret", "sad", "saddened", "sorry", "unfortunately"})
"""Words of a frame around what nobody likes to tell."""
FRAME = 14
"""Words that a frame has at most."""
ADJUNCT = 14
"""Words that may stand before the comma after which the subject comes."""
TIMES = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "time", "night", "today", "yesterday"}
)
TIME_LEADS = frozenset(
    {"a", "about", "an", "one", "two", "three", "last", "this", "earlier", "in", "just", "exactly", "over"}
)
OBJECT = 7
"""Words after the subject among which the reader is looked for."""


def agent(words: Sequence[Token], meanings: Meanings, told: int) -> Iterator[tuple[str, float]]:
    """The features of who acts. ``told``: where what a frame introduces begins, else 0."""
    if not words:
        return
    if told:
        yield ("frames sorry" if any(token.word in SORRY for token in words[:told]) else "frames"), 1.0
        yield from _clause("told", words, meanings, told)
        yield from clause(words, meanings, told)
        return
    start = _past_time(words)
    if start:
        yield "time first", 1.0
    comma = _adjunct(words, meanings, start)
    if comma:
        lead = range(start, comma - 1)
        yield ("adjunct of reader" if any("<reader>" in meanings[at] for at in lead) else "adjunct"), 1.0
    yield from _clause("agent", words, meanings, comma or start)
    yield from clause(words, meanings, comma or start)


def frame(words: Sequence[Token], meanings: Meanings) -> int:
    """Where the clause begins that a frame introduces ("we are happy to tell you that …", "good news: …"), else 0."""
    telling = False
    for at, token in enumerate(words[:FRAME]):
        if telling and token.word in {"that", ":"}:
            return at + 1 if at + 1 < len(words) else 0
        if telling and words[at - 1].word == "know" and _somebodys(meanings[at]):
            return at
        if token.stop:
            return 0
        telling = telling or token.word in TELLING
    return 0


def _somebodys(kinds: Sequence[str]) -> bool:
    """Whether what is told begins here, "that" left out: "to let you know your order …"."""
    return "<reader>" in kinds or "<sender>" in kinds


def _past_time(words: Sequence[Token]) -> int:
    """Past a time that the sentence begins with: "a week ago", "last year", "since Monday", without a comma."""
    for at, token in enumerate(words[:5]):
        if token.word in {"ago", "today", "yesterday", "recently"} or (
            token.word in TIMES and at and _times(words, at)
        ):
            following = at + 1
            while following < len(words) and words[following].word in {"ago", "today", ","}:
                following += 1
            return following if following < len(words) else 0
        if token.stop:
            return 0
    return 0


def _times(words: Sequence[Token], at: int) -> bool:
    return all(token.word in TIME_LEADS or token.number for token in words[:at])


def _adjunct(words: Sequence[Token], meanings: Meanings, start: int) -> int:
    """Past the comma that ends a phrase or a clause before the subject, else 0."""
    if start >= len(words) or not {"<prep>", "<when>", "as", "due", "owing", "to"} & set(meanings[start]):
        return 0
    for at in range(start, min(start + ADJUNCT, len(words) - 1)):
        if words[at].word == ",":
            return at + 1
        if words[at].stop:
            return 0
    return 0


def _clause(name: str, words: Sequence[Token], meanings: Meanings, at: int) -> Iterator[tuple[str, float]]:
    while at < len(words) - 1 and ("<adv>" in meanings[at] or words[at].word in {"and", "but", "so", "well", ","}):
        at += 1
    if at >= len(words):
        return
    who = subject(words, meanings, at)
    yield f"{name} {who}", 1.0
    verb = at + 1
    while verb < len(words) and ("<adv>" in meanings[verb] or "<not>" in meanings[verb]):
        verb += 1
    how = _how(words, meanings, verb) if who in {"you", "we"} else ""
    if how:
        yield f"{name} {who} {how}", 1.0
    if who == "we":
        after = range(verb, min(verb + OBJECT, len(words)))
        yield f"{name} we {how} {'to you' if any('<reader>' in meanings[one] for one in after) else 'alone'}", 1.0


def subject(words: Sequence[Token], meanings: Meanings, at: int) -> str:
    """What kind of subject begins here."""
    word = words[at].word
    if word in {"you", "y'all"}:
        return "you"
    if word == "your":
        return "your"
    if word in {"we", "i"}:
        return "we"
    if word in {"our", "my"}:
        return "our"
    if word in {"it", "there", "this", "that", "here", "these"}:
        return "it"
    for kind in SUBJECTS:
        if f"<{kind}>" in meanings[at]:
            return kind
    if words[at].number:
        return "number"
    if word.endswith("ing"):
        return "ing"
    return "name" if words[at].capital and at + 1 < len(words) and words[at + 1].capital else "thing"


def _how(words: Sequence[Token], meanings: Meanings, at: int) -> str:
    if at >= len(words):
        return "alone"
    kinds = set(meanings[at])
    if "<have>" in kinds:
        return (
            "have done" if any("<did>" in meanings[one] for one in range(at + 1, min(at + 4, len(words)))) else "have"
        )
    if "<will>" in kinds:
        return "will"
    if words[at].word in {"was", "were"}:
        return "did"
    if "<be>" in kinds:
        return "are doing" if at + 1 < len(words) and words[at + 1].word.endswith("ing") else "are"
    return "did" if "<did>" in kinds else "do"
