"""Fewer looks for garbage while a run makes many objects and hardly any that hold each other in a circle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

SELDOM = (100_000, 20, 50)
"""How many new objects, and how many looks at the younger ones, bring about a look (Python: 700, 10, 10)."""
_loaded, _runs = count(), count()
"""What was loaded for the first run of a process, most often the only one, and what that run leaves behind, counts as
old without a look at it. Of later ones a look tells what may go, so that who runs on does not grow."""


@contextmanager
def patience() -> Iterator[None]:
    """Within it garbage is looked for seldom, unless it is looked for more seldom already."""
    usual = gc.get_threshold()
    outermost = 0 < usual[0] < SELDOM[0]
    if outermost:
        gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        if outermost and not next(_runs):
            settle()
        gc.set_threshold(*usual)


@contextmanager
def loading() -> Iterator[None]:
    """Within it garbage is not looked for at all: what is made there stays, and there is no more of it than of that."""
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not next(_loaded):
            settle()
        if usual:
            gc.enable()


def settle() -> None:
    """Count all that is there as old."""
    gc.freeze()
    gc.unfreeze()
