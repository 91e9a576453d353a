"""Invitations by a person, codes and confirmed addresses are told as transactional; a promotion beside them is not."""

from __future__ import annotations

import pytest

from msglint.reading.purpose import transactional_words


@pytest.mark.parametrize(
    "words",
    [
        "Hi {{ guest }}, {{ host.name }} would like to invite you as a guest on the show.",
        "Bonjour, {{ hote }} vous invite à rejoindre le chœur en tant que choriste.",
        "Vous avez reçu une invitation. Elle expire dans trois jours.",
        "Hello {{ name }}, your e-mail address has been verified. Open the desk: {{ url }}",
        "Bonjour, voici votre code de vérification : {{ code }}",
    ],
)
def test_notices_are_transactional(words: str) -> None:
    assert transactional_words([words])


@pytest.mark.parametrize(
    "words",
    [
        "We would like to invite you to the late concert on Friday.",
        "Le théâtre du port vous invite à découvrir sa nouvelle saison.",
        "Your code for 20 % off: SPRING. Voici votre code promo.",
    ],
)
def test_promotions_are_not(words: str) -> None:
    assert not transactional_words([words])
