"""The fixtures of these tests."""

from __future__ import annotations

import pytest
from finding import Finder, Tags, finder


@pytest.fixture
def found() -> Finder:
    """Find the messages among files held in memory; further keywords are keys of ``Config``."""
    return finder


@pytest.fixture
def language() -> Tags:
    return Tags()
