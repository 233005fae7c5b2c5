"""Writes a definition's folder again from its source, the same bytes each time."""

import re
from pathlib import Path
from typing import Any

import yaml

from careleaf.definition.source import Source


class _Writer(yaml.SafeDumper):
    """Plain block style; quotes only what YAML 1.2's core rules would read as something other than text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)  # lists stand indented under their key


_Writer.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag.endswith((":int", ":float", ":null"))]
    for first, rules in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
for _first in "tf":
    _Writer.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), [_first])


def yaml_text(document: Any) -> str:
    """One YAML file's text: keys in the author's order, lines of about 110 characters, Unicode as it is."""
    return yaml.dump(document, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=110, default_flow_style=False)


def export(source: Source, folder: Path) -> list[Path]:
    """Writes every file of the definition under ``folder`` and returns their paths; other files are left alone."""
    texts = {name: yaml_text(document) for name, document in source.documents.items()} | dict(source.texts)
    written: list[Path] = []
    for name, text in sorted(texts.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written
