"""Whether mail can reach an e-mail address as it is written, and which of two spellings are one mailbox.

The grammar is that of RFC 5321 and, for letters beyond ASCII, RFC 6531; what mail programs do not accept in practice
(comments, folding) is no address here either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

from msgspec import Struct

from msglint.names.folding import fold
from msglint.names.lists import listed
from msglint.near import typo_of
from msglint.regex import regex

LONGEST_LOCAL = 64  # octets before the @, and in all: RFC 5321, 4.5.3.1
LONGEST = 254
LONGEST_LABEL = 63  # RFC 1035, 2.3.4
LOCAL = r"[A-Za-z0-9!#$%&'*/=?^_`{|}~-]++(?:[.+][A-Za-z0-9!#$%&'*/=?^_`{|}~-]++)*+"
NONE = r"(?:none|no-?(?:e-?)?mail|nomail|noaddress|notprovided|not-?given|na|null|nil|unknown|undefined|xx+|asdf+)\d*"
FILLED = r"(?:test|none|no|na|xx*|abc|asdf+|aaa+|null|email|mail|example|noemail|nomail|nowhere|domain|unknown)\d*"
NOBODY, MADE_UP = regex(NONE), regex(FILLED)
MAYBE = r"[AaDdEeMmNnTtUuXx][AaBbEeIiMmNnOoSsUuXx\d@]"  # how all of these begin
GOOD = regex(rf"(?!(?={MAYBE})(?i:{NONE}|{FILLED})@){LOCAL}@[A-Za-z0-9.-]++")
"""What most addresses look like, up to the domain."""

ODD_LOCAL = regex(r"[\x00-\x20\"(),:;<>@\[\\\]\x7f]")
UNSEEN = regex(r"[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]")
QUOTED = regex(r'"(?:[^"\\\x00-\x1f]|\\.)+"')
LABEL = regex(r"[^\W_](?:(?:[^\W_]|[-\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff])*(?:[^\W_]|[\u0300-\u0fff]))?")
LITERAL = regex(r"\[(?:IPv6:)?[0-9A-Fa-f:.]+\]")
ADDRESS = regex(r"[^\s@<>,;:]+@[^\s@<>,;]+")
ENDINGS = {
    **dict.fromkeys(
        ("con", "cmo", "ocm", "comm", "coom", "cim", "vom", "xom", "dom", "coml", "c0m", "cpm", "clm"), "com"
    ),
    **dict.fromkeys(("ogr", "orgg", "prg", "rog"), "org"),
    **dict.fromkeys(("nte", "nett", "ner", "met"), "net"),
    **dict.fromkeys(("eud", "edy"), "edu"),
}
"""What looks like the end of a domain, and is none, with the one that was meant (the list of the IANA has no such)."""

PROVIDERS = ("gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud")
OTHERS = frozenset({"mail", "email", "ymail", "gmx", "hmail", "fmail", "zmail", "kmail", "emailo", "rmail", "tmail"})
"""Providers and companies of their own, though a letter away from a large one."""


class Defect(Struct, frozen=True):
    """Why an address cannot be right, in plain words that go on after "it".

    ``meant``: what it was most likely to be. ``slip``: mail can be sent there, but most likely to nobody; ``guess``:
    there may well be such an address.
    """

    what: str
    meant: str = ""
    slip: bool = False
    guess: bool = False


def doubtful(values: Sequence[Any]) -> Iterator[int]:
    """Which of a column's addresses are not plainly written right, or not at a domain that is; told fast."""
    try:
        good = GOOD.fullmatch
        odd = {at for at, value in enumerate(values) if value and not good(value)}
        if max(map(len, values), default=0) > LONGEST_LOCAL:
            odd.update(at for at, value in enumerate(values) if len(value) > LONGEST_LOCAL)
        domains = {domain for _, _, domain in map(str.partition, values, repeat("@"))}
    except (TypeError, AttributeError):  # numbers, lists or blanks
        yield from (at for at, value in enumerate(values) if value)
        return
    wrong = {domain for domain in domains if domain and (after(domain) or slip(f"a@{domain}", domain))}
    if wrong:
        odd.update(at for at, value in enumerate(values) if value.partition("@")[2] in wrong)
    yield from sorted(odd)


def defect(text: str) -> Defect | None:
    """What is wrong with an address; ``None`` where nothing is, or where it is blank or says that there is none."""
    text = text.strip()
    if not text or (("@" not in text) and (fold(text) in listed("placeholder") or not any(map(str.isalnum, text)))):
        return None
    local, at, domain = text.rpartition("@")
    return (
        whole(text) or before(local) or after(domain) or (nobody(local, domain) if at else None) or slip(text, domain)
    )


def whole(text: str) -> Defect | None:
    """What is wrong with it as one piece."""
    if UNSEEN.search(text.replace(" ", "")):
        return Defect("holds a character that nobody sees")
    bare = text[text.rfind('"') + 1 :] if text.startswith('"') else text
    found = [address.strip(".'\"()") for address in ADDRESS.findall(bare)]
    if len(found) > 1:
        return Defect(f"holds {len(found)} addresses")
    if "@" not in text:
        return Defect("has no @")
    if text.lower().startswith("mailto:"):
        return Defect("begins with mailto:", text[7:])
    if bare.endswith(">") and "<" in bare:
        return Defect("has a name beside it", bare[bare.rindex("<") + 1 : -1])
    if bare.count("@") > 1:
        return Defect("has more than one @")
    if " " in bare:
        together = bare.replace(" ", "")
        return Defect("holds a space", together if GOOD.fullmatch(together) else "")
    return Defect("is longer than an address can be") if len(text.encode()) > LONGEST else None


def before(local: str) -> Defect | None:
    """What is wrong with the part before the @."""
    if not local:
        return Defect("has nothing before the @")
    if QUOTED.fullmatch(local):
        return None
    odd = ODD_LOCAL.search(local)
    if odd:
        return Defect(f"holds {odd[0]!r} before the @" if odd[0] != "," else "has a comma before the @")
    if len(local.encode()) > LONGEST_LOCAL:
        return Defect("is longer before the @ than an address can be")
    return None


def after(domain: str) -> Defect | None:
    """What is wrong with the part after the @, by itself."""
    if not domain:
        return Defect("has nothing after the @")
    if LITERAL.fullmatch(domain):
        return None
    if "," in domain:
        return Defect("has a comma where a full stop belongs", f"@{domain.replace(',', '.')}")
    if domain.endswith("."):
        return Defect("ends in a full stop", f"@{domain.rstrip('.')}")
    labels = domain.split(".")
    if "" in labels:
        return Defect("has a full stop too many after the @", "@" + ".".join(filter(None, labels)))
    if any(not LABEL.fullmatch(label) or len(label) > LONGEST_LABEL for label in labels):
        return Defect("has a domain that cannot be")
    last = labels[-1]
    if len(labels) < 2:
        return Defect("has a domain without an ending, such as .com")
    if len(last) < 2 and last.isascii():
        return Defect("ends in a single letter, which no domain does")
    if last.isdecimal():
        return Defect("ends in a number, which no domain does")
    return None


def nobody(local: str, domain: str) -> Defect | None:
    """Addresses that were made up to fill a field: none@none.com, noemail@example.com, test@test.com."""
    name, host = local.casefold(), domain.casefold().partition(".")[0]
    if NOBODY.fullmatch(name) and (MADE_UP.fullmatch(host) or NOBODY.fullmatch(host) or len(name) > LONG_ENOUGH):
        return Defect("stands for having none")
    if MADE_UP.fullmatch(name) and name == host:
        return Defect("was made up to fill the field")
    return None


LONG_ENOUGH = 4  # letters: noemail@gmail.com is nobody, na@gmail.com and xx@ may be somebody


def slip(text: str, domain: str) -> Defect | None:
    """A slip of the finger in the domain, or full stops where only few mail systems take them."""
    labels = domain.casefold().split(".")
    if labels[-1] in ENDINGS:
        right = ENDINGS[labels[-1]]
        return Defect(f"ends in .{labels[-1]}, which is no ending of a domain", f".{right}", slip=True)
    name, ending = labels[0], ".".join(labels[1:])
    known = ending in {"com", "co.uk", "de", "fr", "it", "es", "net", "ca"}
    if known and len(labels) < 4 and name not in OTHERS:
        meant = typo_of(name, PROVIDERS)
        if meant:
            return Defect(f"misspells {meant}.{ending}", slip=True, guess=name not in listed("mail-slip"))
    local = text.rpartition("@")[0]
    stops = not local.startswith('"') and (local.startswith(".") or local.endswith(".") or ".." in local)
    if stops and labels[-1] != "jp":  # telephone companies of Japan gave such addresses away
        return Defect("has a full stop out of place before the @")
    return None


def mailbox(text: str) -> str:
    """One spelling for all addresses of one mailbox: lower case, without tag; at Gmail without full stops."""
    local, at, domain = text.strip().casefold().rpartition("@")
    if not at or not local or local.startswith('"'):
        return local + at + domain
    local = local.partition("+")[0] or local
    if domain in GMAIL:
        local, domain = local.replace(".", ""), GMAIL[0]
    return f"{local}@{domain}"


GMAIL = ("gmail.com", "googlemail.com")
