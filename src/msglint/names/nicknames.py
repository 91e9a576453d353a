"""Whether two given names can be one person's: nicknames, diminutives, spellings, transliterations."""

from __future__ import annotations

from functools import lru_cache

from msglint.names.folding import words
from msglint.names.lists import given_names, name_groups
from msglint.regex import regex

SHORTENING = 3  # letters that a cut-off form must keep: Chris, Jo- is too short to tell
SOUNDS = (
    (regex(r"ph"), "f"),
    (regex(r"tch|tsch|ch|cz|sch|sh|š|č"), "s"),
    (regex(r"dj|gi(?=[aou])"), "j"),
    (regex(r"ck|q|c|kh|x"), "k"),
    (regex(r"z"), "s"),
    (regex(r"w"), "v"),
    (regex(r"(?<!^)h"), ""),
    (regex(r"^[yi](?=[aeiou])"), "j"),
    (regex(r"(?<!^)[aeiouy]"), ""),
    (regex(r"(.)\1+"), r"\1"),
)


def known(name: str) -> bool:
    """Whether the name is a given name in common use; a double name where one of its words is."""
    listed = given_names()
    return any(word in listed for word in (*words(name), "".join(words(name))))


@lru_cache(maxsize=4_096)
def alike(one: str, other: str) -> bool:
    """Whether two folded given names can be one person's: Bob and Robert, Parisa and Parissa, Chris and Christopher.

    A name and its feminine (Paul, Paula) are two people's.
    """
    if one == other or nickname(one, other):
        return True
    short, long = sorted((one, other), key=len)
    cut = len(short) >= SHORTENING and long.startswith(short) and long != short + "a"
    return cut or same_sound(one, other)


def nickname(one: str, other: str) -> bool:
    """Whether one is an everyday form or another spelling of the other. Two everyday forms (Liz, Beth) are not."""
    for names, everyday in name_groups().get(one, ()):
        if (one in names and (other in names or other in everyday)) or (one in everyday and other in names):
            return True
    return False


def same_sound(one: str, other: str) -> bool:
    """Whether the two differ only in how they are spelt: Mohammed, Muhamad; Sergei, Sergey; Catherine, Kathryn.

    A name's last vowel must not turn from a to o: Maria is not Mario.
    """
    if {one[-1:], other[-1:]} == {"a", "o"} or not one.isascii():
        return False
    mine, theirs = skeleton(one), skeleton(other)
    return mine == theirs and len(mine) >= SHORTENING


@lru_cache(maxsize=4_096)
def skeleton(name: str) -> str:
    """The consonants of a folded name, one sign a sound, its first letter kept: ``kthrn`` for Katherine."""
    for sound, sign in SOUNDS:
        name = sound.sub(sign, name)
    return name
