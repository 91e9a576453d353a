"""Says where the script is that CI runs: ``sh "$(python -m msglint.cli.ci)"``."""

from __future__ import annotations

from pathlib import Path

NAME = "ci.sh"


def script() -> Path:
    """The script beside the installed package; in a checkout, the one among its scripts."""
    package = Path(__file__).parents[1]
    own = package / NAME
    return own if own.is_file() else package.parents[1] / "scripts" / NAME


if __name__ == "__main__":
    print(script())
