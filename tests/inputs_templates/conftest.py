"""The fixture of these tests."""

from __future__ import annotations

import pytest
from finding import Finder, finder


@pytest.fixture
def found() -> Finder:
    """Find the messages among files held in memory; further keywords are keys of ``Config``."""
    return finder
