"""Fewer looks for garbage while a run makes many objects and hardly any that hold each other in a circle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 20, 50)
"""How many new objects, and how many looks at the younger ones, bring about a look (Python: 700, 10, 10)."""


@contextmanager
def patience() -> Iterator[None]:
    """Within it garbage is looked for seldom, unless it is looked for more seldom already."""
    usual = gc.get_threshold()
    if 0 < usual[0] < SELDOM[0]:
        gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
