"""The check `dismissive`: whether a reply turns its reader away."""

from __future__ import annotations

import pytest
from conversations import dismissals, row, shown

from msglint.checks import dismissive
from msglint.model import Confidence

LEAK = row("complaint", "The kettle leaks after a week.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("As stated, no refunds will be given.", "As stated"),
        ("This is not our department.", "is not our department"),
        ("There is nothing we can do.", "There is nothing we can do"),
        ("Read the manual.", "Read the manual"),
        ("It works for everybody else.", "works for everybody"),
        ("We consider the matter closed.", "consider the matter closed"),
        ("Dafür sind wir nicht zuständig.", "nicht zuständig"),
        ("Nous ne pouvons rien faire.", "ne pouvons rien"),
        ("No podemos hacer nada.", "No podemos hacer"),
        ("Non possiamo farci nulla.", "Non possiamo farci"),
        ("Wij kunnen niets voor u doen.", "kunnen niets"),
        ("Não podemos fazer nada.", "Não podemos fazer"),
    ],
)
def test_phrases_that_turn_away(text: str, words: str) -> None:
    (match,) = dismissals(f"Hi Dev,\n\n{text}", LEAK)
    assert match.facts == {"found": words}
    assert shown([match])


def test_the_gravest_words_are_pointed_at() -> None:
    (match,) = dismissals("Thank you for your feedback. Unfortunately this is not our problem.", LEAK)
    assert match.facts == {"found": "is not our problem"}


def test_a_courtesy_with_nothing_else() -> None:
    (match,) = dismissals("Thank you for your feedback! We hope to see you soon.", LEAK)
    assert match.facts == {"found": "Thank you for your feedback"}
    assert not dismissals("Thank you for your feedback! I have sent you a new kettle today.", LEAK)


@pytest.mark.parametrize(
    "text",
    [
        "I am afraid we cannot refund it, because the concert took place. I can offer you another date until Friday.",
        "That was us. A new kettle leaves our store today; keep the old one.",
        "Sorry for the inconvenience. Can you tell me the number on the lid? Then I can look it up.",
        "Repairs are done in Linz. I have sent them your letter, and Frau Moser will call you before Wednesday.",
        "Unfortunately not this year, since the redesign takes all of us. Until then open Settings and choose Dark.",
        "You are right, and I am sorry. The bill is cancelled.",
        "Es tut mir leid, das war unser Fehler. Wir schicken Ihnen heute einen neuen.",
        "Vous avez raison : je vous rembourse aujourd'hui, et le nouveau part demain.",
    ],
)
def test_replies_that_answer(text: str) -> None:
    assert not shown(dismissals(f"Hi Dev,\n\n{text}\n\nKari", LEAK))


@pytest.mark.parametrize(
    "text", ["Yes, in Mill Lane.", "Eleven.", "M, if you like it close.", "Oat, soy and cow's.", "No."]
)
def test_short_answers(text: str) -> None:
    assert not shown(dismissals(text, row("question", "Which one should I take, and where?")))


def test_quoted_words_and_the_sign_off_are_no_reply() -> None:
    text = (
        "Hi Dev,\n\nthat was us, and it works again. I have held your seats until tonight.\n\nKari\n\n"
        "> On Monday you wrote:\n> There is nothing we can do, they said. Not our department!"
    )
    assert not shown(dismissals(text, LEAK))


def test_the_readers_own_words_are_not_ours() -> None:
    text = "You wrote: «open_question=There is nothing we can do, they said!» I have asked the workshop."
    assert not shown(dismissals(text, question="There is nothing we can do, they said!"))


def test_impersonal_rules_without_a_listed_phrase() -> None:
    text = "Drivers keep to a timetable. Passengers reach the stop in good time."
    (match,) = dismissals(text, row("complaint", "Your driver closed the doors in front of me."))
    assert match.facts == {"found": "Drivers keep to a timetable."} or match.confidence is Confidence.LOW


def test_honest_confidence() -> None:
    (plain,) = dismissals("As stated, this is not our problem. We consider the matter closed.", LEAK)
    assert plain.confidence is Confidence.HIGH
    mixed = dismissals("As already mentioned, please send us a photo of the lid and the receipt.", LEAK)
    assert all(match.confidence is not Confidence.HIGH for match in mixed)


def test_without_a_question() -> None:
    assert shown(dismissals("This is not our department. Have a nice day!"))
    assert not dismissals("I have asked the workshop and will call you on Thursday.")


def test_a_houses_words() -> None:
    text = "Thus spake the committee."
    (match,) = dismissals(text, LEAK, turning=("thus spake the {committee|board}",))
    assert match.facts == {"found": "Thus spake the committee"}
    assert dismissals(text, LEAK, turning=("nothing of the kind",)) != [match]


def test_limits_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="unsure"):
        dismissive.Check(dismissive.Options(likely=0.9, sure=0.8))


@pytest.mark.parametrize("text", ["", "🙂", "x" * 50_000, "> only a quote\n> of two lines", "Kari"])
def test_odd_replies(text: str) -> None:
    assert len(dismissals(text, LEAK)) <= 1
