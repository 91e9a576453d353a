"""Flags a message that its reader can neither answer nor follow to anybody.

    check: no_way_back
    options: {unwatched+: [nobody reads this inbox], ways+: [ring the bell]}

There is no answer where the sender in the front matter (`from`, `reply_to`) is a no-reply address, or where the
message says so ("please do not reply to this e-mail"). There is a way all the same where `reply_to` names another
address, or anywhere in the message stands a telephone number, an e-mail address (not the reader's own), a link to
contact, help, chat or a form, or an invitation to come or call.
Facts: `{found}` the sender or the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Body, Evidence, Match, Passage, Reading, Reads, Scope
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.scopes import Term
from msglint.regex import regex

NO_REPLY = regex(
    r"(?i)(?<![a-z])(?:(?:no|not|do[._-]?not|dont|don't)[._-]?(?:reply|respond|answer)|keine?[._-]?antwort|"
    r"nicht[._-]?antworten|(?:ne[._-]?)?pas[._-]?(?:de[._-]?)?repon\w*|no[._-]?(?:responder|contestar)|"
    r"non[._-]?rispondere|niet[._-]?(?:be)?antwoorden|nao[._-]?respond\w*|unattended|unmonitored)"
)
ADDRESS = regex(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
PHONE = regex(r"(?<![\w/.@#-])(?:\+|\(|00)?\d[\d\s()./–-]{4,18}\d(?![\w@-])")
DATE_LIKE = regex(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}\s*[–-]\s*\d{4}")
CALLING = regex(
    r"(?i)\b(?:tel|telephone|phone|call|ring|text|fon|telefon|anruf\w*|rufen|fax|mobile?|hotline|appel\w*|tél|téléphon\w*|"
    r"llam\w*|teléfono|chiam\w*|telefono|bel|bellen|ligue|telefone|whatsapp|signal|sms)\b"
)
WINDOW = 40
"""Characters before a number in which the word for a telephone stands."""
DIGITS = 7
CONTACT = regex(
    r"(?i)^(?:mailto|tel|sms|whatsapp):|//(?:wa|t|m)\.(?:me)/|(?:^|[^a-z])(?:contacts?|contact-?us|kontakt|contatt[oi]|contatti|"
    r"contacto|contato|support|help|help-?desk|help-?cent(?:er|re)|hilfe|aide|ayuda|aiuto|ajuda|feedback|chat|ask|answer|"
    r"reply|respond|survey|tickets?/new|inquiry|enquiry|service-?client|customer-?care|rsvp)(?:[^a-z]|$)"
)


class Options(Struct, frozen=True):
    """``unwatched``: phrases that say that nobody reads answers. ``ways``: phrases that offer a way to answer.

    ``@unwatched`` and ``@ways`` stand for msglint's own lists, ``{a|b}`` in a phrase for either word.
    """

    unwatched: tuple[Term, ...] = ("@unwatched",)
    ways: tuple[Term, ...] = ("@ways",)


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"found"})
    reads = Reads(contact=frozenset({"email"}), message=frozenset({"channel", "from", "reply_to"}), absence=True)

    def __init__(self, options: Options) -> None:
        self._unwatched = Phrases(options.unwatched)
        self._ways = Phrases(options.ways)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        found = self._closed(target, evidence)
        if found is None:
            return
        own = str(evidence.contact.get("email") or "").strip().casefold()
        if not any(self._leads_back(body, own) for body in target.bodies):
            yield found

    def _closed(self, target: Reading, evidence: Evidence) -> Match | None:
        """The match where answers are shut out: by the message's words, else by its sender."""
        for body in target.bodies:
            for passage in self._unwatched.among(told(body)):
                start, end = self._unwatched.find(passage.text)[0]
                return Match(passage.span(start, end), {"found": passage.text[start:end]})
        answers_to = str(evidence.message.get("reply_to") or "")
        if answers_to.strip() and not NO_REPLY.search(answers_to):
            return None
        for key, sender in (("reply_to", answers_to), ("from", str(evidence.message.get("from") or ""))):
            if NO_REPLY.search(sender):
                return Match(key=key, facts={"found": sender.strip()})
        return None

    def _leads_back(self, body: Body, own: str) -> bool:
        text = body.whole.text
        return (
            any(CONTACT.search(link.url) or link.words.text in self._ways for link in body.links)
            or any(self._unwatched.without(each.text) in self._ways for each in told(body))
            or any(hit[0].casefold() != own and not NO_REPLY.search(hit[0]) for hit in ADDRESS.finditer(text))
            or telephone(body.whole)
        )


def told(body: Body) -> Iterator[Passage]:
    """What the message says, its footer last."""
    yield from body.sentences
    if body.footer is not None:
        yield body.footer


def telephone(passage: Passage) -> bool:
    """Whether a telephone number stands in the text: after a word for it, or written as only such numbers are."""
    text = passage.text
    for hit in PHONE.finditer(text):
        digits = sum(char.isdigit() for char in hit[0])
        if DATE_LIKE.search(hit[0]) or "phone" in passage.fields(hit.start(), hit.end()):
            continue
        called = CALLING.search(text[max(0, hit.start() - WINDOW) : hit.start()]) is not None
        if called or (digits >= DIGITS and hit[0][0] in "+(0"):
            return True
    return False
