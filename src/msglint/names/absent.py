"""Greetings that greet no person: nobody, a placeholder, a company or couple, everybody."""

from __future__ import annotations

from msgspec.structs import replace

from msglint.model import Fact, Personal, Piece
from msglint.names.extent import unseen
from msglint.names.folding import fold, words
from msglint.names.greeted import Fault, Greeted, comes_from, is_own, quote
from msglint.names.honorifics import chain, honorific
from msglint.names.lists import listed
from msglint.names.person import NAME_FIELDS, Person
from msglint.names.relation import Relation
from msglint.names.shape import Shape, shape
from msglint.regex import regex

HOLE = regex(r"\s*[,;:!?.]")
TOGETHER = frozenset({Shape.COUPLE, Shape.HOUSEHOLD})
PRINTED = NAME_FIELDS | {"title_prefix"}
ROMANCE = frozenset({"ca", "es", "fr", "it", "pt", "ro"})
NAMES = ("first_name", "preferred_name", "full_name")


def empty(greeted: Greeted) -> Fault | None:
    """A field that printed nothing, or a name left out: "Hi ,", "Dear Ms. ,", "Good morning ,"."""
    line, hole = greeted.line, blank(greeted)
    left_out = greeted.greeting.kind == "blank"
    if greeted.words or not (left_out or hole):
        return None
    if not left_out and not greeted.titles and not (hole and gapes(line.text, hole)):
        return None
    facts: dict[str, Fact] = {"line": shown(greeted), "field": ", ".join(hole.fields) if hole else ""}
    if hole:
        return Fault(hole.start, hole.end, facts)
    return Fault(0, len(line.text.rstrip()), facts)


def shown(greeted: Greeted) -> Fact:
    """The line without the name. Where it says no more than the opener, that is nobody's secret, whoever wrote it."""
    line = greeted.line.text.rstrip()
    beside = line.removeprefix(greeted.greeting.opener)
    return line if not any(map(str.isalnum, beside)) else quote(greeted.line, 0, len(line))


def blank(greeted: Greeted) -> Piece | None:
    """The first merge field of the line that printed nothing (or white space) where a name belongs.

    At the line's end it may stand after the last word, where only the greeting knows of it: ``Hi {{ first_name }}``.
    """
    line, name = greeted.line, greeted.greeting.name
    pieces = (piece for piece in line.pieces if not piece.literal and NAME_FIELDS.intersection(piece.fields))
    within = next((piece for piece in pieces if unseen(line.text[piece.start : piece.end])), None)
    if within is not None or not unseen(name.text):
        return within
    behind = (piece for piece in name.pieces if not piece.literal and NAME_FIELDS.intersection(piece.fields))
    away = name.start - line.start
    return next((replace(piece, start=piece.start + away, end=piece.end + away) for piece in behind), None)


def gapes(text: str, hole: Piece) -> bool:
    """Whether the reader sees the hole: a space before the comma."""
    return text[: hole.start].endswith((" ", " ")) and HOLE.match(text, hole.end) is not None


def placeholder(greeted: Greeted) -> Fault | None:
    """Test, N/A, None, FNAME; Friend and Customer as the record's value. In the template these are generic words."""
    if greeted.greeting.kind != "named" and (greeted.own or greeted.unread):
        return None
    if worded_by_template(greeted):
        return None
    if greeted.worded and fold(greeted.words) in listed("group"):
        return None  # "Dear Friends" is how a household wants it
    if greeted.words and stands_in(greeted):
        return greeted.fault()
    for piece in greeted.line.pieces:
        printed = greeted.line.text[piece.start : piece.end]
        courtesy = "title_prefix" in piece.fields  # Sir Ian, Lady Anne
        fallback = courtesy or is_own(printed, piece.fields, greeted.person)
        field = "last_name" if fallback else (*piece.fields, "")[0]
        if PRINTED.intersection(piece.fields) and shape(printed, field) is Shape.PLACEHOLDER:
            return Fault(piece.start, piece.end, {"found": quote(greeted.line, piece.start, piece.end)})
    return None


def worded_by_template(greeted: Greeted) -> bool:
    """Whether a word for everybody ("friend", "Music Lover") can be what the template says where a column that is not
    read here has nothing: ``{{ salute or 'friend' }}``. Of the fields that are read none holds it.
    """
    said = fold(greeted.words)
    if not greeted.unread or said not in listed("generic") | listed("group"):
        return False
    values = (greeted.person.value(field) for field in greeted.fields)
    return not any(value and comes_from(greeted.words, value) for value in values)


def stands_in(greeted: Greeted) -> bool:
    """Whether the greeted words as a whole stand for a name."""
    said, kind = fold(greeted.words), Shape.PLACEHOLDER
    if greeted.own:
        left_over = said.startswith("test") and said in listed("placeholder-first")
        return left_over or shape(greeted.words, "last_name") is kind
    fields = {*greeted.fields}
    return shape(greeted.words, "last_name" if fields <= {"last_name", "greeting"} else "first_name") is kind


def not_a_person(greeted: Greeted) -> Fault | None:
    """A company, shared mailbox, household, couple or e-mail address that the record has for a name.

    A field that holds the greeting itself may name a couple.
    """
    if not greeted.words:
        return None
    if greeted.own:
        return typed(greeted)
    kind = what(greeted)
    if kind in {None, Shape.PLACEHOLDER} or (kind in TOGETHER and greeted.worded):
        return None
    return greeted.fault(what=kind.value if kind else "")


def typed(greeted: Greeted) -> Fault | None:
    """A company or an address that the template itself greets, though the record names a person: "Dear Acme Corp,"."""
    kind = shape(greeted.words, "first_name", greeted.person.company) if greeted.greeting.kind == "named" else None
    group = listed("group") & {*words(greeted.line.text[greeted.start :])}
    if kind not in {Shape.COMPANY, Shape.EMAIL} or group or usable(greeted.person) is None:
        return None
    return greeted.fault(what=kind.value if kind else "")


def what(greeted: Greeted) -> Shape | None:
    """What the greeted words are, where they are no name."""
    person, text, fields = greeted.person, greeted.words, set(greeted.fields)
    if fields == {"company"} and greeted.relation in {Relation.OTHER, Relation.UNKNOWN}:
        together = listed("group") & {*words(greeted.line.text[greeted.start :])}
        return None if together else Shape.COMPANY
    if fields == {"email"} and greeted.relation is not Relation.GIVEN:
        return Shape.EMAIL
    kind = shape(text, "last_name" if fields == {"last_name"} else "first_name", person.company)
    return None if kind in TOGETHER and not in_one_field(greeted, kind) else kind


def in_one_field(greeted: Greeted, kind: Shape | None) -> bool:
    """Whether a single merge field printed the couple or household; a template that joins two fields, or has the word
    for a family of its own, greets several people rightly.
    """
    line = greeted.line
    return any(shape(line.text[piece.start : piece.end]) is kind for piece in line.pieces if not piece.literal)


def generic(greeted: Greeted) -> Fault | None:
    """A word for everybody, though the record has a name to greet by: "Dear customer", "Dear Sir or Madam".

    "Chère Madame" is what French courtesy asks for, whatever is known; so in the other Romance languages.
    """
    said = fold(greeted.words)
    common = greeted.greeting.kind == "generic" or said in listed("generic")
    together = said in listed("group") or greeted.greeting.kind == "nobody"
    courtesy = greeted.language in ROMANCE and len(chain(greeted.words, greeted.language)) == 1
    if not common or together or courtesy or not (greeted.own or worded_by_template(greeted)):
        return None
    formal = greeted.greeting.formal or any(honorific(word) for word in words(said))
    known = usable(greeted.person) or (surname_with_title(greeted.person) if formal else None)
    if known is None:
        return None
    end = greeted.end if greeted.words else len(greeted.line.text.rstrip(" ,;:!."))
    return Fault(0, end, {"found": quote(greeted.line, 0, end), "name": known})


def usable(person: Person) -> Personal | None:
    """A name that the record has to greet its person by."""
    for field in NAMES:
        value = person.value(field)
        if value and shape(value, field, person.company) is None:
            return Personal(value, field)
    return None


def surname_with_title(person: Person) -> Personal | None:
    """What a formal greeting could greet by, where no first name is known."""
    if person.title_prefix and person.last_name and shape(person.last_name, "last_name") is None:
        return Personal(f"{person.title_prefix} {person.last_name}", "last_name")
    return None
