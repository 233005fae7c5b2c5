"""When a session takes nobody more, in words."""

from datetime import datetime

from careleaf.clinic.appointments.models import Session
from careleaf.clinic.web.saying import when


def why_closed(session: Session, at: datetime) -> str:
    """Empty while it is open."""
    if session.cancelled_at:
        return f"{session.title} on {when(session.starts_at)} was cancelled: {session.reason} Choose another session."
    if session.ends_at <= at:
        return f"{session.title} on {when(session.starts_at)} is over. Choose a session that is still to come."
    if session.locked_at:
        return f"{session.title} on {when(session.starts_at)} is locked. Unlock it, or choose another session."
    return ""
