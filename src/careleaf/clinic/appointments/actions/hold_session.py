"""Hold the row of a session until the transaction ends: whoever changes its places does it alone."""

from collections.abc import Iterable

from careleaf.clinic.appointments.models import Session


def hold_session(session: Session) -> Session:
    """As it is now, which may be otherwise than the caller last saw it."""
    return Session.objects.select_for_update(of=("self",)).select_related("site").get(pk=session.pk)


def hold_sessions(sessions: Iterable[Session]) -> list[Session]:
    """Several, always in the same order, so that two who need the same ones never wait for each other."""
    wanted = Session.objects.filter(pk__in={session.pk for session in sessions})
    return list(wanted.select_for_update(of=("self",)).order_by("pk"))
