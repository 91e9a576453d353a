"""Offers in running text: discounts, codes, what is free, for how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from msglint.reading.promises.cues import cues
from msglint.reading.promises.money import Price
from msglint.reading.promises.money import find as prices
from msglint.reading.promises.statement import Found
from msglint.reading.words import fold
from msglint.regex import regex

PERCENT = regex(r"(?<![\d.,])([-–−]\s?)?(\d{1,3}(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b|procent\b)")
CODE = regex(
    r"(?:\b(?:[Pp]romo(?:tion(?:al)?)?|[Dd]iscount|[Vv]oucher|[Cc]oupon|[Gg]utschein|[Rr]abatt|[Aa]ktions)?[- ]?"
    r"(?:[Cc]ode|CODE|[Kk]od|[Cc]ódigo|[Cc]odice|[Kk]ode|[Kk]oodi)(?: promo)?)(?:\s+(?:is|ist|est|es))?\s*[:=]?\s*[\"“„«‘']?"
    r"([A-Z0-9][A-Z0-9_-]{2,23})(?![\w@])"
)
SWAP = regex(r"(?<!\w)(\d|two|three|four|zwei|drei|deux|trois|dos|tres)[- ](?:for|fur|pour|por|voor|per)[- ](?:the price of )?(\d|one|two|three|un|uno|eins|zwei|deux|dos)(?!\w|[.,:%]\d|\s?[$€£])")
SPAN = regex(r"(?<![\d.,])(\d{1,3}|seven|thirty|fourteen)[- ](day|week|month|year)s?[- ](?:free |money[- ]back |full |risk[- ]free )*(trial|guarantee|return|refund|warranty|free)\b")
FREE = regex(
    r"\b(?:free|complimentary|kostenlose[rnms]?|gratis|gratuite?|gratuita?)\s+(?:and fast\s+)?(shipping|delivery|admission|entry|entrance|"
    r"parking|eintritt|versand|lieferung|livraison|entree|envio|entrada|spedizione|ingresso|verzending|toegang|frakt)\b"
)
FREE_AFTER = regex(
    r"\b(shipping|delivery|admission|entry|entrance|parking|eintritt|versand|lieferung|livraison|entree|envio|entrada|spedizione|ingresso|"
    r"verzending|toegang|frakt|tickets)\s+(?:is|are|ist|sind|est|es|e)?\s*(?:free|frei|kostenlos|gratis|gratuite?|gratuita?|libre)\b"
)
PAID = regex(
    r"\b(shipping|delivery|admission|entry|entrance|parking|eintritt|versand|lieferung|livraison|entree|envio|entrada|spedizione|ingresso|"
    r"verzending|toegang|frakt|tickets)(?:\s+(?:is|are|costs?|ist|kostet|kosten|est|es|from|ab|at)|:)?\s*$"
)
UNLESS = regex(r"\b(?:over|above|from|ab|uber|members?|children|kids|under|students?|with|when|if|first|mitglieder|kinder|bei|orders?|des)\b")
GIVEN = {
    "admission": "entry", "entrance": "entry", "eintritt": "entry", "entree": "entry", "entrada": "entry",
    "ingresso": "entry", "toegang": "entry", "tickets": "entry", "shipping": "delivery", "versand": "delivery",
    "lieferung": "delivery", "livraison": "delivery", "envio": "delivery", "spedizione": "delivery",
    "verzending": "delivery", "frakt": "delivery",
}  # fmt: skip
CHANNELS = regex(r"sms|text|txt|email|mail|push|social|insta|fb|web|app|post|letter|dm|print")
NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "zwei": "2", "drei": "3", "eins": "1", "un": "1", "uno": "1",
           "deux": "2", "trois": "3", "dos": "2", "tres": "3", "seven": "7", "fourteen": "14", "thirty": "30"}  # fmt: skip
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


def find(text: str, folded: str, spoken: str = "") -> Iterator[Found]:
    """The offers of a sentence."""
    found = [*percents(folded), *codes(text), *terms(folded), *gifts(folded), *savings(text, folded)]
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


def codes(text: str) -> Iterator[Found]:
    for found in CODE.finditer(text):
        code = found[1].strip("-_")
        if sum(map(str.isalpha, code)) >= 2 and len(code) >= 4:  # noqa: PLR2004  digits alone are a key, not an offer
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


def gifts(folded: str) -> Iterator[Found]:
    """What is free of charge, and what costs something: only where no condition is named."""
    if UNLESS.search(folded):
        return
    for pattern in (FREE, FREE_AFTER):
        for found in pattern.finditer(folded):
            yield Found(f"free {GIVEN.get(found[1], found[1])}", Deal("free"), found.start(), found.end())
    for price in prices(folded, folded):
        before = PAID.search(folded[max(0, price.start - NEAR) : price.start])
        if before and price.role == "price" and price.value.low:
            yield Found(f"free {GIVEN.get(before[1], before[1])}", Deal("paid"), price.start, price.end)


def savings(text: str, folded: str) -> Iterator[Found]:
    """Amounts off: "$10 off", "save 10 €"."""
    for price in prices(text, folded):
        if price.role in ("save", "save most"):
            yield Found("save", saved(price.value, price.role), price.start, price.end)


def saved(price: Price, role: str) -> Any:
    return Deal(f"{price.currency} {price.high}", float(price.high), role == "save most")
