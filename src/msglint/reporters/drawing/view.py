"""How a report is to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from msglint.fingerprints import Sources


class View(NamedTuple):
    """``values``: show what stands in the records, else ``‹field›``. ``colour``: the sink is a colour terminal."""

    values: bool
    sources: Sources
    colour: bool
