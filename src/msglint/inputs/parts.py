"""Which files make one message: single files, part files, part folders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from msglint.inputs.naming import Named, named


class MessageFiles(Struct, frozen=True):
    """The files of one message.

    ``stem``: the message's own name, without part and endings (the folder's, for a part folder). ``parts``: part
    (``subject``, ``preheader``, ``text``, ``html``, or ``body`` where the name does not say which) to file name.
    ``meta``: names that a file with its front matter may have.
    """

    stem: str
    parts: Mapping[str, str]
    meta: tuple[str, ...] = ()

    @property
    def main(self) -> str:
        """The file that names the message: the body, html before text."""
        return next(self.parts[part] for part in ("html", "body", "text", "subject", "preheader") if part in self.parts)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.parts.values())


def messages(names: Iterable[str]) -> Iterator[MessageFiles]:
    """Group the files that may be messages. A file that fits no other is a message of its own."""
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for name in sorted(names):
        file = named(name)
        groups[file.folder, file.base if file.word else file.stem].append(file)
    for (folder, base), files in groups.items():
        chosen = _together(files)
        if chosen:
            yield _message(folder, base, chosen)
        yield from _single(folder, [file for file in files if file not in chosen.values()])


def _single(folder: str, files: list[Named]) -> Iterator[MessageFiles]:
    """Messages of files that their names make no parts: each its own, a text and an HTML file of one stem together."""
    stems: dict[str, dict[str, Named]] = {}
    for file in files:
        part = file.part if file.is_sure else file.content or "body"
        pair = stems.setdefault(file.stem, {})
        if pair.keys() | {part} == {"text", "html"} and part not in pair:
            yield _message(folder, file.stem, {**stems.pop(file.stem), part: file})
        elif pair:
            yield _message(folder, file.stem, {part: file})
        else:
            pair[part] = file
    for stem, alone in stems.items():
        if alone:
            yield _message(folder, stem, alone)


def _together(files: list[Named]) -> dict[str, Named]:
    """The files of one name that make a message, by part; empty where each stands for itself."""
    counted = [file for file in files if _counts(file, files)]
    chosen: dict[str, Named] = {}
    for file in sorted(counted, key=_preference):
        chosen.setdefault(file.part or file.content, file)
    bodies = {"text", "html", "body"} & chosen.keys()
    if chosen and not bodies:
        bare = next((file for file in files if not file.word and not file.content), None)
        chosen |= {"body": bare} if bare else {}
    if "body" in chosen and len(bodies) == 2:
        chosen["html" if "text" in bodies else "text"] = chosen.pop("body")
    return chosen if len(chosen) > 1 or any(file.is_sure for file in chosen.values()) else {}


def _counts(file: Named, files: list[Named]) -> bool:
    """Whether the file's name makes it a part, given the others of that name."""
    if file.is_sure or (not file.word and file.content):
        return True
    if any(other.is_sure and other.word != "preheader" for other in files):
        return bool(file.word)
    kinds = {other.part if other.word else other.content for other in files}
    return bool(file.word) and file.part in ("text", "html") and {"text", "html"} <= kinds and not _is_loose(file)


def _is_loose(file: Named) -> bool:
    return file.word in ("message", "content")


def _preference(file: Named) -> tuple[bool, bool, bool, bool, str]:
    """Which of two files for the same part is taken: the one that says most clearly that it is it."""
    return not file.is_sure, not file.word, not file.template, file.ending == "md", file.name


def _message(folder: str, base: str, files: Mapping[str, Named]) -> MessageFiles:
    within = f"{folder}/" if folder else ""
    if base:
        metas = tuple(f"{within}{base}{mark}meta.{ending}" for mark in "._" for ending in ("yaml", "yml"))
    else:
        metas = tuple(f"{within}meta.{ending}" for ending in ("yaml", "yml"))
    stem = base or folder.rpartition("/")[2]
    return MessageFiles(stem, {part: file.name for part, file in files.items()}, metas)
