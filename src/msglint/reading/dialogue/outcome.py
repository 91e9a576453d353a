"""What comes of a matter by a sentence of a reply: it is done, will be done, is asked about, or is kept somewhere."""

from __future__ import annotations

from msglint.reading.dialogue.cues import cues
from msglint.reading.dialogue.links import without_links
from msglint.reading.words import fold
from msglint.regex import regex

SELLING = ("offer", "newness", "occasion")
LONGEST = 4_000
"""Characters of a sentence that are looked at."""
RESOLVED = regex(
    r"(?:^(?:@[\w-]+)?\W*|\b(?:is|are|it's|that's|they're|was|been|got|all|now|just) (?:now |already |all |just |"
    r"again )?)"
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
    r"\b(?:(?:we|i)(?:'re| are|'m| am|'ve been| have been)|(?:about|of) (?:it|this|that|them) and (?:are|am)) "
    r"(?:now |already |still |just |currently |actively )?"
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
    r"error|file|firmware|log|message|model|name|number|order|os|output|page|part|phone|platform|program|system|"
    r"version)\b"
    r"|what (?:exactly )?do you mean|what does (?:it|the log|the console) say"
    r"|(?:do|did) you (?:also |still |by chance |perhaps )?(?:get|see|use|mean|have (?:an?|any|the)|happen to)\b"
    r"|are you (?:still |already |by chance )?(?:able|logged|seeing|using|running|hearing|on)\b"
    r"|(?:does|is) (?:it|this|that|the \w+) (?:still|also|perhaps|only|happen|work|occur|come back|persist)\b)"
    r"[^?]*\?"
)
"""What somebody asks who wants to help: a detail, a try (folded)."""
SINCERE = regex(
    r"^(?:\W*(?:hi|hey|hello|sorry|ok|okay|oh no|thanks|and|but|so|also|hm+)\b[^?]{0,60}?[,.!–—-] ?)?\W*"
    r"(?:(?:(?:in|on|at|to|for|from|since|by) )?(?:which|what|when|where|who|how (?:long|many|much|far|old|often|"
    r"big))\b"
    r"|(?:is|are|was|were|do|does|did|have|has|had|can|could|would|will|may|shall) "
    r"(?:you|your|it|there|this|that|they|the|these|those|he|she|i|we|anything|any|somebody|someone|all|one)\b)"
    r"[^?]*\?"
)
"""A question about the matter: which, when, is there, did it (folded)."""
RHETORICAL = regex(
    r"\b(?:why|even|really|seriously|actually|expect\w*|bother\w*|care|read|rtfm|search\w*|google\w*|manual|faq|terms|"
    r"rules|supposed|think|know|anything else|something else|what else|else (?:i|we) can|a joke|point of|"
    r"considered|"
    r"of course|interested|feedback|survey|book now|aware|wrong with you|for free|blame|complain\w*|want me to|"
    r"your problem|my problem|our problem|look like|want from|needs (?:that|this|it|them)|wants (?:that|this|it)|"
    r"uses (?:that|this)|"
    r"(?:seen|heard|tried|discovered|met|visited) (?:of |about )?(?:our|the new)|join us|looking for)\b"
)
"""What is in questions that ask nothing: "Did you even read it?", "Is there anything else?" (folded)."""
TO_HELP = (
    r"(?:look|help|check|assist|investigat|see|find|follow|continue|get (?:this|it|you)|sort|fix|take a (?:\w+ )?look|"
    r"have a (?:\w+ )?look|pull|locate|track|trace|ask|verify|get back|give you|reach|work|be happy|be glad|escalate|"
    r"send|put|go through|reply|resolve|make (?:it|this) right|review)"
)
INVITES = regex(
    r"\b(?:dm|pm|message|text|call|ring|chat|mail|email|e-mail|write|send|sending|tell|share|provide|give|reach|join|"
    r"let|"
    r"contact|reply|talk|details|reference|number|go)\b[^.!?]{0,160}?"
    r"(?:\bso (?:that )?(?:i|we|my \w+|our \w+)(?:'ll| can| may| could| will)?|\b(?:and|&) (?:i|we|my team|our team)"
    r"(?:'ll| will| can)(?: \w+ly| then| be \w+ to)?|\b(?:i|we) can) "
    + TO_HELP
    + r"|\bso (?:that )?(?:i|we) can [^.!?]{0,60}?, (?:please |just )?(?:dm|pm|message|call|ring|mail|email|write|"
    r"send|tell)\b"
    r"|\b(?:i|we)(?:'d| would) (?:really |definitely )?(?:like|love|be happy|be glad|want) (?:a chance |for you )?to "
    + TO_HELP
    + r"|\b(?:i'll|we'll|i will|we will) be (?:happy|glad) to "
    + TO_HELP
    + r"|(?:^|[.!,] )\W{0,3}(?:happy|glad) to (?:take a look|look|check|see)\b"
    r"|\b(?:allow|let) (?:us|me) (?:to )?(?:take a (?:\w+ )?look|look into|check)\b"
    r"|\b(?:please |can you |could you |just )(?:shoot (?:us|me) a |send (?:us|me) a )?(?:dm|pm|direct message|"
    r"private message)"
    r"\b|\bplease (?:let us know|share|provide|tell us|send us) (?:\w+ )?(?:more(?: details| about (?:it|this))?|"
    r"what happened)\b"
    r"|\b(?:dm|pm) (?:us|me|your|the|with)\b"
)
"""Somebody asks to be written to, called or told more, so as to help (folded)."""
COMES = regex(
    r"\b(?:you(?:'ll| will)|they(?:'ll| will)|(?:he|she)(?:'ll| will)|(?:team|colleague|representative|expert|engineer|"
    r"manager|specialist|support|people|someone|somebody) will) (?:\w+ly |then |also |be able to )?(?:hear|receive|"
    r"get (?:it|an?|your|back|through)|have (?:it|a|an|your)|be (?:in touch|back|contacted|called)|reach out|ring|"
    r"call|write|"
    r"reply|contact you|get in touch|look|check|answer|come)\b"
    r"|\b(?:will|should|would) (?:soon |then |all |again )?(?:(?:be )?(?:re)?open\w*|resume|"
    r"be (?:back|available|released|fixed|added|out|ready|done|here|there|live|with you))\b"
)
"""What will come of it, or who will see to it (folded)."""
OFFERS = regex(
    r"(?:^\W*|[,;:–—] ?|\b(?:also|but|and|alternatively|instead|meanwhile|meantime|until then|then|so) )"
    r"(?:in the meantime,? |alternatively,? |also,? |instead,? )?you (?:can|could|may|might) (?:also |still |always |"
    r"instead |now )?"
    r"(?:access|add|adjust|book|bring|change|choose|collect|disable|download|edit|enable|exchange|install|pay|pick|"
    r"request|"
    r"reset|restore|return|run|set|swap|switch|transfer|turn|upload)\b"
    r"|\b(?:give it a (?:try|go|shot)|as a workaround|what works is)\b"
)
"""What else somebody may do about it (folded)."""
ADDRESS = regex(
    r"https?://|www\.|\w@\w|\b[\w-]{1,60}\.(?:com|org|net|io|dev|example)\b|\d[\d ()-]{5,30}\d|"
    r"\b\w{1,40} at \w{1,40}\.\w"
)
"""Where somebody can be reached, or something read (folded)."""
KEPT = regex(
    r"\b(?:duplicate[sd]?|dupe?|same|tracked|track(?:ing)?|continued?|covered|superseded|moved|merged|solved|fixed|"
    r"fav(?:ou)?r|see|part|split|linked|addressed|resolved)\b[^.!?#]{0,20}#\d+"
    r"|#\d+ (?:solves|fixes|covers|tracks|adds)\b"
)
"""Where the matter is kept (folded)."""


def settles(text: str) -> bool:
    """Whether a sentence says that it is done, is being done, or what somebody will do about it."""
    folded = fold(without_links(text))
    return any(known.search(folded) is not None for known in (RESOLVED, PROMISES, AT_IT, COMES))


def goes_on(text: str) -> bool:
    """Whether a sentence asks what somebody asks who wants to help, or tells under which number the matter is kept."""
    folded = fold(without_links(text))
    return asks_back(text) or invites(text) or any(known.search(folded) is not None for known in (KEPT, OFFERS))


def tells_where(text: str) -> bool:
    """Whether a sentence has an address: a link, a mailbox, a telephone number."""
    return ADDRESS.search(fold(text[:LONGEST])) is not None


def asks_back(text: str) -> bool:
    """Whether a sentence asks a question about the matter, and not one to which no answer is wanted."""
    folded = fold(without_links(text)[:LONGEST])
    if ASKS_BACK.search(folded) is not None:
        return True
    if SINCERE.match(folded) is None or RHETORICAL.search(folded) is not None:
        return False
    return cues(text).keys().isdisjoint(SELLING)


def invites(text: str) -> bool:
    """Whether a sentence asks to be written to, called or told more, so as to help."""
    return INVITES.search(fold(without_links(text)[:LONGEST])) is not None
