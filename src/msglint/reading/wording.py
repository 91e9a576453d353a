"""What words are by themselves, wherever they stand: found once for all messages that say them."""

from __future__ import annotations

from functools import lru_cache

from msglint.memory import LONGEST, once
from msglint.reading import attributions, closings
from msglint.reading.lexicon import LEAD, LONGEST_GREETING, openers
from msglint.reading.sentences import sentences
from msglint.reading.urls import Standing, standing
from msglint.reading.values import RAW_STARTS
from msglint.reading.words import ANY_SCRIPT, fold, stop_tokens, worth
from msglint.regex import regex

_ARROWS = regex(r"(?:>\s?)+")
_STOP = regex(r"[.!?:…。！？‽][\"'”’»)\]*_」』]*[\s\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]*$")
_UNSPACED = regex("[\u0e00-\u9fff]")
"""Scripts written without spaces, and some that are rare in mail."""
_LONG_LAST_WORD = regex(r"\w{5,}[.!?…]['\"”’»)]*$|[!?]$")
"""How a sentence ends, and not a firm's or person's name ("Weber Ltd.", "Weber jr.")."""
_NAME = regex(r"[^\W\d_a-z]\w*[.’']?(?:[ -][^\W\d_a-z]\w*[.’']?){0,3}(?:, [^\n]{1,40})?")
"""A name: up to four words that begin with a capital."""
_UNSTOPPED = 3
"""Spaces in what stands before "Reply STOP" where no full stop parts the two."""
_BROWSER = 160
"""Characters that a line has at most which leads to the message as a web page."""
_MOST = 8_192
"""Lines and sentences that are remembered: of a message's lines many are told apart by a value or two."""


class Wording:
    """A line or a sentence, without the white space around it, and what can be said of it without those around it.

    Each fact is found when it is first asked for. What a line is to its message is decided by these facts alone, and by
    where it stands.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @once
    def folded(self) -> str:
        """The words without case and accents, as long as they are."""
        return fold(self.text)

    @once
    def spaces(self) -> int:
        """How many spaces it has, those that do not break among them."""
        return self.folded.count(" ")

    @once
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each of its sentences."""
        return tuple(sentences(self.text, 0, len(self.text)))

    @once
    def headline(self) -> str:
        """The folded words with single spaces between them, "Subject:" taken off."""
        return " ".join(self.folded.removeprefix("subject:").split())

    # how long it is and how it ends

    @once
    def count(self) -> int:
        """How many words; scripts without spaces have about one in two characters."""
        unspaced = 0 if self.text.isascii() else len(_UNSPACED.findall(self.text[:200]))
        return self.text.count(" ") + self.text.count("\n") + 1 + unspaced // 2

    @once
    def stops(self) -> bool:
        """Whether it ends as sentences do, or with a colon."""
        return _STOP.search(self.text[-12:]) is not None

    @once
    def is_sentence(self) -> bool:
        """Whether it is long enough, and ends as sentences do, to be more than a headline."""
        count = self.text.count(" ") + 1
        return count >= 12 or (count >= 5 and closings.SENTENCE_END.search(self.text[-8:]) is not None)

    @once
    def ends(self) -> bool:
        """Whether a full stop or its like is the last of it."""
        return closings.SENTENCE_END.search(self.folded) is not None

    @once
    def urls(self) -> tuple[Standing, ...]:
        """The addresses in it."""
        return standing(self.text)

    # its language

    @once
    def stop_words(self) -> tuple[str, ...]:
        """The tokens that may be stop words of some language, as often as they stand there."""
        return tuple(stop_tokens(self.text))

    @once
    def points(self) -> int:
        """How much its stop words tell of each language, as often as they stand there."""
        return sum(map(worth, self.stop_words))

    @once
    def least(self) -> int:
        """How much they tell of each language if each counts once."""
        return sum(map(worth, set(self.stop_words)))

    @once
    def has_script(self) -> bool:
        """Whether it has letters of a script that tells the language."""
        return not self.text.isascii() and ANY_SCRIPT.search(self.text) is not None

    # whom it greets

    @once
    def is_plain(self) -> bool:
        """Whether it begins with no words that greet and holds nothing that a merge token begins with."""
        text = self.text
        end = min(len(text), LONGEST_GREETING)
        lead = LEAD.match(text, 0, end)
        begins = openers().match(self.folded, lead.end() if lead else 0, end) is not None
        return text.isascii() and not begins and RAW_STARTS.isdisjoint(text)

    # whose words they are

    @once
    def is_marked(self) -> bool:
        """Whether it begins with ``>``."""
        return _ARROWS.match(self.text) is not None

    @once
    def may_quote(self) -> bool:
        """Whether it may be the words of another, or say whose words follow."""
        return self.is_marked or self.hints

    @once
    def hints(self) -> bool:
        """Whether it may say, alone or with those below it, whose words follow."""
        return attributions.hints(self.folded)

    @once
    def attributes(self) -> bool:
        """Whether it says whose words follow."""
        return attributions.attributes(self.folded)

    # how a message ends

    @once
    def signs_off(self) -> bool:
        """Whether it begins with a phrase that takes leave, and says little more."""
        return closings.is_signoff(self.folded)

    @once
    def takes_leave(self) -> bool:
        """Whether it says good-bye and nothing else; "Thanks" may well stand at the head."""
        return self.signs_off and not closings.is_thanks(self.folded)

    @once
    def delimits(self) -> bool:
        """Whether it is the line that sets a signature apart."""
        return closings.DELIMITER.match(self.folded) is not None

    @once
    def is_team(self) -> bool:
        """Whether it is only the senders' name."""
        return closings.is_team(self.folded)

    @once
    def is_postscript(self) -> bool:
        return closings.POSTSCRIPT.match(self.folded) is not None

    @once
    def is_name(self) -> bool:
        """Whether it is a name, as it is written below a letter."""
        return _NAME.fullmatch(self.text) is not None

    @once
    def is_label(self) -> bool:
        """Whether it may stand below a letter beside a name: it is short, ends no sentence and holds no address."""
        text = self.text
        short = text.count(" ") <= closings.LONGEST
        return short and not (closings.URL.search(text) or closings.SENTENCE_END.search(text))

    @once
    def goes_beyond_names(self) -> bool:
        """Whether it says more than the names and titles that follow a sign-off."""
        folded = self.folded
        return (self.spaces >= 2 and _LONG_LAST_WORD.search(folded) is not None) or (self.spaces >= 6 and self.ends)

    @once
    def addresses(self) -> bool:
        """Whether it begins with words that greet and that a name must follow."""
        opener = openers().match(self.folded, 0, len(self.folded))
        return opener is not None and opener[0].needs_name

    # what belongs to the mailing rather than to the message

    @once
    def is_mailing(self) -> bool:
        """Whether it speaks of the mailing itself."""
        return closings.mailing().matches(self.folded)

    @once
    def begins_mailing(self) -> bool:
        """Whether words that speak of the mailing may begin at its end, to go on in the next line."""
        return closings.HALF_PHRASE.search(self.folded[-closings.HALF :]) is not None

    @once
    def mailing_from(self) -> int:
        """Where the sentence begins that first speaks of the mailing; 0 where all of it does, or nothing.

        Text messages often save the full stop: "see you at eight: larch.example/s Reply STOP to end".
        """
        found = closings.mailing().find(self.folded)
        if not found:
            return 0
        start, end = next(((start, end) for start, end in self.sentences if end > found[0][0]), (0, 0))
        stop = closings.STOP_WORDS.search(self.text, start, end)
        return stop.start() if stop and self.text.count(" ", start, stop.start()) >= _UNSTOPPED else start

    @once
    def leads_away(self) -> bool:
        """Whether it only leads to another page."""
        return closings.leads_away(self.folded)

    @once
    def is_address(self) -> bool:
        """Whether there is a postal address in it."""
        return closings.address().matches(self.folded)

    @once
    def is_prose(self) -> bool:
        """Whether it is a sentence of some length, and no address."""
        return closings.is_prose(self.folded)

    @once
    def leads_to_browser(self) -> bool:
        """Whether it leads to the message as a web page, and says little more."""
        return len(self.text) <= _BROWSER and closings.browser().matches(self.folded)


_kept = lru_cache(maxsize=_MOST)(Wording)


def wording(text: str) -> Wording:
    """The words of a line or a sentence."""
    return _kept(text) if len(text) <= LONGEST else Wording(text)
