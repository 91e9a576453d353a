"""Holds what a run found against a baseline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from msglint.baseline.file import Baseline, Entry

Key = tuple[str, str, str]


class Compared(Struct, frozen=True):
    """``known``: which of the run's findings the baseline has, each by its number with its entry. ``gone``: entries
    that no finding answers to.
    """

    known: Mapping[int, Entry]
    gone: tuple[Entry, ...]

    def wider(self, found: Sequence[Entry]) -> int:
        """How many known findings now reach a larger share of the records, and more of them."""
        return sum(1 for number, before in self.known.items() if reaches_more(found[number], before))


def compare(found: Sequence[Entry], baseline: Baseline, exists: Callable[[str], bool]) -> Compared:
    """Match findings with entries of the same identity; one that is graver than it was is new.

    ``found``: the run's findings, in the report's order. ``exists``: whether a path of the baseline is still there. The
    entries of a file that is gone go on to the one new file that has the same findings, where there is just one.
    """
    left: dict[Key, list[Entry]] = defaultdict(list)
    for entry in sorted(baseline.entries, key=lambda entry: entry.grade):
        left[key(entry)].append(entry)
    known = _matched(dict(enumerate(found)), left)
    new = {number: entry for number, entry in enumerate(found) if number not in known}
    names = renamed(new.values(), baseline.entries, exists)
    if names:
        moved = {n: replace(entry, path=names[entry.path]) for n, entry in new.items() if entry.path in names}
        known |= _matched(moved, left)
    return Compared(known, tuple(sorted(entry for entries in left.values() for entry in entries)))


def key(entry: Entry) -> Key:
    return entry.path, entry.rule, entry.words


def _matched(found: Mapping[int, Entry], left: Mapping[Key, list[Entry]]) -> dict[int, Entry]:
    """Findings with the entry that each answers to, the mildest that will do; what is used is taken out of ``left``."""
    known: dict[int, Entry] = {}
    for number, entry in sorted(found.items(), key=lambda item: (-item[1].grade, item[0])):
        candidates = left.get(key(entry), [])
        place = next((at for at, other in enumerate(candidates) if other.grade >= entry.grade), None)
        if place is not None:
            known[number] = candidates.pop(place)
    return known


def renamed(new: Iterable[Entry], old: Iterable[Entry], exists: Callable[[str], bool]) -> dict[str, str]:
    """New path to old one, of files that can only be the same: each the other's only candidate.

    Of several candidates one that has kept its name in another folder goes first: folders are renamed, too.
    """
    before, after = _by_path(old), _by_path(new)
    vanished = [path for path in before if path and not exists(path)]
    fresh = [path for path in after if path and path not in before]
    named: dict[str, list[str]] = defaultdict(list)
    for name in fresh:
        named[_last(name)].append(name)
    same = ((name, path) for path in vanished for name in named[_last(path)])
    moved = _single([(name, path) for name, path in same if _alike(before[path], after[name])])
    taken = set(moved.values())
    left = [path for path in vanished if path not in taken], [name for name in fresh if name not in moved]
    others = ((name, path) for path in left[0] for name in left[1])
    return moved | _single([(name, path) for name, path in others if _alike(before[path], after[name])])


def _single(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The pairs of which neither stands in another."""
    claims = Counter(name for name, _ in pairs), Counter(path for _, path in pairs)
    return {name: path for name, path in pairs if claims[0][name] == claims[1][path] == 1}


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _by_path(entries: Iterable[Entry]) -> dict[str, Counter[tuple[str, str]]]:
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for entry in entries:
        found[entry.path][entry.rule, entry.words] += 1
    return found


def _alike(before: Counter[tuple[str, str]], after: Counter[tuple[str, str]]) -> bool:
    """Whether at least half of what was found in one file is found in the other."""
    return 2 * (before & after).total() >= before.total()


def reaches_more(now: Entry, before: Entry) -> bool:
    """More records, and a larger share of them: a longer export alone is no news."""
    return now.count > before.count and now.count * max(before.of, 1) > before.count * max(now.of, 1)
