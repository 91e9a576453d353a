"""The command line: the only place that prints or exits."""

from __future__ import annotations


def main() -> None:
    """What the ``msglint`` command runs. Ends with the statuses that ``msglint.cli.faults`` lists."""
    import sys

    if sys.argv[1:] == ["--version"] and _version_printed():
        return
    import gc
    import signal

    gc.set_threshold(200_000, 20, 20)  # a short run makes next to no garbage, and looking for it costs a tenth of it
    from msglint.cli import faults
    from msglint.cli.app import msglint

    signal.signal(signal.SIGTERM, faults.terminate)
    try:
        msglint.main()
    finally:
        gc.freeze()  # or the interpreter, ending, looks through everything for garbage: a sixth of a short run


def _version_printed() -> bool:
    """Answer ``--version`` without loading anything else; a failure is left to the command line's one handler."""
    import sys

    from msglint import __version__

    try:
        sys.stdout.write(f"msglint {__version__}\n")
        sys.stdout.flush()
    except (OSError, AttributeError):  # a full disk, or no standard output at all
        return False
    return True
