"""What comes of a matter by a reply: done, promised, asked about, kept under a number; and its words on the whole."""

from __future__ import annotations

from time import process_time

import pytest
from conversations import dismissals, row, shown

from msglint.reading.dialogue.outcome import goes_on, settles, tells_where
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.dialogue.replies import Lexicon, Spoken, diction, reply_features
from msglint.reading.topics import Topics

NONE = Lexicon(*(Phrases(()),) * 4)
BROKEN = row("complaint", "The player stops after every song since the update.")
EXPORT = row("question", "Can I get my recipes out as one file?")


@pytest.mark.parametrize(
    "text",
    [
        "Could you please attach the log that it writes?",
        "Have you tried the build of last night?",
        "Which version of the player is it?",
        "Does it still happen with the cable out?",
        "Are you logged in as a guest?",
        "What do you mean by stops?",
        "Duplicate of #418, closing.",
        "Closed in favour of #77.",
        "#90 covers this.",
        "Is the small lamp at the back red?",
        "How far is the shop in Harbour Street for you?",
        "Send us a private message, so that we can look at it with you.",
        "We'd like to take a closer look: please call 555 0142.",
        "You can switch the old view on again under Display.",
    ],
)
def test_a_reply_that_goes_on(text: str) -> None:
    assert goes_on(text)
    assert not shown(dismissals(text, BROKEN))


@pytest.mark.parametrize(
    "text",
    [
        "Who needs that?",
        "Seriously?",
        "Why wouldn't it be?",
        "Have you read anything at all?",
        "Duplicate.",
        "Did you even look?",
        "Is there anything else we can do for you?",
        "Have you seen our new players?",
        "We'd love to hear more about your experience!",
        "You can leave your feedback on our page.",
    ],
)
def test_a_question_that_wants_no_answer(text: str) -> None:
    assert not goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mended in 4.2.",
        "@mina mended.",
        "It is back again.",
        "I'll have a look tonight.",
        "Thanks, and will merge it on Friday.",
        "You'll hear from Kari by noon.",
        "A new one should be out by the end of May.",
        "We know about it and are working on it.",
    ],
)
def test_a_matter_that_is_settled(text: str) -> None:
    assert settles(text)
    assert not shown(dismissals(text, BROKEN))


@pytest.mark.parametrize(
    "text",
    [
        "Nobody else has this. Must be your computer.",
        "People always complain when something changes. You will get used to it.",
        "We get many requests and can't react to each one. Closing this now.",
        "Then use another player.",
        "The player works as designed. If you don't like that, nobody forces you to use it.",
        "You should have made a copy before you updated. Nothing I can do about that now.",
        "Thank you for sharing your thoughts. We take all feedback on board and always strive to improve.",
    ],
)
def test_long_and_short_dismissals(text: str) -> None:
    assert shown(dismissals(text, BROKEN))


@pytest.mark.parametrize(
    "text",
    [
        "Yes, under File > Export, as one file for each cookbook.",
        "That isn't possible yet, since the pictures are kept apart. Until June I can send you the file by mail.",
        "https://recipes.example/help/export",
        "Export moved to the Share menu.",
        "Only on the computer; the phone has no room for it.",
    ],
)
def test_terse_and_honest_answers(text: str) -> None:
    assert not shown(dismissals(text, EXPORT))


def test_an_address_answers_who_asks_for_it() -> None:
    text = "Please contact our customer service: help@kite.example."
    assert not shown(dismissals(text, row("question", "Who can I write to about a lost score?")))
    assert shown(dismissals(text, row("complaint", "You lost my score.")))


def test_the_sentence_that_turns_away_is_shown() -> None:
    (match,) = dismissals("Thank you for the long letter, Mina. Songs stop, that's what songs do.", BROKEN)
    assert match.facts == {"found": "Songs stop, that's what songs do."}


def test_words_as_they_stand() -> None:
    assert diction("Fixed in 4.2, see https://a.example/b!") == {"fixed", "in", "0", "see"}


def test_a_reply_is_seen_whole() -> None:
    topics = Topics()
    texts = ("Is it the red one?", "We have none.")
    found = reply_features(None, [Spoken.of(text, NONE, topics.read(text)) for text in texts])
    assert (found["asks"], found["all asks"]) == (1.0, 0.5)
    assert found["word none"] == found["word red"]
    assert not any(name.startswith("axis") for name in found)


def test_hostile_replies_take_linear_time() -> None:
    def seconds(times: int) -> float:
        begun = process_time()
        for text in (
            "could you please " * times + "?",
            "what exactly " * times,
            "duplicate of " * times + "#",
            "#" * times,
            " . " * times,
            "send us call so " * times,
            "which you can also " * times,
            "a-" * times,
        ):
            goes_on(text)
            settles(text)
            tells_where(text)
        return process_time() - begun

    seconds(200)
    assert seconds(20_000) < 2
