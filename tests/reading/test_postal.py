"""Postal addresses of many countries, and numbers that are none."""

from __future__ import annotations

import time

import pytest
from messages import message

from msglint.reading.postal import has_address, is_address, names_address, ways

ADDRESSES = """\
Larch Garden, 4 Mill Lane, Easthaven
The Harbor Stage · 350 5th Ave · New York, NY 10118
221B Baker Street, London
Tide House, Cardiff CF10 1AA
One Ferry Plaza, San Francisco
Harbor Stage, New Harbor, Massachusetts 02740
100 King St W, Toronto, ON M5X 1A9
Level 3, 12 Pitt St, Sydney NSW 2000
The Old Mill, Dublin 8, D08 X4F2
Harbor Arts, Hauptstraße 12, 20095 Hamburg
Kulturhaus Nord e.V. | Am Markt 3 | 24103 Kiel
Bahnhofstrasse 1, CH-8001 Zürich
Mariahilfer Straße 10, 1070 Wien
Théâtre du Port, 12 rue de la Paix, 75002 Paris
3 bis, quai des Belges
Keizersgracht 12, 1015 CN Amsterdam
Via Roma 12, 20121 Milano
Calle Mayor, 5, 28013 Madrid
Avda. de la Constitución s/n
Rua das Flores, 45, 1200-195 Lisboa
Av. Paulista, 1000 - Bela Vista, São Paulo - SP, 01310-100
Storgatan 12, 111 51 Stockholm
Vesterbrogade 7, 1620 København V
Karl Johans gate 12, 0154 Oslo
Mechelininkatu 3, 00100 Helsinki
ul. Długa 5, 00-238 Warszawa
Váci utca 12, 1052 Budapest
Москва, ул. Тверская, д. 7
İstiklal Caddesi No 5, Beyoğlu
14, MG Road, Bengaluru - 560 001
Marina Bay, Singapore 018956
〒150-0002 東京都渋谷区渋谷2-1-1
北京市朝阳区建国路88号
서울시 강남구 테헤란로 123
PO Box 12, Easthaven
Postfach 10 12 44, Kiel
BP 123, 13001 Marseille
Postbus 15, Utrecht
Apartado de Correos 44, Gijón
Registered office: The Tannery, Bath
Impressum""".splitlines()

NONE = """\
Seats for the late concert are on sale: two for 40 dollars until Friday 12 March.
Am Freitag 20 Uhr im Hafen; am 14. März um 19:30
Call 555-0142 or 212 555 0100 today.
Your order number is 10222. It ships on 12 May 2026.
4 people from the market hall will sit for you
© 2026 Harbor Arts. All rights reserved.
In 2026 Harbor Arts will open 12 rooms.
Il concerto del 14 marzo alle 20:30
Choose what you hear from us: https://larch.example/preferences?id=10222
Le 14 mars à 20 h, 2 places vous attendent
Platz 12 in Reihe 4
after 5 years, semester 2
alle 5 Minuten""".splitlines()


@pytest.mark.parametrize("words", ADDRESSES)
def test_an_address(words: str) -> None:
    assert is_address(f"Thank you for coming.\n\n{words}\nUnsubscribe")


@pytest.mark.parametrize("words", NONE)
def test_no_address(words: str) -> None:
    assert not is_address(words, words)


def test_a_house_and_a_town_are_enough_in_the_closing_lines() -> None:
    words = "Dockside 12, Porto"
    assert is_address(words, words)
    assert not is_address(words)


def test_the_readers_own_address_does_not_count() -> None:
    sender, _ = message(text="Hi,\n\nwrite to us: 4 Mill Lane, Easthaven.")
    reader, _ = message({"street": "4 Mill Lane"}, text="Hi,\n\nwe write to you at [[street]].")
    assert has_address(sender.bodies[0])
    assert not has_address(reader.bodies[0])


@pytest.mark.parametrize(
    "name", ["org.address", "company_address", "postal_address", "footer_html", "company.zip", "sender.address_line1"]
)
def test_a_field_named_like_the_senders_address(name: str) -> None:
    assert names_address([name])


@pytest.mark.parametrize(
    "name", ["email_address", "user.address", "shipping_address", "ip_address", "order.billing_address", "reply_to"]
)
def test_a_field_named_like_another(name: str) -> None:
    assert not names_address([name])


@pytest.mark.parametrize("piece", ["1 A ", "One A1 A1 A1 A1 ", "Via a ", "東京都", "1-1-1-", "New ", " ", "ul. a"])
def test_long_texts_take_no_more_than_their_length(piece: str) -> None:
    def taken(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.perf_counter()
        is_address(text, text)
        return time.perf_counter() - start

    taken(1_000)
    assert taken(80_000) < 40 * taken(8_000) + 0.5


@pytest.mark.parametrize("how", ["written", "folded", "closing"])
def test_what_a_form_needs_stands_where_it_is_found(how: str) -> None:
    for line in (*ADDRESSES, *map(str.lower, ADDRESSES), *NONE):
        for needed, forms in ways(how):
            assert needed.search(line) or not any(form.search(line) for form in forms), (needed, line)
