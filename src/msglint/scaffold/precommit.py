"""The pre-commit entry: a hook of this project's own, since msglint is already installed here."""

from __future__ import annotations

from typing import Any

HOOK = """\
- repo: local
  hooks:
    - id: msglint
      name: msglint
      entry: msglint check --touched-by  # the messages that rest on a staged file
      language: system
      pass_filenames: true
      always_run: true  # deleting a layout or partial is a change too
      require_serial: true
      types: [text]
      files: \\.(j2|jinja|jinja2|txt|html|htm|md|csv|tsv|json|jsonl|yaml|yml)$
"""


def new_file() -> str:
    """A whole .pre-commit-config.yaml."""
    return "repos:\n" + _indented(2)


def with_hook(text: str) -> str | None:
    """The file with the hook at the end of its ``repos``, all else untouched; ``None`` where its layout is unusual."""
    import yaml

    try:
        root = yaml.compose(text, yaml.SafeLoader)
        before = yaml.safe_load(text)
    except yaml.YAMLError:
        return None
    repos = _repos(root)
    if repos is None:
        return None
    lines = text.splitlines(keepends=True)
    end = _last_line(repos) + 1
    if end > len(lines) or not lines[end - 1].endswith("\n"):
        lines[-1] += "\n"
    new = "".join([*lines[:end], _indented(repos.start_mark.column), *lines[end:]])
    try:
        after = yaml.safe_load(new)
    except yaml.YAMLError:
        return None
    hook = yaml.safe_load(HOOK)
    return new if after == {**before, "repos": before["repos"] + hook} else None


def has_hook(text: str) -> bool:
    """Whether the file already names msglint."""
    return any(line.split("#")[0].strip().removeprefix("- ") == "id: msglint" for line in text.splitlines())


def _repos(root: Any) -> Any:
    """The node of a block sequence under ``repos``, or ``None``."""
    for key, value in root.value if root is not None and root.id == "mapping" else ():
        if key.value == "repos" and value.id == "sequence" and value.value and not value.flow_style:
            return value
    return None


def _last_line(node: Any) -> int:
    """The line (from 0) on which the node's last words stand."""
    while node.id != "scalar" and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    line: int = node.end_mark.line
    return line - 1 if node.end_mark.column == 0 and line > node.start_mark.line else line


def _indented(columns: int) -> str:
    return "".join(" " * columns + line for line in HOOK.splitlines(keepends=True))
