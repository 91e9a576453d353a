"""The messages of a project: which files are one, and the files that are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from msglint.globs import WILD, matches
from msglint.inputs.assemble import assemble, inline_suppressions
from msglint.inputs.naming import is_data, is_message, is_template
from msglint.inputs.outlines import Outlines
from msglint.inputs.pages import page_names
from msglint.inputs.partials import Uses, partials
from msglint.inputs.parts import MessageFiles, messages
from msglint.inputs.tree import Covered, Tree
from msglint.model import Config, NotChecked, Problem, Suppression, Template
from msglint.render.base import Language


class Found(Struct, frozen=True):
    """The messages that the given paths cover, in the order of their paths.

    ``suppressions``: those in comments, by the shown path of every template file of the project, partials and layouts
    included. ``problems``: faults of such files as are no messages. ``beyond``: the other messages of the project,
    where a follow-up among those found belongs to a campaign (else nobody asks for them). ``whole``: there are none.
    """

    templates: tuple[Template, ...]
    not_checked: tuple[NotChecked, ...] = ()
    suppressions: Mapping[str, tuple[Suppression, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    beyond: tuple[Template, ...] = ()
    whole: bool = True


def find(tree: Tree, names: Covered | Sequence[str] | None, config: Config, language: Language) -> Found:
    """Find the messages among ``names`` (all files where it is ``None``).

    A message is found whole when one of its files is covered. Whether a file is only a part of others is judged over
    the whole project where there is a msglint.yaml, else over what is covered and the folders of files given by name.
    """
    if not isinstance(names, Covered):
        names = Covered(tuple(tree.names() if names is None else names))
    outlines = Outlines(tree, language)
    project = _project(tree, names, config)
    pages = frozenset(page_names(config))
    candidates = [name for name in project if name not in pages and _may_be_message(name, names, config)]
    used = _partials(outlines, project, candidates, config)
    groups = list(messages(name for name in candidates if name not in used))
    covered = frozenset(names.names)
    chosen = [group for group in groups if not covered.isdisjoint((*group.names, *group.meta))]
    templates = sorted((assemble(outlines, group) for group in chosen), key=lambda template: template.path)
    suppressions, problems = _suppressions(outlines, project, {name for group in groups for name in group.names})
    return Found(
        tuple(templates),
        (
            *_unfollowed(names.not_checked),
            *_given_in_vain(tree, names.given - pages, used, groups),
            *_pages_given(tree, names.given & pages),
        ),
        suppressions,
        problems,
        tuple(
            _beyond(outlines, templates, (group for group in groups if covered.isdisjoint((*group.names, *group.meta))))
        ),
        len(chosen) == len(groups),
    )


def _beyond(outlines: Outlines, found: Sequence[Template], others: Iterable[MessageFiles]) -> Iterable[Template]:
    """The messages that are not covered, where one that is covered is a step of a campaign."""
    steps = any(template.purpose == "follow-up" and template.meta.get("campaign") for template in found)
    return (assemble(outlines, group) for group in others) if steps else ()


def _project(tree: Tree, covered: Covered, config: Config) -> tuple[str, ...]:
    """The files to look at: all of a project with a msglint.yaml, else the covered ones and those beside them."""
    if config.path:
        return tuple(sorted({*tree.names(), *covered.names}))
    beside = (other for name in covered.given for other in tree.beside(name))
    return tuple(sorted({*covered.names, *beside}))


def _may_be_message(name: str, covered: Covered, config: Config) -> bool:
    """By its name alone: as the globs say, else as the ending does, looked at from the given folder on."""
    if is_data(name):
        return False
    if name in covered.given:
        return True
    return is_message(covered.below(name)) if config.templates is None else matches(name, config.templates)


def _partials(
    outlines: Outlines, project: Sequence[str], candidates: Sequence[str], config: Config
) -> Mapping[str, str]:
    """The candidates that are only parts of others, each with a file that uses it."""
    literal = {glob for glob in config.templates or () if not WILD.search(glob)}
    uses = Uses(outlines, dict.fromkeys((*(name for name in project if is_template(name)), *candidates)))
    used = partials(messages(candidates), uses)
    return {name: user for name, user in used.items() if name not in literal}


def _suppressions(
    outlines: Outlines, project: Iterable[str], own: set[str]
) -> tuple[dict[str, tuple[Suppression, ...]], tuple[Problem, ...]]:
    """The suppressions of every file, and the faults of those in files that are no messages."""
    found: dict[str, tuple[Suppression, ...]] = {}
    problems: list[Problem] = []
    for name in project:
        if name in own or is_template(name):
            made, wrong = inline_suppressions(outlines, name)
            if made:
                found[outlines.tree.shown(name)] = made
            if name not in own:
                problems.extend(wrong)
    return found, tuple(problems)


def _unfollowed(passed: Iterable[NotChecked]) -> Iterable[NotChecked]:
    """What was passed over, but for links to files that would be no messages anyway."""
    for item in passed:
        last = item.rule.rpartition("/")[2]
        if "." not in last or is_message(last):
            yield item


def _pages_given(tree: Tree, pages: Iterable[str]) -> Iterable[NotChecked]:
    """The landing pages that were given by name."""
    for name in sorted(pages):
        yield NotChecked(tree.shown(name), "is a landing page (`pages:` in msglint.yaml), not a message")


def _given_in_vain(
    tree: Tree, given: Iterable[str], used: Mapping[str, str], groups: Sequence[MessageFiles]
) -> Iterable[NotChecked]:
    """The files that were given by name and are no messages, with why."""
    belong = {name for group in groups for name in (*group.names, *group.meta)}
    for name in sorted(given):
        if name in used:
            yield NotChecked(tree.shown(name), f"is no message but a part of others, such as {tree.shown(used[name])}")
        elif name not in belong:
            yield NotChecked(tree.shown(name), "is data, not a message (contacts are given with --records)")
