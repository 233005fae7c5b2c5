"""An edition's canonical form and its content hash: what a signature signs."""

import hashlib
import json
import unicodedata
from typing import Any

from careleaf.definition.model import Frozen
from careleaf.definition.source import Source

UNSIGNED_FILES = frozenset({"signatures.yaml"})  # it quotes the hash, so it cannot be part of it
UNSIGNED_FOLDERS = ("examples/",)  # worked patients test the content; adding one changes nothing that was signed


class _Canonical(Frozen):
    documents: dict[str, Any]
    texts: dict[str, str]


def canonical(source: Source) -> str:
    """The definition as one JSON text, keys in the author's order, from which the folder can be written again."""
    return json.dumps({"documents": source.documents, "texts": source.texts}, ensure_ascii=False, separators=(",", ":"))


def from_canonical(text: str) -> Source:
    """The inverse of ``canonical``; ValueError when the text is not one."""
    read = _Canonical.model_validate_json(text)
    return Source(read.documents, read.texts)


def content_hash(source: Source) -> str:
    """SHA-256 (hexadecimal): keys sorted, text in Unicode NFC, signatures and worked patients left out."""
    content: dict[str, Any] = {**source.documents, **source.texts}
    signed = {file: value for file, value in content.items() if _is_signed(file)}
    text = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def _is_signed(file: str) -> bool:
    return file not in UNSIGNED_FILES and not file.startswith(UNSIGNED_FOLDERS)
