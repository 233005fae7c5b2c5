"""The worker sends what is due: leased first, sent after the lease is written, proved afterwards.

A worker that dies in between leaves its lease behind. When that runs out the message goes again, under the same
reference, and is counted as a repeat: twice is better than never.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.gate import Gate
from careleaf.clinic.messages.models import Message, State
from careleaf.clinic.messages.queries import why_stopped
from careleaf.clinic.people.access import HOUSE
from careleaf.clinic.people.actions.links import make_link

LEASE = timedelta(minutes=5)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=2), timedelta(hours=6)
TRIES = 5
"""After so many the letter goes by post: a mailbox that does not answer must not keep a patient waiting."""


def send_due(now: datetime, limit: int = 50) -> int:
    """Sends emails whose time has come; how many were taken by the mail server."""
    return sum(_send(message, now) for message in _leased(now, limit))


def _leased(now: datetime, limit: int) -> Sequence[Message]:
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
    with transaction.atomic():
        rows = Message.objects.select_for_update(skip_locked=True, of=("self",)).filter(free, try_at__lte=now)
        leased = list(rows.order_by("due_at", "id")[:limit])
        for message in leased:
            message.repeats += message.leased_until is not None
            message.tries += 1
            message.leased_until = now + LEASE
            message.save(update_fields=["repeats", "tries", "leased_until"])
    return leased


def _send(message: Message, now: datetime) -> bool:
    stopped = why_stopped(message)
    if stopped:
        _prove(message, State.STOPPED, None, stopped)
        return False
    try:
        _email(message, _own_page(message)).send()
    except (SMTPException, OSError) as error:
        _try_later(message, now, type(error).__name__)
        return False
    _prove(message, State.ACCEPTED, None, "Sent again after an interruption." if message.repeats else "")
    return True


def _own_page(message: Message) -> str:
    """A new link for each email: only its hash is kept, so it cannot be looked up again. It needs the date of birth."""
    token = make_link(patient=message.patient, purpose="email", by=HOUSE).token
    return settings.ADDRESS + reverse("people:open_link", args=[token])


def _email(message: Message, own_page: str) -> EmailMessage:
    """No name, no number, nothing about health: that there is a letter, and how to read it."""
    return EmailMessage(
        subject=message.subject,
        body=f"{message.notice}\n{own_page}\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.email],
        headers={"Message-ID": f"<{message.reference}@{settings.EMAIL_DOMAIN}>", "Auto-Submitted": "auto-generated"},
        connection=Gate(timeout=10),
    )


def _try_later(message: Message, now: datetime, what: str) -> None:
    if message.tries >= TRIES:
        _prove(message, State.GAVE_UP, None, f"{what}, {message.tries} tries.")
    else:
        _prove(message, State.FAILED, now + min(FIRST_WAIT * 4 ** (message.tries - 1), LONGEST_WAIT), what)


def _prove(message: Message, state: State, try_at: datetime | None, why: str) -> None:
    with transaction.atomic():
        note_delivery(message, state, by=HOUSE, why=why)
        Message.objects.filter(pk=message.pk).update(try_at=try_at, leased_until=None)
