"""What the main clause of a sentence is about, and what it says of it: the head of its subject, and its verb.

"The library will be closed on Monday" is about an organisation, and something is done to it; "As spring comes to the
valley, our crews have planted …" is about the sender's people, who have done something. No grammar of the language is
needed for that: the subject ends where a word begins that can be its verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msglint.reading.appraisal.tokens import Token

Meanings = Sequence[tuple[str, ...]]

HEADS = ("season", "org", "service", "kin", "role", "goods", "life")
"""Classes of the word that a subject is about."""
LONGEST = 9
"""Words that a subject has at most."""
NEAR = 4
"""Words after the verb's beginning among which its kind is looked for."""
PRONOUNS = {
    **dict.fromkeys(("i",), "i"),
    **dict.fromkeys(("we",), "we"),
    **dict.fromkeys(("you", "y'all"), "you"),
    **dict.fromkeys(("it", "there", "this", "that", "these", "here"), "it"),
    **dict.fromkeys(("he", "she", "they"), "they"),
}
VERBS = {"<be>": "is", "<have>": "has", "<did>": "did"}
UNFINISHED = frozenset({"will be", "is", "has"})
"""Kinds of verbs after which the word that tells is still to come."""
AFTER = frozenset({"of", "who", "which", "that", "where", "when"})
"""Words behind which a subject is only described."""


def clause(words: Sequence[Token], meanings: Meanings, start: int) -> Iterator[tuple[str, float]]:
    """The features of the clause that begins at ``start``."""
    verb = _verb(words, meanings, start)
    if verb == start:
        return
    head = _head(words, meanings, start, verb)
    yield f"head {head}", 1.0
    if verb < len(words):
        says = said(words, meanings, verb)
        yield f"says {says}", 1.0
        yield f"head {head} {says}", 1.0


def _verb(words: Sequence[Token], meanings: Meanings, start: int) -> int:
    """Where the verb begins, or the end of what was searched."""
    last = min(start + LONGEST, len(words))
    for at in range(start, last):
        kinds = meanings[at]
        if words[at].stop:
            return len(words) if at == start else at
        if at > start and ("<verb>" in kinds or ("<did>" in kinds and not _described(words, meanings, at))):
            return at
        if at == start + 1 and "<be>" in kinds and words[start].word in PRONOUNS:
            return at
    return last


def _described(words: Sequence[Token], meanings: Meanings, at: int) -> bool:
    """Whether a word like "renovated" stands before its noun: "our newly renovated hall"."""
    return "<det>" in meanings[at - 1] or words[at - 1].word in {"our", "my", "your", "newly"}


def _head(words: Sequence[Token], meanings: Meanings, start: int, verb: int) -> str:
    pronoun = PRONOUNS.get(words[start].word)
    if pronoun:
        return pronoun
    of_reader = words[start].word == "your"
    found = ""
    for at in range(start, min(verb, len(words))):
        if words[at].word in AFTER and found:
            break
        found = next((kind for kind in HEADS if f"<{kind}>" in meanings[at]), found)
    if not found:
        found = "name" if words[start].capital and start + 1 < verb and words[start + 1].capital else "thing"
    return f"your {found}" if of_reader else found


def said(words: Sequence[Token], meanings: Meanings, verb: int) -> str:
    """The kind of the verb: what will be, is, was done, is done to it, and whether it is denied."""
    if verb >= len(words) or words[verb].stop:
        return "nothing"
    kinds = meanings[verb]
    near = range(verb + 1, min(verb + NEAR, len(words)))
    denied = any("<not>" in meanings[at] for at in range(verb, min(verb + 3, len(words))))
    if "<will>" in kinds:
        how = "will be" if any(words[at].word == "be" for at in near) else "will"
    else:
        how = next((how for kind, how in VERBS.items() if kind in kinds), "does")
    if how in UNFINISHED:
        if any("<did>" in meanings[at] for at in near):
            how += " done"
        elif any(words[at].word.endswith("ing") for at in near):
            how += " doing"
    return f"not {how}" if denied else how
