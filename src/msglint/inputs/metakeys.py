"""The keys of front matter: what each may hold, and what is said where it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from msglint.inputs.naming import CHANNELS
from msglint.inputs.suppressions import from_meta
from msglint.marked import Marked, suggest, typo_of
from msglint.model import Place, Problem, Suppression

PURPOSES = ("marketing", "transactional", "reply", "follow-up")
PARTS = ("subject", "preheader")
OWN = frozenset({"content", "contest", "stop"})
"""Keys that others have in their front matter, though a known one is only a letter away."""
SAME_CHANNEL = {"e-mail": "email", "mail": "email", "text message": "sms", "direct message": "dm"}


class Judged(Struct):
    """``meta`` by known key (others as written), where the values stand, and ``keys``: known key → key as written."""

    marked: Marked
    meta: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def warn(self, place: Place, text: str, hint: str) -> None:
        self.problems.append(Problem("front-matter", text, place, hint, grave=False))


class Entry(Struct, frozen=True):
    """One key of the front matter, as written, with its value."""

    judged: Judged
    key: Any
    value: Any

    @property
    def place(self) -> Place:
        return self.judged.marked.place((self.key,))

    def written(self, *below: Any) -> str | None:
        """The text of the value, or of one below it; ``None`` where it is a list or mapping."""
        return self.judged.marked.written((self.key, *below))

    def warn(self, text: str, hint: str) -> None:
        self.judged.warn(self.place, text, hint)


class Unfit(Exception):
    """A value that its key cannot take: ``what`` it should be, and a hint."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def judge(marked: Marked) -> Judged:
    """Read the keys of front matter that is a mapping."""
    judged = Judged(marked)
    for key, value in marked.data.items():
        name = _known(str(key))
        if name not in KEYS:
            meant = "" if name.lower() in OWN else typo_of(name.lower(), KEYS)
            if meant:
                judged.warn(marked.key((key,)), f"the front matter has no key `{key}`", f"did you mean `{meant}`?")
        if value is not None and name not in judged.meta:
            _take(name, Entry(judged, key, value))
    return judged


def _take(name: str, entry: Entry) -> None:
    try:
        value = KEYS[name](entry) if name in KEYS else entry.value
    except Unfit as unfit:
        entry.warn(f"`{entry.key}` must be {unfit.what}", unfit.hint)
        return
    entry.judged.meta[name] = value
    entry.judged.places[name] = entry.place
    entry.judged.keys[name] = entry.key


def _known(key: str) -> str:
    """The known key that is meant, whatever its case and dashes; else the key itself."""
    plain = key.strip().lower().replace("-", "_").replace(" ", "_")
    return plain if plain in KEYS else key


def _text(entry: Entry) -> str:
    written = entry.written()
    if written is None:
        is_mapping = isinstance(entry.value, dict)
        raise Unfit("text", "put quotes around text that begins with {" if is_mapping else "write one value")
    return written


def _channel(entry: Entry) -> str:
    text = _text(entry).strip().lower()
    text = SAME_CHANNEL.get(text, text)
    if text not in CHANNELS:
        hint = suggest(text, CHANNELS) or f"known channels: {', '.join(CHANNELS)}"
        entry.warn(f"`{text}` is no channel that msglint knows", hint)
    return text


def _purpose(entry: Entry) -> str:
    """An unknown purpose is read as the nearest known one, else as marketing, and that is said."""
    text = _text(entry).strip().lower().replace("_", "-").replace(" ", "-")
    if text in PURPOSES:
        return text
    if text == "followup":
        return "follow-up"
    hint = suggest(text, PURPOSES)
    taken = next((purpose for purpose in PURPOSES if repr(purpose) in hint), "marketing")
    entry.warn(
        f"`{text}` is no purpose; the message is read as {taken}", hint or f"known purposes: {', '.join(PURPOSES)}"
    )
    return taken


def _texts(entry: Entry) -> str | list[str]:
    if not isinstance(entry.value, list):
        return _text(entry)
    found = [entry.written(index) for index in range(len(entry.value))]
    if None in found:
        raise Unfit("text or a list of texts", "write `[first, second]`")
    return [text for text in found if text]


def _plain(entry: Entry) -> Any:
    if isinstance(entry.value, list | dict):
        raise Unfit("one value", "write one value")
    return entry.value


def _sending(entry: Entry) -> Any:
    """A day, a time, or both; what a template makes of it is left alone."""
    from msglint.reading.wishes.clock import is_day, parse_sending

    value = _plain(entry)
    if isinstance(value, str) and "{" in value:
        return value
    if parse_sending(value) is None and not is_day(value):
        raise Unfit("a day, a time or both", "write 2026-03-02 18:30 Europe/Berlin, 18:30, or 18:30 local")
    return value


def _zone(entry: Entry) -> str:
    from msglint.reading.wishes.zones import parse_zone

    text = _text(entry)
    if not parse_zone(text):
        raise Unfit("a time zone", "write a name such as Europe/Berlin, or an offset such as +01:00")
    return text


def _flag_or_text(entry: Entry) -> bool | str:
    return entry.value if isinstance(entry.value, bool) else _text(entry)


def _mapping(entry: Entry) -> dict[str, Any]:
    if not isinstance(entry.value, dict):
        raise Unfit("a mapping", "write `name: value` lines under it, indented")
    return {str(name): inner for name, inner in entry.value.items()}


def _headers(entry: Entry) -> dict[str, str]:
    return {name: text for name in _mapping(entry) if (text := entry.written(name)) is not None}


def _suppressions(entry: Entry) -> Any:
    entry.judged.suppressions, problems = from_meta(entry.judged.marked, entry.key, entry.value)
    entry.judged.problems.extend(problems)
    return entry.value


KEYS: Mapping[str, Callable[[Entry], Any]] = {
    "subject": _text,
    "preheader": _text,
    "channel": _channel,
    "purpose": _purpose,
    "campaign": _text,
    "step": _plain,
    "segment": _texts,
    "motivation": _texts,
    "landing_page": _text,
    "products": _texts,
    "topics": _texts,
    "topic": _texts,
    "partner": _flag_or_text,
    "from": _text,
    "reply_to": _text,
    "headers": _headers,
    "context": _mapping,
    "language": _text,
    "send_at": _sending,
    "send_time": _sending,
    "time_zone": _zone,
    "msglint": _suppressions,
}
"""Every known key with what reads its value; a reader raises ``Unfit``."""
