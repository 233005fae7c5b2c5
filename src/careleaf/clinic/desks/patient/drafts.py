"""What a patient has filled in and not sent yet: kept with their session, so that a reload loses nothing."""

from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest

_KEPT = "drafts"


@dataclass(slots=True)
class Draft:
    """``key`` makes sending it twice record it once; ``before`` counts what had been sent when it was begun."""

    key: str = field(default_factory=lambda: str(uuid4()))
    answers: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    before: int = 0

    @property
    def uuid(self) -> UUID:
        return UUID(self.key)


def draft_of(request: HttpRequest, reference: str, what: str) -> Draft | None:
    held: dict[str, Any] | None = request.session.get(_KEPT, {}).get(f"{reference}:{what}")
    return Draft(**held) if held else None


def keep(request: HttpRequest, reference: str, what: str, draft: Draft) -> None:
    drafts = dict(request.session.get(_KEPT, {}))
    request.session[_KEPT] = {**drafts, f"{reference}:{what}": asdict(draft)}


def drop(request: HttpRequest, reference: str, what: str) -> None:
    """Sent, it is in the record and nowhere else."""
    drafts = dict(request.session.get(_KEPT, {}))
    drafts.pop(f"{reference}:{what}", None)
    request.session[_KEPT] = drafts
