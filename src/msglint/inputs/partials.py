"""Which files are only parts of other messages: layouts, includes, macro files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msglint.inputs.outlines import Outlines
from msglint.inputs.parts import MessageFiles


class Uses:
    """Who extends, includes or imports whom, over all template files of the project."""

    def __init__(self, outlines: Outlines, names: Iterable[str]) -> None:
        self._uses: dict[str, dict[str, str]] = {}
        self._users: dict[str, dict[str, str]] = defaultdict(dict)
        for name in names:
            self._uses[name] = dict(outlines.references(name))
            for target, kind in self._uses[name].items():
                self._users[target][name] = kind
        self._circles: dict[str, frozenset[str]] = {}

    def user(self, name: str, own: Iterable[str] = ()) -> tuple[str, str]:
        """A file outside the circle of ``name`` (and not among ``own``) that uses it, and how; empty where none does.

        Files that use only each other form a circle, and are messages.
        """
        circle = self._circle(name)
        inside = circle | set(own)
        for member in sorted(circle, key=lambda other: (other != name, other)):
            for user, kind in sorted(self._users.get(member, {}).items()):
                if user not in inside:
                    return user, kind
        return "", ""

    def _circle(self, name: str) -> frozenset[str]:
        """The file and those that it uses and is used by, through however many others."""
        if name not in self._circles:
            below = self._reached(name, self._uses)
            self._circles[name] = frozenset({name} | (below & self._reached(name, self._users)))
        return self._circles[name]

    def _reached(self, name: str, ways: Mapping[str, Mapping[str, str]]) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            for other in ways.get(waiting.pop(), {}):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found


def partials(groups: Iterable[MessageFiles], uses: Uses) -> dict[str, str]:
    """The files that are no messages, each with a file that uses it.

    A layout takes the other files of its name with it: where ``base.html`` is extended, ``base.txt`` is a layout too.
    """
    found: dict[str, str] = {}
    for group in groups:
        for name in group.names:
            user, kind = uses.user(name, group.names)
            if user:
                found.setdefault(name, user)
            if kind == "extends":
                found.update({other: found.get(other, user) for other in group.names})
    return found
