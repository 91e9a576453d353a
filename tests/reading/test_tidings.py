"""Several quiet signs together show a notice."""

from __future__ import annotations

import pytest

from msglint.reading.purpose import transactional_words


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Lease confirmed for {{ flat_title }}", "Hi {{ first_name }}, the rental is confirmed: {{ listing_url }}"),
        ("Backup failed", "<p>A backup ({{ backup.kind }}) failed at {{ time }}.</p><code>{{ error }}</code>"),
        ("Search update - {{ case_ref }}", "Your request is being processed. Status: {{ status }} Due: {{ due_date }}"),
        (
            "Konto {{ user.username }} gesperrt",
            "Nach zu vielen Versuchen wurde das Konto {{ user.username }} gesperrt.",
        ),
        ("Prêt confirmé", "Nous confirmons l'emprunt du livre suivant : {{ loan.title }}"),
        ("Cambio en sus datos", "El {{ fecha }} alguien registró un cambio en sus datos. Está pendiente."),
        ("Rit {{ ride_id }} geannuleerd", "Beste {{ name }}, van: {{ pickup }} naar: {{ dropoff }}"),
        ("Заказ {{ order.id }} оформлен", "Здравствуйте! Ваш заказ принят. Дата: {{ order.date }}"),
    ],
)
def test_several_quiet_signs_tell_of_a_notice(subject: str, text: str) -> None:
    assert transactional_words([subject, text], subject=subject)


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour {{ prenom }}, la demande {{ dossier.reference }} est créée.",
        "Hi {{ name }}, the case is closed: {{ case_url }}",
    ],
)
def test_a_text_message_says_it_in_a_line(text: str) -> None:
    assert transactional_words([text])
    assert transactional_words([text + " The rest is told at length." * 9]) == ""


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Your membership expires on {{ expires }}", "Renew for another year of {{ benefit }}: {{ renew_url }}"),
        (
            "Registration is open",
            "Talks were accepted and the programme is confirmed. Book by {{ deadline }}: {{ url }}",
        ),
        ("Invoices, approved in a click", "{{ company }} still chases invoices? See how requests are approved."),
        ("Complete your order", "Hi {{ first_name }}, your basket is waiting: {{ recovery_url }}"),
        ("A quick idea for {{ company }}", "Your team's requests are assigned, tracked and completed in one place."),
        (
            "The garden is confirmed",
            "The new garden opens in May, and your {{ last_gift_amount }} paid for its gate.",
        ),
        (
            "Updates from the harbour",
            "The boats were renewed, the café has been opened. {{ event_title }} is next.",
        ),
        ("Welcome to {{ club.name }}", "Your membership is active for {{ season }}. We wish you many good matches."),
    ],
)
def test_a_mailing_with_some_of_the_signs_is_none(subject: str, text: str) -> None:
    assert transactional_words([subject, text], subject=subject) == ""
