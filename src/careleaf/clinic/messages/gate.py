"""The one gate through which anything leaves the building: outside production it opens onto this machine only."""

from ipaddress import ip_address

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from careleaf.clinic.records.refusals import Refused


class MayNotLeave(Refused):
    """A demonstration tried to reach another machine."""


class Gate(EmailBackend):
    """Django's own way of sending email, behind the gate."""

    def open(self) -> bool | None:
        demand_may_leave(self.host)
        return super().open()


def demand_may_leave(host: str) -> None:
    """In a demonstration the people are made up; an address of theirs might still be somebody's."""
    if not settings.PRODUCTION and not _is_loopback(host):
        raise MayNotLeave(
            f"Outside production nothing is sent beyond this machine, and {host} is another one. "
            "Set CARELEAF_SMTP to 127.0.0.1 and a port."
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
