"""Merge fields know their place exactly, throughout the examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import EXAMPLES, exact_places


@pytest.mark.parametrize("folder", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
def test_merge_fields_of_the_examples_are_exact(folder: str) -> None:
    found = exact_places([EXAMPLES / Path(folder)])
    assert found
    assert sum(found.values()) / len(found) >= 0.95
