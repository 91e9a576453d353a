"""Whether a reply answers: by what its sentences do, each and on the whole, and by its words.

A model weighs the reply: who speaks ("I have asked" or "fees are published"), what it gives (a time, a step, a question
back, a reason), whether it is about what was asked, and what in it turns away, brushes off or sends elsewhere; of each
how much its strongest sentence shows, and how much all of them; and the common words of replies that are in it.
Courtesies around an answer are not counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from msglint.reading.dialogue.acts import answers_plainly
from msglint.reading.dialogue.attention import SATISFIES, Asked, common
from msglint.reading.dialogue.courtesy import idle
from msglint.reading.dialogue.cues import BEGINS, cues
from msglint.reading.dialogue.general import general
from msglint.reading.dialogue.links import LINK, only_points, without_links
from msglint.reading.dialogue.meanings import meaning
from msglint.reading.dialogue.outcome import COMES, PROMISES, RESOLVED, asks_back, invites
from msglint.reading.dialogue.phrasebook import Phrases, shipped
from msglint.reading.dialogue.wanted import given
from msglint.reading.dialogue.weighing import likely, weights
from msglint.reading.topics import Subject
from msglint.reading.words import fold, tokens
from msglint.regex import regex

SPEAKING = ("rules", "refusing", "claims", "courtesies", "owning up", "helping", "first person", "done for you")
"""Sections of phrases that tell how a reply speaks."""
AT_START = frozenset({"helping", "yes or no"})
DISMISSING = ("turning", "brushing", "pointing")
"""Kinds of dismissing phrases, the gravest first."""
WHOLE = ("turning", "brushing", "rules", "refusing", "claims", "courtesies", "generic")
"""What colours a reply as a whole, wherever in it."""
OTHERS = ("not", "condition", "may", "done", "to come", "reason", "where", "clock", "amount", "yours", "ours")
EXACT = regex(r"#\d|\bv?\d+\.\d+|--\w|\w\(\)| > |\"[^\"]+\"|“[^”]+”|`[^`]+`|(?<!\d )\b\d{3,}\b(?! \d{4})")
"""What only somebody who looked writes: a version, a number, a path, the words on a button."""
NAME = regex(r"[a-z,;] (?!I\b)[A-Z][a-z]+")
GREETED = regex(
    r"^\W*(?:Hi|Hey|Hello|Dear|Thanks|Thank you|Sorry|Good \w+)\b[^.!?]{0,40}?[,!]|[-–—^] ?\w+\W*$|, [A-Z]\w+\W*$"
)
"""Where a name greets or signs."""
NUMBERED = regex(r"\b\d+-(?=[A-Za-z])|(?<!\d)\d{3}[ -]\d{4}(?!\d)")
"""A number in a name, and a telephone number: no amounts."""
UNDER_WAY = regex(
    r"\b(?:we|i)(?:'re| are|'m| am|'ve been| have been) (?:\w+ly |still |now |just )?"
    r"(?!trying|striving|aiming|going)\w+ing\b"
)
"""What is being done (folded)."""
PARTICIPLE = regex(
    r"\W*(?:[Nn]ow |[Aa]ll |[Jj]ust |[Aa]lready |I |We )?"
    r"(?!(?:[Cc]los|[Ll]ock|[Rr]eject|[Mm]ark|[Nn]eed|[Oo]utdat|[Uu]nsupport)ed\b)"
    r"(?:[A-Za-z]{3,}ed|[Dd]one|[Ss]ent|[Ff]ound|[Mm]ade|[Pp]ut|[Bb]uilt)\b"
)
"""What has been done, first in a sentence."""
BUT = regex(
    r"\b(?:but|however|although|though|while|instead|alternatively|otherwise|until then|in the meantime|meanwhile)\b"
)
"""What is said against a no, or instead of it (folded)."""
DIGITS = regex(r"\d+")
FEWEST = 8
"""Words of a reply below which each counts no more."""
LOUD = 6.0
"""How much the words of a reply count beside its cues, which training keeps small alike."""
AXIS = "axis "
TINY, BRIEF = 4, 12
SHORT, LONG, MUCH = 4, 30, 25
"""Words of a sentence whose kind of words tells half of what a long one's do; of a long one; of one that says much."""
SHARED = 2.0
LONGEST = 4_000
"""Characters of a sentence whose words are looked at."""


class Lexicon(Struct, frozen=True):
    """The phrases that dismiss, and those by which somebody takes the matter on."""

    turning: Phrases
    brushing: Phrases
    pointing: Phrases
    answering: Phrases

    def dismissing(self, name: str) -> Phrases:
        found: Phrases = getattr(self, name)
        return found


class Spoken(Struct, frozen=True):
    """A sentence of a reply: its cues, what it is about, and its words, each once, digits made alike.

    ``idle``: it is a signature or a courtesy, and no more.
    """

    cues: Mapping[str, float]
    subject: Subject
    words: int = 0
    idle: bool = False
    diction: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, subject: Subject) -> Spoken:
        return cls(reply_cues(text, lexicon), subject, len(text.split()), idle(text), diction(text))


def diction(text: str) -> frozenset[str]:
    """The words of a sentence as they stand, folded; every number is the same, and links are none."""
    said = fold(without_links(text)[:LONGEST])
    return frozenset(DIGITS.sub("0", word) for _, _, word in tokens(said))


def reply_cues(text: str, lexicon: Lexicon) -> dict[str, float]:
    """What a sentence of a reply does, each between 0 and 1; its links are no words of it."""
    said = NUMBERED.sub(" ", without_links(text))
    found = {name: _hits(lexicon.dismissing(name), said) for name in DISMISSING}
    points = only_points(text)
    off = points or bool(found["turning"])
    kept = ("reason",) if off else OTHERS
    found.update((name, value) for name, value in cues(said).items() if name in kept)
    for name in SPEAKING:
        found[name] = _hits(shipped(name), said, at_start=name in AT_START)
    found["answering"] = _hits(lexicon.answering, said)
    begins = any(not said[:start].strip(" \"'“*") for start, _ in shipped("yes or no").find(said))
    found["yes or no"] = float(begins and not points)
    found["generic"] = float(general(said))
    found["exact"] = float(EXACT.search(said) is not None)
    found["link"] = float(LINK.search(text) is not None)
    found["only points"] = float(points)
    found["asks"] = float("?" in said)
    found["under way"] = float(UNDER_WAY.search(fold(said)) is not None)
    found["but"] = float(BUT.search(fold(said)) is not None)
    length = len(said.split())
    found["length"] = min(length, LONG) / LONG
    found.update((name, value * length / (length + SHORT)) for name, value in meaning(said).items())
    found.update({f"gives {kind}": 1.0 for kind in given(said)} if not off else {})
    found["resolved"] = float(RESOLVED.search(fold(said)) is not None and not off)
    found["promises"] = float(PROMISES.search(fold(said)) is not None)
    found["asks back"] = float(asks_back(text))
    found["invites"] = float(invites(text))
    found["comes"] = float(COMES.search(fold(said)) is not None and not off)
    found["participle"] = float(PARTICIPLE.match(said) is not None and not off)
    found["plain"] = float(answers_plainly(said) and not off)
    return {name: value for name, value in found.items() if value}


def answers(asked: Asked | None, reply: Sequence[Spoken]) -> float:
    """How likely it is that a reply answers; ``asked``: what it replies to, where that is known."""
    return likely(reply_features(asked, reply), weights("replies")) if reply else 0.0


def reply_features(asked: Asked | None, reply: Sequence[Spoken]) -> dict[str, float]:
    """What the model sees of a reply.

    Of each cue the most that a sentence shows (by its name) and the mean of all (``all`` before it). A word counts the
    less the more there are.
    """
    telling = [each for each in reply if not each.idle] or list(reply)
    seen = [{**_apart(each.cues), **_fit(asked, each)} for each in telling]
    found = {"always": 1.0, "alone": alone([each.words for each in telling])}
    for name in sorted({name for cues_of in seen for name in cues_of}):
        values = [cues_of.get(name, 0.0) for cues_of in seen]
        found[name] = max(values)
        found[f"all {name}"] = sum(values) / len(values)
    found.update({f"reply {name}": max(each.cues.get(name, 0.0) for each in reply) for name in WHOLE})
    said = frozenset[str]().union(*(each.diction for each in reply))
    share = LOUD * max(FEWEST, len(said)) ** -0.5
    found.update({f"word {word}": share for word in said})
    return {name: value for name, value in found.items() if value}


def _apart(found: Mapping[str, float]) -> dict[str, float]:
    """The cues but for the kinds of words: here each common word has its own weight."""
    return {name: value for name, value in found.items() if not name.startswith(AXIS)}


def alone(lengths: Sequence[int]) -> float:
    """Whether a reply, by the words of its sentences, has only one: 1, and less the longer that is."""
    return max(0.0, 1 - lengths[0] / MUCH) if len(lengths) == 1 else 0.0


def _fit(asked: Asked | None, sentence: Spoken) -> dict[str, float]:
    """How a sentence fits what was asked."""
    found = {"tiny": float(sentence.words < TINY)}
    if asked is None:
        return found
    dismisses = any(name in sentence.cues for name in (*DISMISSING, "refusing"))
    found["brief"] = float(asked.question and sentence.words < BRIEF and not dismisses)
    for want in asked.wants:
        fits = any(name in sentence.cues for name in SATISFIES[want])
        found[f"wants {want}"] = float(fits or (want == "whether" and "yes or no" in sentence.cues))
    telling = asked.subject.telling.keys() & sentence.subject.telling.keys()
    found["on topic"] = float(bool(telling))
    found["mends"] = float(sentence.subject.mends)
    found["shared"] = min(common(asked.subject, sentence.subject), SHARED) / SHARED
    return found


def _hits(phrases: Phrases, text: str, *, at_start: bool = False) -> float:
    starts = [start for start, _ in phrases.find(text)]
    if at_start:
        starts = [start for start in starts if BEGINS.search(text[max(0, start - 4) : start])]
    return min(len(starts), 2) / 2
