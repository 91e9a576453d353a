"""Whether a sentence speaks of people or things in general: "Ceramics are fragile", "Cork is a natural product".

By its form: its subject is a plural without an article ("patients", "guests with special diets"), a noun by itself
("cork", "good pizza"), or "every", "most", "many" of them; and what is said of it holds at all times.
"""

from __future__ import annotations

from msglint.regex import regex

LONGEST = 400
"""Characters of a sentence that are looked at."""
NOT_GENERAL = (
    r"(?!(?:This|That|His|Its|It|He|She|Yes|Your|Yours|These|Those|Ours|Mine|Thanks|Perhaps|There|Here|What|Which|Who|"
    r"Where|When|Why|How|Everything|Nothing|Something|Everybody|Everyone|Nobody|As|Was|Is|Does|Has|Us|Always|Sometimes|"
    r"The|Our|My|Their|Her|Him|We|You|They|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Half|Both)\b)"
)
VERBS = (
    r"(?:are|is|were|have|has|may|can|cannot|could|will|must|should|do|does|never|only|always|often|sometimes|vary|"
    r"differ|operate|happen|occur|tend|need|take|cost|come|get|make|matter|require|follow|remain|apply|work|serve|wear)"
)
NOUNS = r"(?:[A-Z][a-z]{2,}s|[a-z]{3,}s|Coverage|Mould|Delivery|Availability|Content|People|Children|Staff)"
OF = r"(?: (?:of|with|in|for|from|on|at|by) (?:\w+ ){0,3}?\w+)?"
QUANTITIES = r"(?:Every|Each|All|Most|Many|Some|Few|No) (?!(?:of|the|our|your|my|day|two|three|four|five|six)\b)"
PRESENT = r"(?:\w+s|are|have|can|may|must|should|will|make|find|think|feel)\b"
ALWAYS = r"(?:is|are) (?:an?|always|never|rarely|seldom|common|essential|important|natural)\b"
BY_NATURE = r"(?:takes (?:its |some |)time|matters to|cannot be rushed|can vary|may vary)\b"
WHERE = (
    r"(?!(?:(?:More|All|Most|Some|Further|Full) )?"
    r"(?:details|information|info|updates|instructions|steps|answers|questions|tips)\b)"
)
"""Not what can be found somewhere."""
GENERAL = regex(
    rf"^\W*{WHERE}(?:{NOT_GENERAL}(?:[A-Z][a-z]+ )?{NOUNS}{OF} {VERBS}\b|{QUANTITIES}(?:\w+ )?[a-z]+ {PRESENT}|"
    rf"{NOT_GENERAL}[A-Z]?[a-z]+(?: [a-z]+)? {ALWAYS}|{NOT_GENERAL}(?:[A-Z][a-z]+ )?[A-Za-z][a-z]+ {BY_NATURE})"
)
"""A sentence about people or things in general, from its beginning."""
PAST = regex(r"\b(?:was|were|had|did|been)\b")


def general(text: str) -> bool:
    """Whether a sentence speaks of people or things in general."""
    return GENERAL.match(text[:LONGEST]) is not None


def timeless(text: str) -> bool:
    """Whether what a sentence says in general tells nothing that has happened."""
    return general(text) and PAST.search(text[:LONGEST]) is None
