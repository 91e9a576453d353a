"""Where packs are found: built-in names, files of the project, packages that offer packs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msglint import files
from msglint.errors import Errors, MsglintError
from msglint.marked import load as load_yaml
from msglint.marked import suggest
from msglint.packs import shipped
from msglint.packs.drafts import PackDraft

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "msglint.packs"
LARGEST = 5_000_000  # bytes; the largest sensible pack has a fiftieth of it


class Library:
    """Finds packs by name or path, and reads each file once."""

    def __init__(self, builtin: Mapping[str, PackDraft], cwd: Path, errors: Errors) -> None:
        self._builtin = builtin
        self._cwd = cwd
        self._errors = errors
        self._read: dict[Path, PackDraft | None] = {}

    def find(self, name: str, folder: Path, where: str) -> PackDraft | None:
        """The pack that ``name`` means to a file in ``folder``; ``None`` once told that there is none.

        A name is a built-in pack's or an installed package's; one with ``/`` or ``.yaml`` is a path from ``folder`` on.
        """
        if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
            return self._file(folder / name, name, where)
        if name in self._builtin:
            return self._builtin[name]
        point = next((point for point in offered() if point.name == name), None)
        if point is not None:
            return self._offered(point, where)
        self._errors.add(f"there is no pack {name!r}", where=where, hint=self._meant(name, folder))
        return None

    def _meant(self, name: str, folder: Path) -> str:
        for ending in (".yaml", ".yml"):
            if files.is_file(folder / (name + ending)):
                return f"write ./{name}{ending} for the file"
        known = ["recommended", *self._builtin, *(point.name for point in offered())]
        return suggest(name, known) or f"name one of {', '.join(known)}, or a path like ./rules/house.yaml"

    def _file(self, path: Path, name: str, where: str) -> PackDraft | None:
        file = files.real(path)
        if file not in self._read:
            self._read[file] = self._parsed(file, name, where)
        return self._read[file]

    def _parsed(self, file: Path, name: str, where: str) -> PackDraft | None:
        try:
            text = text_of(file)
        except OSError as error:
            message, hint = missing(file, name, error)
            self._errors.add(message, where=where, hint=hint)
            return None
        except UnicodeDecodeError as error:
            shown = shipped.shown(file, self._cwd)
            self._errors.add(f"is not UTF-8 text (byte {error.start})", where=shown, hint="save it as UTF-8")
            return None
        return read(file, text, self._cwd, self._errors)

    def _offered(self, point: EntryPoint, where: str) -> PackDraft | None:
        try:
            file = resource(point)
        except Exception as error:  # noqa: BLE001  a package's code may raise anything
            who = point.dist.name if point.dist else "an installed package"
            self._errors.add(
                f"the pack {point.name!r} of {who} cannot be found: {error}",
                where=where,
                hint="update the package, or take the pack out of `packs:`",
            )
            return None
        return self._file(file, point.name, where)


def read(file: Path, text: str, cwd: Path, errors: Errors, *, builtin: bool = False) -> PackDraft | None:
    """The draft of a pack file's text; ``None`` where it is none."""
    from msglint.packs import parse

    try:
        marked = load_yaml(text, shipped.shown(file, cwd), errors=errors)
    except MsglintError as error:
        errors.take(error)
        return None
    return parse.pack(marked, file, errors, builtin=builtin)


def text_of(file: Path) -> str:
    """A pack file's text, newlines untouched; raises ``OSError`` and ``UnicodeDecodeError``."""
    data = files.read(file, LARGEST + 1)
    if len(data) > LARGEST:
        raise OSError(f"is larger than {LARGEST:,} bytes")
    return data.decode("utf-8-sig")


def missing(file: Path, name: str, error: OSError) -> tuple[str, str]:
    """What to say of a pack file that cannot be read: the sentence and the remedy."""
    if files.is_folder(file):
        return f"the pack {name!r} is a folder", f"name a file in it, like {name.rstrip('/')}/house.yaml"
    if isinstance(error, FileNotFoundError):
        near = sorted(path.name for path in file.parent.glob("*.y*ml")) if file.parent.is_dir() else []
        meant = suggest(file.name, near) or (
            f"beside it there is {', '.join(near[:5])}" if near else "correct the path"
        )
        return f"there is no file {name!r}", meant
    return f"the pack {name!r} cannot be read: {error.strerror or error}", "see to the file's size and rights"


def offered() -> tuple[EntryPoint, ...]:
    """The packs that installed packages offer."""
    files.beyond()
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))


def resource(point: EntryPoint) -> Path:
    """The file behind an entry point.

    Its value is ``package`` (then ``<name>.yaml`` in it), ``package:file.yaml``, or ``package:thing`` where the thing
    is a path or a function that returns one. Raises what importing and calling raise, and ``FileNotFoundError``.
    """
    from importlib.util import find_spec

    module, _, attribute = point.value.partition(":")
    if attribute and not attribute.endswith((".yaml", ".yml")):
        found: Any = point.load()
        path = Path(found() if callable(found) else found)
    else:
        spec = find_spec(module)
        if spec is None or not spec.submodule_search_locations:
            raise FileNotFoundError(f"{module} is no package")
        path = Path(next(iter(spec.submodule_search_locations))) / (attribute or f"{point.name}.yaml")
    if not files.is_file(path):
        raise FileNotFoundError(f"there is no file {path.name} in {module}")
    return path
