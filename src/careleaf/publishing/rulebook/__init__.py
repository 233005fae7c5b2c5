"""The rules of a definition in plain words, for clinicians to read: who may, when, from which source, seen where."""

from careleaf.publishing.rulebook.pages import rulebook

__all__ = ["rulebook"]
