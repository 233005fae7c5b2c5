"""The programs that make an artefact, each with its version: what somebody needs to make the same file again."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from types import MappingProxyType

from careleaf.publishing.liblouis import louis


@lru_cache(maxsize=32)
def made_with(*tools: str) -> Mapping[str, str]:
    """The version of each tool, our own first."""
    return MappingProxyType({tool: _version(tool) for tool in ("careleaf", *tools)})


def _version(tool: str) -> str:
    """liblouis is a library of the machine; the others are Python packages."""
    return louis().version if tool == "liblouis" else version(tool)


def in_words(tools: Mapping[str, str]) -> list[str]:
    """As an artefact says it of itself: ``typst 0.15.1``."""
    return [f"{tool} {number}" for tool, number in tools.items()]
