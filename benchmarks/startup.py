"""What starting costs: ``msglint --version`` and checks of one small file, against importing click, jinja2 and yaml.

``python benchmarks/startup.py [ROUNDS]`` runs the commands in turns as whole processes and prints the medians of the
ratios, pair by pair. Goals: 0.6, and 1.6 for a check of what was checked before; an edited file is rendered and judged
again. What is compared is warm: the package is byte-compiled first, as an installer leaves it (jinja2, click and yaml
are), and the processes may keep byte code whatever the shell says.
"""

from __future__ import annotations

import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import msglint

BIN = Path(sys.executable).parent
IMPORTS = [sys.executable, "-c", "import click, jinja2, yaml"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
MESSAGE = """Hi {{ contact.first_name or 'there' }},

you asked when the roses bloom: from the end of May.

Unsubscribe: {{ out }}
"""


def spent(command: list[str], folder: Path) -> float:
    """Processor seconds of a whole process, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = subprocess.DEVNULL
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=False, stdout=quiet, stderr=quiet)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def project(folder: Path) -> None:
    (folder / "msglint.yaml").write_text("records: people.csv\ncontext: {out: https://larch.example/out}\n")
    (folder / "people.csv").write_text("id,First Name,Last Name\n1,Ada,Larch\n2,Tom,Ash\n")
    (folder / "roses.email.j2").write_text(MESSAGE)


def measure(rounds: int) -> dict[str, list[float]]:
    """Ratios to the imports, round by round, once everything is warm."""
    check = [str(BIN / "msglint"), "check", "roses.email.j2", "--format", "json"]
    commands = {
        "msglint --version": ([str(BIN / "msglint"), "--version"], False),
        "check of one file, unchanged": (check, False),
        "check of one file, edited": (check, True),
    }
    found: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        project(folder)
        for command in (IMPORTS, *(command for command, _ in commands.values())):
            spent(command, folder)
        for number in range(rounds):
            base = spent(IMPORTS, folder)
            for name, (command, edited) in commands.items():
                if edited:
                    (folder / "roses.email.j2").write_text(f"{MESSAGE}{number}\n")
                found[name].append(spent(command, folder) / base)
                if edited:  # what is unchanged next time
                    spent(command, folder)
    return found


def main() -> None:
    compileall.compile_dir(Path(msglint.__file__).parent, quiet=1)
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print('processor time ÷ that of python -c "import click, jinja2, yaml", warm')
    for name, ratios in measure(rounds).items():
        print(f"  {name:30} {statistics.median(ratios):.2f}  (from {min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
