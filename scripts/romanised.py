"""Names of other alphabets in Latin letters, as passports and people write them."""

from __future__ import annotations


def spelt(pairs: str) -> dict[str, str]:
    """Letters and what they are written as: ``"ა=a ბ=b"``."""
    return {pair[0]: pair[2:] for pair in pairs.split()}


CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "yi", "й": "y", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ѓ": "gj", "ќ": "kj", "џ": "dzh",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
}  # fmt: skip
GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
GEORGIAN = spelt(
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q"
) | spelt("შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h")
ARMENIAN = spelt(
    "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n"
) | spelt("շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k օ=o ֆ=f")
LETTERS = CYRILLIC | GREEK | GEORGIAN | ARMENIAN
DIGRAPHS = {"ου": "ou", "αι": "ai", "ει": "ei", "μπ": "b", "ντ": "nt", "γκ": "gk", "ευ": "ef", "αυ": "av", "ու": "u"}
HABITS = (
    ("iy", "y"),
    ("iy", "i"),
    ("kh", "h"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("ks", "x"),
    ("ie", "ye"),
    ("ch", "h"),
    ("f", "ph"),
)


def romanised(name: str) -> frozenset[str]:
    """A folded name in Latin letters, in its common spellings; nothing where it is so already or cannot be."""
    if name.isascii() or not any(char in LETTERS for char in name):
        return frozenset()
    for pair, sound in DIGRAPHS.items():
        name = name.replace(pair, sound)
    plain = "".join(LETTERS.get(char, char) for char in name)
    if not plain.replace(" ", "").isascii():
        return frozenset()
    return frozenset({plain, *(plain.replace(one, other) for one, other in HABITS)})
