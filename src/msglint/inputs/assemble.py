"""One message from its files."""

from __future__ import annotations

from msgspec.structs import replace

from msglint.inputs import suppressions
from msglint.inputs.frontmatter import FrontMatter, joined, of_file, read
from msglint.inputs.kind import PLAIN, is_html, is_markup, part_blocks
from msglint.inputs.naming import channel_of, named
from msglint.inputs.outlines import Outlines
from msglint.inputs.parts import MessageFiles
from msglint.model import Problem, Source, Suppression, Template
from msglint.render.base import TemplateFault

ORDER = ("subject", "preheader", "text", "html")


def assemble(outlines: Outlines, files: MessageFiles) -> Template:
    """Read the message's files. A file that cannot be read becomes a problem, and the other parts are kept."""
    tree = outlines.tree
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    fronts: list[FrontMatter] = []
    for part, name in sorted(files.parts.items(), key=lambda item: item[1] != files.main):
        path = tree.shown(name)
        try:
            tree.read(name)
        except TemplateFault as fault:
            problems.append(fault.problem)
            continue
        halves = outlines.split(name)
        fronts.append(of_file(halves, path, name))
        sources[part] = Source(path, name, halves.text, halves.line)
    meta = next((name for name in files.meta if tree.locate(name)), "")
    if meta:
        fronts.append(_beside(outlines, meta))
    front = joined(fronts)
    channel = front.meta.get("channel") or channel_of(files.stem) or "email"
    parts = _parts(outlines, files, sources, front, channel)
    return Template(
        path=tree.shown(files.main),
        parts={part: parts[part] for part in ORDER if part in parts},
        meta={**front.meta, "channel": channel, "purpose": front.meta.get("purpose") or "marketing"},
        meta_places=front.places,
        files=tuple(tree.shown(name) for name in (*files.names, *filter(None, [meta]))),
        suppressions=(*front.suppressions, *_inline(outlines, files, problems)),
        problems=(*problems, *front.problems),
    )


def _beside(outlines: Outlines, meta: str) -> FrontMatter:
    """Front matter in a file of its own."""
    path = outlines.tree.shown(meta)
    try:
        return read(outlines.tree.read(meta) or "", path, meta)
    except TemplateFault as fault:
        return FrontMatter(problems=(replace(fault.problem, kind="front-matter"),))


def _parts(
    outlines: Outlines, files: MessageFiles, sources: dict[str, Source], front: FrontMatter, channel: str
) -> dict[str, Source]:
    """The sources by part. A file of its own goes before front matter, and that before a block."""
    blocks: dict[str, Source] = {}
    bodies: dict[str, Source] = {}
    for part in ("html", "text", "body"):
        if part not in sources:
            continue
        found = part_blocks(outlines, sources[part].name)
        for name, block in found.items():
            blocks.setdefault(name, replace(sources[part], block=block))
        if not {"text", "html", "body"} & found.keys():
            bodies[_kind(outlines, part, files, sources[part], channel)] = sources[part]
    if "body" in blocks:
        body = blocks.pop("body")
        bodies[_kind(outlines, "body", files, body, channel)] = body
    others: dict[str, Source] = {part: sources[part] for part in ("subject", "preheader") if part in sources}
    parts: dict[str, Source] = {**blocks, **front.parts, **bodies, **others}
    return {part: replace(source, html=part == "html") for part, source in parts.items()}


def _kind(outlines: Outlines, part: str, files: MessageFiles, source: Source, channel: str) -> str:
    """``html`` or ``text``: what a part's name says; a lone body may be HTML by what it holds."""
    if part == "body":
        return "html" if is_html(outlines, source.name, channel) else "text"
    alone = "html" not in files.parts and named(source.name).ending != "md"
    return "html" if part == "html" or (alone and channel not in PLAIN and is_markup(source.text)) else "text"


def _inline(outlines: Outlines, files: MessageFiles, problems: list[Problem]) -> tuple[Suppression, ...]:
    found: list[Suppression] = []
    for name in files.names:
        made, wrong = inline_suppressions(outlines, name)
        found.extend(made)
        problems.extend(wrong)
    return tuple(found)


def inline_suppressions(outlines: Outlines, name: str) -> suppressions.Found:
    """The suppressions in one file's comments."""
    halves = outlines.split(name)
    if "msglint" not in halves.text:
        return (), ()
    path = outlines.tree.shown(name)
    return suppressions.from_comments(halves.text, halves.line, path, outlines.outline(name).comments)
