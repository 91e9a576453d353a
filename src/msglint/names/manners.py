"""How a greeting treats the name: title, casing, the name that the person prefers."""

from __future__ import annotations

from collections.abc import Collection

from msglint.model import Confidence, Fact, Personal
from msglint.names import casing as writing
from msglint.names.absent import blank
from msglint.names.culture import title_with_given
from msglint.names.extent import PRINTED
from msglint.names.folding import fold, words
from msglint.names.greeted import Fault, Greeted
from msglint.names.honorifics import Honorific, chain, honorific, is_title
from msglint.names.lists import listed
from msglint.names.person import Person, family
from msglint.names.relation import Relation, is_family
from msglint.names.shape import letters, shape
from msglint.regex import regex

SEXES = {"f": "female", "m": "male", "x": "neither"}
MARRIED = frozenset({"mrs", "ms", "miss"})
LOGIN = regex(r"(?i)(?:^|\.)(?:user_?name|login|handle|screen_?name)$")
"""Fields of names that people sign in with: they are written small."""


def title(greeted: Greeted) -> Fault | None:
    """A title with the first name, without a name, against the record; letters after the name."""
    if greeted.words and letters(greeted.words):
        return greeted.fault(titled=True, reason="letters after the name")
    if not greeted.titles:
        return greeted.fault(reason="a title without a name") if only_title(greeted) else None
    if not greeted.words:
        return bare(greeted)
    return with_first_name(greeted) or against_record(greeted)


def bare(greeted: Greeted) -> Fault | None:
    """A title that wants a name: "Hi Dr". "Dear Professor" and "Bonjour Madame" stand alone."""
    if greeted.greeting.kind == "generic" or blank(greeted) is not None or greeted.titles[-1].alone:
        return None
    return greeted.fault(titled=True, reason="a title without a name")


def only_title(greeted: Greeted) -> bool:
    """Whether a title is all that the record has, or all that the template takes of it, where a name belongs: "Dr."

    One that may be a name (Bay, Heer) counts with its full stop, or in its own language; in a first name's field also
    where nobody is called so (Frau).
    """
    if greeted.own or not greeted.words or greeted.fields == ("last_name",):
        return False
    found, parts = chain(greeted.words, greeted.language), greeted.words.split()
    sure = (
        word.endswith(".") or greeted.language in entry.languages or fold(word) in listed("courtesy")
        for word, entry in zip(parts, found, strict=False)
        if is_title(word, entry)
    )
    return bool(found) and not found[-1].alone and sum(sure) == len(parts)


def with_first_name(greeted: Greeted) -> Fault | None:
    """A title beside the first name ("Dear Mr. Tom", "Hi Dr. Jane"), where custom does not have it so."""
    person, spoken = greeted.person, words(greeted.words)
    if greeted.relation is not Relation.GIVEN or is_family(spoken, family(person)):
        return None
    if any(entry.kind == "given" for entry in greeted.titles) or title_with_given(person.language, person.country):
        return None
    if greeted.language in listed("given-title-language"):
        return None
    latin_rank = greeted.language in {"es", "it"} and all(entry.kind == "rank" for entry in greeted.titles)
    unsure = Confidence.LOW if latin_rank or not family(person) else None
    return greeted.fault(unsure, titled=True, reason="a title with the first name")


def against_record(greeted: Greeted) -> Fault | None:
    """A title that the record's own title or pronouns contradict."""
    line, person = greeted.line, greeted.person
    if "title_prefix" in line.fields(greeted.begin, greeted.start) or not greeted.begin < greeted.start:
        return None
    prefix = chain(person.title_prefix, greeted.language)
    said = Personal(person.title_prefix, "title_prefix")
    sure = differs(greeted.titles, prefix)
    if sure is None and not any(entry.sex for entry in prefix):
        said = Personal(person.pronouns, "pronouns")
        sure = against_pronouns(greeted.titles, person)
    if sure is None:
        return None
    return greeted.fault(sure, titled=True, reason=("the record says ", said))


def differs(printed: Collection[Honorific], recorded: Collection[Honorific]) -> Confidence | None:
    """How surely the printed titles contradict the recorded ones: another sex, Mrs. for Ms., Mr. for Dr."""
    if not recorded:
        return None
    mine, theirs = ({entry.sex for entry in titles if entry.sex} for titles in (printed, recorded))
    if mine and theirs and not mine & theirs:
        return Confidence.HIGH
    forms = [{entry.form for entry in titles} for titles in (printed, recorded)]
    if forms[0] & MARRIED and forms[1] & MARRIED and not forms[0] & forms[1] & MARRIED:
        return Confidence.MEDIUM
    ranks = [any(entry.kind == "rank" for entry in titles) for titles in (printed, recorded)]
    english = all("en" in entry.languages for entry in (*printed, *recorded))
    return Confidence.MEDIUM if ranks[0] != ranks[1] and english else None


def against_pronouns(printed: Collection[Honorific], person: Person) -> Confidence | None:
    """How surely the printed titles contradict the record's pronouns or gender."""
    sex = sex_of(person)
    mine = {entry.sex for entry in printed if entry.sex}
    if not sex or not mine or sex in mine:
        return None
    return Confidence.HIGH if sex in "fm" else Confidence.MEDIUM


def sex_of(person: Person) -> str:
    """``f``, ``m`` or ``x`` (they) as the record's pronouns or gender say it; empty where they do not."""
    said = set(words(person.pronouns)[:1])
    return next((sign for sign, kind in SEXES.items() if said & listed(kind)), "")


def casing(greeted: Greeted, allow: Collection[str] = ()) -> Fault | None:
    """PARISSA, parissa, JosÃ©, "J."; not where the whole line is written so, nor the names that ``allow`` lists, nor a
    name beside the value of another field ("m. Behnia"), nor the small letters of a name to sign in with.
    """
    text, person = greeted.words, greeted.person
    whole = f"{person.first_name} {person.last_name}"
    if greeted.own or {text, whole, person.full_name} & {*allow} or shape(text) is not None:
        return None
    if len(greeted.fields) > 1 and not PRINTED.issuperset(greeted.fields):
        return None
    reason: Fact = writing.fault(text)
    rest = greeted.line.text[: greeted.start] + greeted.line.text[greeted.end :]
    login = any(map(LOGIN.search, greeted.fields))
    style = {writing.ALL_CAPITALS: rest.isupper(), writing.NO_CAPITAL: rest.islower() or login}
    if not reason or style.get(str(reason)):
        return None
    mended = writing.mended(text)
    if mended != text:
        field = greeted.fields[0] if greeted.fields else ""
        reason = (f"{reason}, meant as ", Personal(mended, field))
    return greeted.fault(reason=reason)


def certainty(greeting: str, person: Person, language: str) -> Confidence:
    """How surely a recorded greeting is the person's own wish. One with Ms. or Mr. and the family name, or with the
    record's own title, is what CRMs make for everybody, beside the informal one.
    """
    titles = [honorific(word, language) for word in greeting.split()]
    earned = {entry for entry in titles if entry and entry.kind == "rank"}
    made = earned <= {*chain(person.title_prefix, language)}
    return Confidence.LOW if made and {*words(greeting)} & {*family(person)} else Confidence.MEDIUM


def preferred(greeted: Greeted) -> Fault | None:
    """The given name, though the record has another one that the person prefers, or a greeting of their own."""
    person, spoken = greeted.person, {*words(greeted.words)}
    if greeted.own or greeted.polite or greeted.relation is not Relation.GIVEN:
        return None
    if "preferred_name" in greeted.fields or greeted.worded:
        return None
    if not spoken & {*words(person.first_name or person.full_name)}:
        return None
    for field in ("preferred_name", "greeting"):
        value = person.value(field) or ""
        chosen = {*words(value)}
        if not chosen or shape(value, field) is not None or chain(value, greeted.language):
            continue
        if spoken <= chosen or "".join(words(greeted.words)) == "".join(words(value)):
            return None
        unsure = certainty(value, person, greeted.language) if field == "greeting" else None
        return greeted.fault(unsure, preferred=Personal(value, field))
    return None
