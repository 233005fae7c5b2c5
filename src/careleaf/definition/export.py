"""Writes a definition's folder again from its source, the same bytes each time."""

import re
from pathlib import Path
from typing import Any

import yaml

from careleaf.definition.folder import SPECIAL
from careleaf.definition.source import Source

LEAF_WIDTH = 80  # characters
_LINE_ENDS = re.compile("[\\r\\x85\\u2028\\u2029]")


class _Writer(yaml.SafeDumper):
    """Block style, short leaves on one line; quotes only what our own reader would not read as text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)  # lists stand indented under their key

    def represent_str(self, data: str) -> yaml.ScalarNode:
        # These would be read back as line ends; only a double-quoted text can name them.
        quoted = '"' if _LINE_ENDS.search(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=quoted)

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)
        node.flow_style = _is_short([part for pair in node.value for part in pair])
        return node

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = _is_short(node.value)
        return node


def _is_short(parts: list[yaml.Node]) -> bool:
    """Whether a collection holds only scalars that stand together on one line."""
    leaves = [part for part in parts if isinstance(part, yaml.ScalarNode)]
    return len(leaves) == len(parts) and sum(len(leaf.value) + 2 for leaf in leaves) <= LEAF_WIDTH


_Writer.add_representer(str, _Writer.represent_str)
_Writer.yaml_implicit_resolvers = {}
for _tag, _pattern in SPECIAL.items():
    _Writer.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern.pattern})$"), None)


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
