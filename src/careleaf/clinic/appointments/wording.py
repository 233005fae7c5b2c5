"""Words of this room: what a session can offer somebody who needs it."""

from collections.abc import Mapping
from types import MappingProxyType

SKILLS: Mapping[str, str] = MappingProxyType(
    {"interpreter": "An interpreter", "video": "Video calls", "face-to-face": "Meeting face to face"}
)


def skill_in_words(key: str) -> str:
    """A key this list does not know is shown as it is."""
    return SKILLS.get(key, key.replace("-", " "))
