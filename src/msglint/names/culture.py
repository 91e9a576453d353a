"""Where the family name comes first, and where a title stands beside the given name."""

from __future__ import annotations

from functools import cache
from itertools import chain

from msglint.names.folding import fold, script
from msglint.names.lists import family_first_names, listed
from msglint.regex import regex

LANGUAGE_NAMES = {
    "arabic": "ar", "burmese": "my", "chinese": "zh", "hindi": "hi", "hungarian": "hu", "icelandic": "is",
    "indonesian": "id", "japanese": "ja", "korean": "ko", "magyar": "hu", "malay": "ms", "portuguese": "pt",
    "portugues": "pt", "thai": "th", "turkish": "tr", "turkce": "tr", "vietnamese": "vi",
}  # fmt: skip
FAMILY_FIRST_DOMAIN = regex(r"\.(hu|cn|tw|hk|jp|kr|vn|kh)$")


def family_first(name: str, language: str = "", country: str = "", email: str = "") -> bool:
    """Whether a name's owner, as far as script, language, country and address tell, puts the family name first."""
    return (
        script(name) == "cjk"
        or holds("family-first", language, country)
        or FAMILY_FIRST_DOMAIN.search(email.casefold()) is not None
    )


def is_listed(name: str) -> bool:
    """Whether a folded name is a common family name of a culture that puts it first."""
    return name in every_family_first_name()


@cache
def every_family_first_name() -> frozenset[str]:
    """The common family names of all these cultures."""
    return frozenset(chain.from_iterable(family_first_names().values()))


def title_with_given(language: str, country: str) -> bool:
    """Whether there custom puts a title beside the given name: Khun Mali, Dra. Ana, Mr. Somchai."""
    return holds("given-title", language, country)


def one_name(language: str, country: str) -> bool:
    """Whether people there may have a single name, which is neither first nor last."""
    return holds("one-name", language, country)


def holds(custom: str, language: str, country: str) -> bool:
    """Whether a custom is at home in a record's language (``pt``, ``pt-BR``, ``Portuguese``) or country."""
    if not (language or country):
        return False
    folded = fold(language)
    code = LANGUAGE_NAMES.get(folded) or ("" if folded[2:3].isalpha() else folded[:2])
    return code in listed(f"{custom}-language") or fold(country) in listed(f"{custom}-country")
