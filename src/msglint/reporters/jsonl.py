"""For programs that read line by line: one finding a line, as in the JSON format, then a line with the summary."""

from __future__ import annotations

from typing import TextIO

from msglint import __version__
from msglint.model import Report
from msglint.reporters.drawing.document import line
from msglint.reporters.drawing.view import View
from msglint.reporters.json import VERSION, counts, plain


def write(report: Report, sink: TextIO, view: View) -> None:
    """Write the lines; ``type`` says which is a ``finding`` and which the ``summary``: without that, some are lost."""
    sink.writelines(line({"type": "finding", **plain(finding, values=view.values)}) for finding in report.findings)
    tool = {"name": "msglint", "version": __version__}
    sink.write(line({"type": "summary", "version": VERSION, "tool": tool, **counts(report)}))
