"""Offers in running text: discounts, codes, what is free, for how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from msglint.reading.promises.cues import cues
from msglint.reading.promises.money import Price
from msglint.reading.promises.money import find as prices
from msglint.reading.promises.statement import Found, Text
from msglint.reading.words import fold
from msglint.regex import regex

PERCENT = regex(
    r"(?<![\d.,])([-–−]\s?)?(\d{1,3}(?:[.,]\d+)?)\s?"
    r"(?:%|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b|procent\b)"
)
HALF = regex(
    r"(?<!\w)(?:half[- ](?:the )?(?:usual |regular |normal )?price|half off|halber preis|zum halben preis|"
    r"(?:a )?moitie prix|a mitad de precio|a meta prezzo|halve prijs|metade do preco|halva priset|halv pris)(?!\w)"
)
CODE = regex(
    r"\b(?:[Pp]romo(?:tion(?:al)?)?|[Dd]iscount|[Vv]oucher|[Cc]oupon|[Gg]utschein|[Rr]abatt|[Aa]ktions)?[- ]?"
    r"(?:[Cc]ode|CODE|[Kk]od|[Cc]ódigo|[Cc]odice|[Kk]ode|[Kk]oodi)(?: promo)?(?:\s+(?:is|ist|est|es))?\s*[:=]?\s*"
    r"[\"“„«‘']?([A-Z0-9][A-Z0-9_-]{2,23})(?![\w@])"
)
SWAP = regex(
    r"(?<!\w)(\d|two|three|four|zwei|drei|deux|trois|dos|tres)[- ](?:for|fur|pour|por|voor|per)[- ](?:the price of )?"
    r"(\d|one|two|three|un|uno|eins|zwei|deux|dos)(?!\w|[.,:%]\d|\s?[$€£])"
)
SPAN = regex(
    r"(?<![\d.,])(\d{1,3}|seven|thirty|fourteen)[- ](day|week|month|year)s?[- ]"
    r"(?:free |money[- ]back |full |risk[- ]free )*(trial|guarantee|return|refund|warranty|free)\b"
)
GIVEN = {
    "admission": "entry", "entry": "entry", "entrance": "entry", "eintritt": "entry", "entree": "entry",
    "entrada": "entry", "ingresso": "entry", "toegang": "entry", "shipping": "delivery", "delivery": "delivery",
    "versand": "delivery", "lieferung": "delivery", "livraison": "delivery", "envio": "delivery",
    "spedizione": "delivery", "verzending": "delivery", "frakt": "delivery", "parking": "parking",
}  # fmt: skip
"""What can be free, as people call it."""
THING = "|".join(GIVEN)
FREE = regex(
    rf"\b(?:free|complimentary|kostenlose[rnms]?|gratis|gratuite?|gratuita?)\s+(?:and fast\s+)?({THING})\b"
    rf"|\b({THING}|tickets)\s+(?:is|are|ist|sind|est|es|e)?\s*(?:free|frei|kostenlos|gratis|gratuite?|gratuita?|libre)\b"
)
PAID = regex(rf"\b({THING}|tickets)(?:\s+(?:is|are|costs?|ist|kostet|kosten|est|es|from|ab|at)|:)?\s*$")
UNLESS = regex(
    r"\b(?:over|above|from|ab|uber|members?|children|kids|under|students?|with|when|if|first|mitglieder|kinder|bei|"
    r"orders (?:over|of)|des)\b"
)
CHANNELS = regex(r"sms|text|txt|email|mail|push|social|insta|fb|web|app|post|letter|dm|print")
NUMBERS = {
    word: number
    for number, words in (
        ("1", "one eins un uno"),
        ("2", "two zwei deux dos"),
        ("3", "three drei trois tres"),
        ("4", "four"),
        ("7", "seven"),
        ("14", "fourteen"),
        ("30", "thirty"),
    )
    for word in words.split()
}
NEAR = 28


class Deal(Struct, frozen=True):
    """``amount``: a share, a code, a term, or whether it is free. ``most``: an "up to"."""

    amount: str
    number: float = 0.0
    most: bool = False


def agree(one: Deal, other: Deal) -> bool:
    if one.most != other.most and one.number and other.number:
        most, deal = (one, other) if one.most else (other, one)
        return deal.number <= most.number
    return one.amount == other.amount or channelled(one.amount, other.amount)


def channelled(one: str, other: str) -> bool:
    """Whether two codes differ by the channel that they are for: "SPRING-SMS" and "SPRING-MAIL"."""
    return one[:1].isalpha() and bool(CHANNELS.search(fold(one)) or CHANNELS.search(fold(other)))


def find(sentence: Text) -> Iterator[Found]:
    """The offers of a sentence."""
    folded = sentence.folded
    found = [*percents(folded), *codes(sentence.text), *terms(folded), *gifts(sentence), *savings(sentence)]
    yield from sorted(found, key=lambda each: each.start)


def percents(folded: str) -> Iterator[Found]:
    end = 0
    for found in PERCENT.finditer(folded):
        role = cues("percent").role(folded, found.start(), found.end(), end, len(folded))
        end = found.end()
        if role == "" and found[1]:
            role = "off"
        number = float(found[2].replace(",", "."))
        if role in ("off", "most"):
            yield Found("off", Deal(f"{number:g} %", number, role == "most"), found.start(2), found.end())
    for found in HALF.finditer(folded):
        yield Found("off", Deal("50 %", 50.0), found.start(), found.end())


def codes(text: str) -> Iterator[Found]:
    for found in CODE.finditer(text):
        code = found[1].strip("-_")
        if sum(map(str.isalpha, code)) >= 2 and len(code) >= 4:
            yield Found("code", Deal(code), found.start(1), found.start(1) + len(code))


def terms(folded: str) -> Iterator[Found]:
    for found in SWAP.finditer(folded):
        amount = "-".join(NUMBERS.get(number, number) for number in found.groups())
        if amount[0] > amount[-1]:
            yield Found("swap", Deal(amount), found.start(), found.end())
    for found in SPAN.finditer(folded):
        what = {"return": "back", "refund": "back", "guarantee": "back", "free": "trial"}.get(found[3], found[3])
        amount = f"{NUMBERS.get(found[1], found[1])} {found[2]}"
        yield Found(f"span {what}", Deal(amount), found.start(), found.end())


def gifts(sentence: Text) -> Iterator[Found]:
    """What is free of charge, and what costs something: only where no condition is named."""
    folded = sentence.folded
    if UNLESS.search(folded):
        return
    for found in FREE.finditer(folded):
        yield Found(f"free {GIVEN.get(found[1] or found[2], 'entry')}", Deal("free"), found.start(), found.end())
    for price in prices(sentence):
        before = PAID.search(folded[max(0, price.start - NEAR) : price.start])
        if before and price.role == "price" and price.value.low:
            yield Found(f"free {GIVEN.get(before[1], 'entry')}", Deal("paid"), price.start, price.end)


def savings(sentence: Text) -> Iterator[Found]:
    """Amounts off: "$10 off", "save 10 €"."""
    for price in prices(sentence):
        if price.role in ("save", "save most"):
            yield Found("saving", saved(price.value, price.role), price.start, price.end)


def saved(price: Price, role: str) -> Any:
    return Deal(f"{price.currency} {price.high}", float(price.high), role == "save most")
