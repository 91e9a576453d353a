"""For people who never see a terminal: one page with each message as its reader sees it, and what is wrong with it.

The file stands alone: it fetches nothing, runs nothing but its own script, and can be mailed.
"""

from __future__ import annotations

from typing import TextIO

from msglint.model import Report
from msglint.reporters.drawing.view import View
from msglint.reporters.page.document import document


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write the page. Messages are in it where the run was asked for samples (``Request.samples``)."""
    sink.write(document(report, view).html)
