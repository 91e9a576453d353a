"""A glance at names and addresses lets go of records, and of none in which weighing all evidence finds something."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.names.columns import Texts
from msglint.names.folding import APOSTROPHES, fold
from msglint.names.frequency import kind
from msglint.names.glance import GUESS, suspect, suspects
from msglint.names.mailbox import harmless
from msglint.names.order import weighed
from msglint.names.weights import Weights
from msglint.names.written import forms

WORDS = """
    Ida Parissa Behnia Marten Kowalczyk Agnieszka Nikos Papadopoulos Wu Li An Ann Annan Rep Mail O'Brien Müller José
    Brandt-Ostrow Anna-Lena J. Ng Wojnarowiczewska K\u212aarl 佐藤 Ольга de_la_Cruz Mary_Ann
    Søren Åse Zoë Renée Łukasz ʼAli O’Neil van_den_Berg Ünal Zoe-Renée Nguyễn Val Jr
"""
FORMATS = """
    {a}.{b} {b}.{a} {a}{b} {b}{a} {i}{b} {j}{a} {i}.{b} {j}.{a} {a}{j} {b}{i} {a} {b} rep.{a} rep.{b} {b}.{a}.office
    xy{a} x.{a} bob.{b} bob.{a} {b}.x.{a} {a}.x.{b} {c}.{d} {d}.{c} {c}{d} {d}{c} {c} {d} x.{c} {a}7 {b}7
    info {a}+{b} {b}_{a} {a}{a}
"""
NAMES = st.sampled_from(WORDS.split()).map(lambda name: name.replace("_", " "))
LOCALS = st.sampled_from(FORMATS.split())
DOMAINS = st.sampled_from(
    ["example.org", "gmail.com", "{c}.example", "{a}.example", "{b}{a}.example", "x{a}.example", "example.hu"]
)


def address(local: str, domain: str, first: str, last: str) -> str:
    plain = [fold(name).translate(APOSTROPHES) for name in (first, last)]
    parts = {"c": plain[0], "d": plain[1], "a": first, "b": last, "i": first[0], "j": last[0]}
    return f"{local}@{domain}".format_map(parts).lower().replace(" ", "")


@settings(max_examples=500, deadline=None)
@given(NAMES, NAMES, LOCALS, DOMAINS)
def test_what_a_glance_at_an_address_lets_go_is_not_exchanged(first: str, last: str, local: str, domain: str) -> None:
    email = address(local, domain, first, last)
    said = kind(last).weight - kind(first).weight
    known = harmless(*email.split("@"), forms(first), forms(last))
    assert said >= GUESS or not known or weighed(first, last, email, "", "") is None


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(NAMES | st.just(""), NAMES | st.just(""), st.none() | LOCALS, DOMAINS), min_size=1))
def test_a_list_has_the_suspects_that_its_rows_are(people: list[tuple[str, str, str | None, str]]) -> None:
    rows = [
        (first, last, address(local, domain, first, last) if local and first and last else "")
        for first, last, local, domain in people
    ]
    alone = [at for at, row in enumerate(rows) if suspect(*row)]
    assert suspects([Texts(list(column)) for column in zip(*rows, strict=True)]) == alone


@given(NAMES | st.text(max_size=8))
def test_a_weight_told_fast_is_the_same(name: str) -> None:
    known = Weights()
    assert known[name] == kind(name).weight
    known.clear()
    known.learn({name: fold(name), "Ida": "ida"})
    assert known[name] == kind(name).weight
