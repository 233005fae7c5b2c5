"""The front door of the room: a folder or a canonical text in, a pathway or a list of problems out."""

import json
from dataclasses import dataclass
from pathlib import Path

from careleaf.definition.build import build
from careleaf.definition.edition import content_hash, from_canonical
from careleaf.definition.examples import Examples, read_examples
from careleaf.definition.folder import read_folder
from careleaf.definition.head import Signatures, SignOff
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem, Problems
from careleaf.definition.source import Source


@dataclass(frozen=True, slots=True)
class Loaded:
    """A definition that holds together, as written and as built: content hash, signatures, worked patients."""

    source: Source
    pathway: Pathway
    hash: str
    signatures: tuple[SignOff, ...]
    examples: Examples


def load(folder: Path) -> Loaded | Problems:
    """Reads and builds a definition's folder."""
    source = read_folder(folder)
    return source if isinstance(source, tuple) else load_source(source)


def load_canonical(text: str) -> Loaded | Problems:
    """Builds the pathway a database holds in canonical form."""
    try:
        return load_source(from_canonical(text))
    except ValueError:
        return (Problem("edition", 0, "The stored edition cannot be read.", "Import its folder again."),)


def load_source(source: Source) -> Loaded | Problems:
    """Builds a pathway from its files' data; a signature of other content is a problem."""
    pathway = build(source)
    if isinstance(pathway, tuple):
        return pathway
    examples = read_examples(source, pathway)
    if isinstance(examples, tuple):
        return examples
    own = content_hash(source)
    written = source.documents.get("signatures.yaml", {"signatures": []})
    signatures = Signatures.model_validate_json(json.dumps(written)).signatures
    changed = [
        source.problem(
            "signatures.yaml",
            ("signatures", index, "hash"),
            f"The definition was changed after {signature.name} signed it.",
            "Take the change back, or remove this signature and have the new content signed.",
        )
        for index, signature in enumerate(signatures)
        if signature.hash != own
    ]
    return tuple(changed) or Loaded(source, pathway, own, signatures, examples)
