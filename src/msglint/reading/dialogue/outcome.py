"""What comes of a matter by a sentence of a reply: it is done, will be done, is asked about, or is kept somewhere."""

from __future__ import annotations

from msglint.reading.dialogue.links import without_links
from msglint.reading.words import fold
from msglint.regex import regex

RESOLVED = regex(
    r"(?:^\W*|\b(?:is|are|it's|that's|they're|was|been|got|all|now|just) (?:now |already |all |just |again )?)"
    r"(?:done|fixed|solved|resolved|sorted|implemented|merged|added|restored|refunded|replaced|corrected|mended|"
    r"repaired|back|up again|live|sent|reopened|all set)\b(?! (?:as|for|this|if|to)\b)"
)
"""That it is done, first in a sentence or said of something (folded)."""
PROMISES = regex(
    r"(?:\b(?:i|we)(?:'ll|'m going to| am going to|'re going to| are going to)|\b(?:i|we|and) will) "
    r"(?:\w+ly |also |now )?(?:have a |take a )?(?:look|check|fix|add|send|try|ask|include|merge|get|put|write|mend|"
    r"find|investigate|review|call|tell|let you know|update|do)\b"
)
"""What somebody will do about it (folded)."""
AT_IT = regex(
    r"\b(?:we|i)(?:'re| are|'m| am|'ve been| have been) (?:now |already |still |just |currently |actively )?"
    r"(?:working (?:on|to)|fixing|investigating|checking|taking|removing|sending|replacing|refunding|testing|rolling)\b"
    r"(?! (?:improv|hard|this (?:very )?seriously|it seriously|your))"
)
"""What is being done about it (folded)."""
ASKS_BACK = regex(
    r"\b(?:(?:could|can|would|will|may|might) (?:you|i|we) (?:please |kindly |maybe |also |just |possibly |perhaps )?"
    r"(?:\w+ )?(?:attach|check|clarify|confirm|describe|elaborate|explain|forward|give|have|let|look|paste|post|"
    r"provide|rephrase|resend|see|send|share|show|specify|tell|test|try|update|upload|verify|write)\b"
    r"|have you (?:already |ever )?(?:tried|restarted|updated|installed|checked whether)\b"
    r"|(?:which|what|whose)(?: \w+)? (?:account|address|antivirus|app|browser|build|channel|date|device|distro|email|"
    r"error|file|firmware|log|message|model|name|number|order|os|output|page|part|phone|platform|program|system|version)\b"
    r"|what (?:exactly )?do you mean|what does (?:it|the log|the console) say"
    r"|(?:do|did) you (?:also |still |by chance |perhaps )?(?:get|see|use|mean|have (?:an?|any|the)|happen to)\b"
    r"|are you (?:still |already |by chance )?(?:able|logged|seeing|using|running|hearing|on)\b"
    r"|(?:does|is) (?:it|this|that|the \w+) (?:still|also|perhaps|only|happen|work|occur|come back|persist)\b)"
    r"[^?]*\?"
)
"""What somebody asks who wants to help: a detail, a try (folded)."""
KEPT = regex(
    r"\b(?:duplicate[sd]?|dupe?|same|tracked|track(?:ing)?|continued?|covered|superseded|moved|merged|solved|fixed|"
    r"fav(?:ou)?r|see|part|split|linked|addressed|resolved)\b[^.!?#]{0,20}#\d+"
    r"|#\d+ (?:solves|fixes|covers|tracks|adds)\b"
)
"""Where the matter is kept (folded)."""


def settles(text: str) -> bool:
    """Whether a sentence says that it is done, is being done, or what somebody will do about it."""
    folded = fold(without_links(text))
    return any(known.search(folded) is not None for known in (RESOLVED, PROMISES, AT_IT))


def goes_on(text: str) -> bool:
    """Whether a sentence asks what somebody asks who wants to help, or tells under which number the matter is kept."""
    folded = fold(without_links(text))
    return any(known.search(folded) is not None for known in (ASKS_BACK, KEPT))
