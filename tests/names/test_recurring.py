"""What stands more than once in a list is found, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.model import Place, RecordsView, RecordView
from msglint.names import recurring
from msglint.names.recurring import Recurring

KEYS = st.lists(st.sampled_from(("", "ida@x.example", "uta@x.example", *map(str, range(40)))), max_size=60)


def mails(view: RecordsView) -> Sequence[str]:
    return [str(row.values["email"]) for row in view.rows]


def view_of(keys: Sequence[str], size: int) -> RecordsView:
    """A list in stretches of a size."""
    rows = [RecordView(str(at), Place("c.csv", at + 2), {"email": key}, {}, {}) for at, key in enumerate(keys)]

    def parts() -> list[tuple[range, RecordsView]]:
        starts = range(0, len(rows), size)
        return [
            (range(at, min(at + size, len(rows))), RecordsView(Place("c.csv"), (), rows[at : at + size]))
            for at in starts
        ]

    return RecordsView(Place("c.csv"), (), rows, stretches=parts)


def told(part: RecordsView) -> Iterator[tuple[str | None, str]]:
    """The addresses but for one, each with its row's id."""
    return ((None if key == "7" else key, row.id) for key, row in zip(mails(part), part.rows, strict=True))


def again(view: RecordsView) -> dict[str, list[int]]:
    """The rows of each key, however they come."""
    recurring = Recurring(mails)
    for _, part in view.parts():
        recurring.see(part)
    found: dict[str, list[int]] = {}
    for groups in recurring.again(view, told):
        assert not groups.keys() & found.keys()
        found |= {str(key): [at for at, _ in rows] for key, rows in groups.items()}
        assert all(str(at) == row for rows in groups.values() for at, row in rows)
    return found


@pytest.mark.parametrize(("short", "share", "at_once"), [(0xFFFFFFFF, 1 << 12, 1 << 15), (0x7, 3, 5), (0xFFFF, 1, 1)])
@given(keys=KEYS, size=st.integers(1, 9))
def test_rows_of_one_key_are_found_wherever_the_list_is_cut(
    short: int, share: int, at_once: int, keys: list[str], size: int
) -> None:
    expected: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key not in ("", "7"):
            expected[key].append(at)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recurring, "SHORT", short)
        patched.setattr(recurring, "SHARE", share)
        patched.setattr(recurring, "AT_ONCE", at_once)
        found = again(view_of(keys, size))
    assert found == {key: rows for key, rows in expected.items() if len(rows) > 1}
