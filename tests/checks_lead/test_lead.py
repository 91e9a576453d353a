"""The check `lead` on openings as the reading hands them over."""

from __future__ import annotations

import pytest
from leads import flagged, matches, opening, passage
from msgspec.structs import replace

from msglint.checks import lead
from msglint.model import Confidence, Passage, Personal, Piece, Scope
from msglint.reading.appraisal import Appraisal
from msglint.reading.lead import past_name


@pytest.mark.parametrize(
    "text",
    [
        "You won't want to miss our new season! Twelve concerts await.",
        "Our gallery is proud to present the first solo exhibition of Hana Petrov.",
        "Tosca returns to the castle gardens this summer, with Ilaria Conti in the title role.",
        "Please donate before midnight so that we can reach our goal of $50,000.",
        "Introducing the Halden 3, our lightest watch yet.",
        "Looking for the perfect gift? We've got you covered.",
        "Save 20% on all candles this weekend.",
        "I'm Ana, founder of Brandloft, and we design packaging for small breweries.",
        "The future of analytics is here. Meet Orbit.",
        "Thank you for your support. We are delighted to present our 2026 calendar.",
    ],
)
def test_openings_that_start_from_the_sender(text: str) -> None:
    assert flagged(opening(text))


@pytest.mark.parametrize(
    "text",
    [
        "We noticed you asked about evening concerts.",
        "Last year you sat behind a pillar twice. This season there are new seats.",
        "Your boiler was last serviced in «last_visit=November», and the warranty asks for one a year.",
        "Most night nurses eat standing up, at three in the morning.",
        "If stairs are hard for you, there is a lift from the car park now.",
        "Thank you for the Saturday mornings you spent sorting tins with us.",
        "«last_event=Hedda Gabler» made you angry, you told Anna in the foyer.",
        "Getting out with two small children on a Saturday morning is hard enough.",
        "How did the shoes do on the coast path? You were worried about the left heel.",
        "Saw that «company=Kestrel Foods» is opening a second warehouse in spring.",
    ],
)
def test_openings_that_start_from_the_reader(text: str) -> None:
    assert not matches(opening(text))


@pytest.mark.parametrize(
    "text",
    [
        "When Amina was nine, her family left home with one suitcase.",
        "Wishing you a peaceful holiday season.",
        "Could you take two minutes to fill in our survey?",
        "Just checking in on the proposal.",
        "Your order has shipped and should arrive on Thursday.",
        "Please confirm your email address by clicking the link below.",
        "My name is Peter Voss and I am the new volunteer coordinator.",
        "The meeting is at seven in the parish hall.",
        "Welcome to the family! We are so glad that you are here.",
    ],
)
def test_neutral_openings(text: str) -> None:
    assert not flagged(opening(text))


def test_the_evidence_names_the_words_and_where_the_reader_matters() -> None:
    text = "We are thrilled to announce our new season. You told us that evenings are hard with the twins."
    (match,) = matches(opening(text))
    assert match.facts == {"product": "thrilled to announce our new season", "reader": "only in sentence 2"}
    assert match.span is not None
    assert text[match.span.start : match.span.end] == "thrilled to announce our new season"
    assert match.confidence is Confidence.HIGH


def test_a_reader_who_never_comes() -> None:
    (match,) = matches(opening("Introducing our new season. Seven concerts, two premieres."))
    assert match.facts["reader"] == "nowhere in the opening"


def test_product_words_from_the_record_are_personal() -> None:
    (match,) = matches(opening("Introducing «favourite_product=Halden 3». It is our new watch.", "en"))
    assert not isinstance(match.facts["product"], Personal)
    (match,) = matches(opening("Our new «wish_list=watch» is here."))
    assert match.facts["product"] == Personal("Our new watch is here", "wish_list")


@pytest.mark.parametrize("contact", [{"interests": "jazz; Tove Lind"}, {"topics": ["crime", "tove lind"]}])
def test_news_that_the_reader_asked_for(contact: dict[str, object]) -> None:
    news = opening("Our autumn catalogue is out, with a new novel by Tove Lind.")
    assert flagged(news, {"interests": "walking"})
    assert not matches(news, contact)


def test_a_product_of_the_front_matter_that_fits_an_interest() -> None:
    news = opening("The Early Music Days are back in May, with nine concerts.")
    contact, message = {"interests": "early music"}, {"products": ["Early Music Days", "Organ Week"]}
    assert matches(news)
    assert not matches(news, contact, message)
    assert matches(opening("Organ Week is back in May, with nine concerts."), contact, message)


def test_an_interest_is_no_part_of_another_word() -> None:
    assert flagged(opening("Our new partner opera-house opens its season with Carmen."), {"interests": "art"})


def test_the_readers_company_spelt_out() -> None:
    text = "Oakline's growth from 40 to 80 people usually shows where payroll breaks."
    assert not matches(opening(text), {"company": "Oakline"})


def test_words_of_the_house() -> None:
    text = "The Winter Passport is twelve evenings in six houses."
    assert flagged(opening(text), product_words=("winter passport",))
    need = "Step-free ways through the hall are new since March."
    assert not matches(opening(need), need_words=("step-free",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous sommes ravis de vous présenter notre nouvelle saison.", "fr"),
        ("Wir freuen uns, Ihnen unsere neue Saison vorzustellen.", "de"),
        ("Nous sommes ravis de vous présenter notre nouvelle saison.", ""),
    ],
)
def test_other_languages_are_not_judged(text: str, language: str) -> None:
    assert not matches(opening(text, language))


def test_subjects() -> None:
    subject = lead.Check(lead.Options(scope="subject"))
    assert subject.scope is Scope.SUBJECT
    assert matches(passage("Introducing our new season", "subject"), scope="subject")
    assert matches(passage("Up to 50% off everything", "subject"), scope="subject")
    assert not flagged(passage("You asked about evening concerts", "subject"), scope="subject")
    assert not matches(passage("Nouvelle saison", "subject"), scope="subject")


def test_confidence_follows_the_probability() -> None:
    text = opening("Introducing our new season.")
    assert matches(text, likely=0.5, sure=1.0)[0].confidence is Confidence.MEDIUM
    assert matches(text, likely=1.0, sure=1.0)[0].confidence is Confidence.LOW


def test_thresholds_must_fit_together() -> None:
    with pytest.raises(ValueError, match="likely ≤ sure"):
        lead.Check(lead.Options(likely=0.9, sure=0.6))


def test_the_same_opening_gives_the_same_answer() -> None:
    text = "We can't wait to share our 2026 programme with you."
    assert matches(opening(text)) == matches(opening(text))


def test_what_the_front_matter_offers_is_a_product() -> None:
    (match,) = matches(
        opening("The Dock Street Passport is twelve evenings in six houses."),
        message={"products": ["Dock Street Passport"]},
    )
    assert "Dock Street Passport" in str(match.facts["product"])
    assert matches(opening("Tideway is the bank for people on the move."), message={"partner": "Tideway"})


def test_what_the_front_matter_offers_may_come_after_the_need() -> None:
    text = "You asked about boats: our partner Quay Insurance offers you a check."
    assert not matches(opening(text), message={"partner": "Quay Insurance"})
    assert not matches(opening(text), product_words=("Quay Insurance", "check"))


def test_words_that_only_colour_must_be_more_probable() -> None:
    plain = Appraisal("product-first", 0.67, 0.67, None, firm=True, reader=None)
    assert lead.confidence(plain, lead.Options()) == Confidence.MEDIUM
    assert lead.confidence(replace(plain, firm=False), lead.Options()) == Confidence.LOW
    assert lead.confidence(replace(plain, firm=False, product=0.72), lead.Options()) == Confidence.MEDIUM
    assert lead.confidence(replace(plain, product=0.9), lead.Options()) == Confidence.HIGH
    assert lead.confidence(replace(plain, product=0.6), lead.Options()) == Confidence.LOW


@pytest.mark.parametrize(
    "text",
    [
        "We saw that Tolliver is opening two depots. I specialize in yards and helped a carrier to grow by a third.",
        "Thank you for registering for the Solder Night! We are thrilled that so many places have been taken.",
        "I am pleased to congratulate you on your place in the course. Our faculty was impressed by your drawings.",
    ],
)
def test_what_is_the_readers_own_is_not_taken_back_by_what_follows(text: str) -> None:
    assert not flagged(opening(text))


def test_an_opening_after_a_courtesy_is_judged_by_what_it_sells() -> None:
    assert flagged(
        opening("Thank you for your interest in Cedar Hall. Our new apartments offer a gym, a pool and a view.")
    )


def test_a_subject_starts_after_the_name_that_it_calls() -> None:
    named = Passage("subject", 0, "Parissa, 20 % off until Sunday", (Piece(0, 7, ("first_name",), literal=False),))
    (match,) = matches(named, scope="subject")
    assert match.span.start == 9
    assert match.confidence is Confidence.HIGH
    assert past_name(named).text == "20 % off until Sunday"
    for text, end in (("Parissa", 7), ("Parissa,", 7), ("Parissa Behnia's seats", 14)):
        subject = Passage("subject", 0, text, (Piece(0, end, ("full_name",), literal=False),))
        assert past_name(subject) == subject
