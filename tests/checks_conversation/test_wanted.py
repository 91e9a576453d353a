"""What kinds of answer a question wants, which a sentence gives, and what a sentence does about a matter."""

from __future__ import annotations

from time import perf_counter

import pytest

from msglint.reading.dialogue.acts import acts, answers_plainly, bare, puts_off
from msglint.reading.dialogue.answering import Deeds, answerless, takes_on, told_apart
from msglint.reading.dialogue.attention import Asked
from msglint.reading.dialogue.wanted import counts, given, wanted
from msglint.reading.topics import Topics


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("When does the ferry leave?", {"when"}),
        ("Hi, what time do you close on Sundays?", {"when"}),
        ("Could you tell me when the hall opens?", {"when"}),
        ("When I come by bike, can I leave it in the yard?", {"whether"}),
        ("How long do you keep the scans?", {"how long"}),
        ("How much is the deposit?", {"how much"}),
        ("How warm is the lake?", {"how much"}),
        ("Where do we meet?", {"where"}),
        ("Who plays the organ?", {"who"}),
        ("Why was it moved?", {"why"}),
        ("How do I change my address?", {"how"}),
        ("Can I bring my mother?", {"whether"}),
        ("Is it with or without milk?", {"what"}),
        ("Which bulbs fit the lamp?", {"what"}),
        ("Where is the hall, and when does it open?", {"where"}),
        ("Where is the hall? And when does it open?", {"where", "when"}),
        ("I'd like to know how long the repair takes.", {"how long"}),
        ("The gate was locked.", set()),
        ("Wann kommt der Monteur?", {"when"}),
        ("Was kostet die Mappe?", {"how much"}),
        ("Darf ich den Hund mitbringen?", {"whether"}),
        ("Combien coûte le cours ?", {"how much"}),
        ("Où se trouve l'entrée ?", {"where"}),
        ("¿Cuánto tiempo tarda?", {"how long"}),
        ("¿El desayuno está incluido?", {"whether"}),
        ("Hoe laat begint het?", {"when"}),
    ],
)
def test_what_a_question_wants(text: str, kinds: set[str]) -> None:
    assert wanted(text) == kinds


@pytest.mark.parametrize(
    ("kind", "gives", "not_"),
    [
        ("when", "The boat leaves at half past nine.", "The boat has room for forty guests."),
        ("when", "Im Mai.", "Die Boote sind aus Holz und werden von Hand gebaut."),
        ("how much", "It is 40 a term.", "The course lasts 40 weeks."),
        ("how much", "Members pay nothing.", "Our pages are printed on paper made of grass."),
        ("how long", "Two weeks at most.", "Scans are stored with great care."),
        ("where", "Behind the town hall.", "Prams and slings sell well."),
        ("who", "Ask Marta Quill.", "The song has five verses."),
        ("why", "The pump broke.", "Our pumps come from Denmark."),
        ("whether", "Only on a lead.", "Guests love the garden."),
        ("when", "Since May.", "The house was built in the 1930s."),
    ],
)
def test_what_a_sentence_gives(kind: str, gives: str, not_: str) -> None:
    assert kind in given(gives)
    assert kind not in given(not_)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The pump broke on Monday.", "happened"),
        ("A new one comes on Tuesday.", "will happen"),
        ("There is no charge for it.", "granted"),
        ("Bring the receipt.", "directs"),
        ("Which size was it?", "asks"),
        ("My colleague takes care of it.", "first person"),
        ("Here is the page: https://kite.example/routes", "link"),
    ],
)
def test_what_a_sentence_does(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zips wear out.",
        "Breakfast is served on the terrace.",
        "Rules are rules.",
        "Your feedback is important to us.",
        "Thank you for your patience.",
        "Street lighting complies with the standards.",
    ],
)
def test_a_sentence_that_does_nothing(text: str) -> None:
    assert not acts(text)


def test_the_same_of_the_same_puts_off() -> None:
    assert puts_off("Opening hours are opening hours.")
    assert puts_off("It is done when it is done.")
    assert not puts_off("The soup is hot.")


def test_bare_answers() -> None:
    assert all(map(counts, ("Eighteen, with the slider.", "From five.", "48 and about an hour")))
    assert not counts("The eighteenth is full.")
    assert bare("The lentil one is; the pumpkin has cream.")
    assert not bare("The lentil soup is hot.")
    assert answers_plainly("Inside yes, outside only white.")
    assert answers_plainly("Of course.")
    assert not answers_plainly("There is yesterday's bread.")


def deeds(text: str) -> Deeds:
    return Deeds.of(text, Topics().read(text))


def asked(text: str, kind: str = "question") -> Asked:
    return Asked.of(text, Topics().read(text), kind)


@pytest.mark.parametrize(
    ("question", "reply", "nothing"),
    [
        ("When do we get the gallery?", ["The gallery has a password and room for 2,000 pictures."], True),
        ("When do we get the gallery?", ["The gallery has a password.", "It will be there in June."], False),
        ("When do we get the gallery?", ["I am still at the colours."], False),
        ("Which shoes does she need?", ["Ballet is good for posture."], False),
        ("The zip broke.", ["Zips wear.", "Good ones cost more."], True),
        ("The zip broke.", ["Zips wear.", "A metal one goes in, at no charge."], False),
        ("My receipt has the wrong name.", ["Corrected: the new receipt is attached."], False),
        ("My receipt has the wrong name.", ["Our spring sale is on, with 20 % off all bags until Sunday."], True),
        ("Is the soup vegan?", ["The lentil one is."], False),
    ],
)
def test_answerless(question: str, reply: list[str], nothing: bool) -> None:
    assert answerless(asked(question), [deeds(text) for text in reply]) is nothing


def test_whether_its_form_tells() -> None:
    assert told_apart(asked("When do we leave?"))
    assert told_apart(asked("The lamp is dark.", "complaint"))
    assert not told_apart(asked("Which lamp fits?"))


def test_taking_on() -> None:
    question = asked("Can I change the name on the ticket?")
    loose, plain = (
        [deeds(text)] for text in ("Tickets can be booked up to eleven months ahead.", "I have changed it.")
    )
    assert not takes_on(question, loose)
    assert takes_on(question, plain)


@pytest.mark.parametrize("part", ["a", "tell me when, ", "is is ", "a-", "1 "])
def test_hostile_text_takes_no_time(part: str) -> None:
    text = part * (200_000 // len(part))
    began = perf_counter()
    wanted(text)
    deeds(text)
    assert perf_counter() - began < 5
