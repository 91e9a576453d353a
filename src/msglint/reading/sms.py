"""How many messages a text becomes on its way to a phone.

GSM 03.38 / 3GPP TS 23.038: a message holds 140 octets: 160 septets of the default alphabet, or 70 UTF-16 units as soon
as one character is outside it. A longer text is cut into segments that lose 6 octets each to the header that joins
them (3GPP TS 23.040): 153 septets or 67 units. A character is never cut in two.
"""

from __future__ import annotations

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_ESCAPED = frozenset("^{}\\[~]|€\f")
"""Characters of the extension table: two septets each."""


def is_gsm(text: str) -> bool:
    """Whether the whole text can be sent in the default alphabet."""
    return outside(text) < 0


def outside(text: str) -> int:
    """Where the first character stands that the default alphabet lacks; -1 where there is none."""
    return next((at for at, char in enumerate(text) if char not in GSM_BASIC and char not in GSM_ESCAPED), -1)


def segments(text: str) -> int:
    """The number of messages that the text is sent as; 0 for an empty one."""
    if is_gsm(text):
        return _packed([2 if char in GSM_ESCAPED else 1 for char in text], 160, 153)
    return _packed([2 if ord(char) > 0xFFFF else 1 for char in text], 70, 67)


def _packed(sizes: list[int], alone: int, joined: int) -> int:
    """How many segments the characters need, in order, none of them cut."""
    if not sizes:
        return 0
    if sum(sizes) <= alone:
        return 1
    count, used = 1, 0
    for size in sizes:
        if used + size > joined:
            count, used = count + 1, 0
        used += size
    return count
