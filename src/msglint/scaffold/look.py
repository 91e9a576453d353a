"""Look around in a folder."""

from __future__ import annotations

from pathlib import Path

from msglint.model import Config, JinjaSettings
from msglint.scaffold.data import find_data
from msglint.scaffold.host import find_foreign, find_host
from msglint.scaffold.seen import Seen


def look(folder: Path) -> Seen:
    """What messages and data the folder holds, and what the messages need; raises ``MsglintError`` as the inputs do."""
    from msglint.inputs import templates
    from msglint.inputs.naming import is_template
    from msglint.inputs.tree import FolderTree
    from msglint.render.jinja import JinjaLanguage

    tree = FolderTree(folder, folder)
    foreign = find_foreign(tree, filter(is_template, tree.names()))
    filters, tests = (dict.fromkeys(names, "value") for names in (foreign.filters, foreign.tests))
    config = Config(root=folder, jinja=JinjaSettings(filters=filters, tests=tests))
    language = JinjaLanguage(tree, config.jinja)
    found = templates.find(tree, tree.covered([folder]), config, language).templates
    data = find_data(tree.names(), config)
    host = find_host(language, found, data.columns, foreign, records=bool(data.records))
    return Seen(folder, tuple(template.path for template in found), data, host)
