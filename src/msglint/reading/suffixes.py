"""Reads greetings in which the honorific follows the name: "田中様", "김민준 님", "尊敬的李女士"."""

from __future__ import annotations

from msglint.reading.addressee import Addressee
from msglint.reading.greetings import Found, Room
from msglint.regex import regex

_WRITTEN = regex("[\u3040-\ud7af]")
_MARK = r"\s*(?P<mark>[、,，:：!！。]|$)"
_ALONE = regex(
    rf"(?P<name>皆様|皆さま|皆さん|みなさん|みなさま|各位|大家好|您好|你好|안녕하세요|여러분|こんにちは|こんばんは){_MARK}"
)
_TITLED = regex(
    r"(?P<opener>尊敬的|亲爱的|敬爱的|親愛的|안녕하세요[,.]?\s*|您好[,，]?\s*|你好[,，]?\s*|こんにちは[、,]?\s*)?"
    r"(?P<name>[^\s、,，:：!！。]{0,40}?(?:[ \u3000][^\s、,，:：!！。]{1,40}?)?)"
    rf"\s*(?P<title>様|さま|さん|殿|先生|君|님|씨|女士|小姐|经理|老师|老師|귀하)?{_MARK}"
)
_KINDS = frozenset(
    {"お客", "お客さ", "会員", "客户", "顾客", "用户", "会员", "客戶", "會員", "朋友", "读者", "고객", "회원"}
)
_LANGUAGES = (("ko", regex("[\uac00-\ud7af]")), ("ja", regex("様|殿|[\u3040-\u30ff]")))


def suffixed(room: Room) -> Found | None:
    """The greeting of such a line."""
    text, start, end = room.text, room.start, min(room.end, room.start + 200)
    if not _WRITTEN.search(text, start, end):
        return None
    match = _ALONE.match(text, start, end)
    kind = "nobody"
    if match is None:
        match = _TITLED.match(text, start, end)
        if match is None or not (match["opener"] or match["title"]):
            return None
        kind = "generic" if match["name"] in _KINDS else "named"
        if not match["name"]:
            kind = "blank"
    groups = match.groupdict()
    name = match.span("name")
    if kind == "blank":
        blanks = [value for value in room.between(max(0, start - 2), start) if value.name]
        if not blanks or text[blanks[0].start : start].strip():
            return None
        name = (blanks[0].start, blanks[0].end)
    title = match.span("title") if groups.get("title") else (name[1], name[1])
    opener = match.span("opener") if groups.get("opener") else (start, start)
    whom = Addressee(title, name, match.end(), marked=True, kind=kind)
    language = next((code for code, script in _LANGUAGES if script.search(match.group())), "zh")
    return Found(start, opener, whom, (language,))
