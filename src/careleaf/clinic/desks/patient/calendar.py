"""An appointment as a file for a calendar. A calendar is seen by others: it does not say what the visit is for."""

from datetime import timedelta

from icalendar import Calendar, Event

from careleaf.clinic.appointments.models import Kind, Place
from careleaf.clinic.records import clock
from careleaf.clinic.web.saying import when

SUMMARY = {Kind.THEATRE.value: "Hospital appointment", Kind.CALL.value: "Hospital phones me"}


def as_calendar(place: Place) -> bytes:
    calendar, event, session = Calendar(), Event(), place.session
    calendar.add("prodid", "-//Careleaf//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"place-{place.pk}@careleaf.invalid")
    event.add("dtstamp", clock.now())
    event.add("dtstart", place.starts_at)
    if place.kind == Kind.CALL:
        event.add("dtend", place.starts_at + timedelta(minutes=session.minutes))
    else:
        event.add("dtend", session.ends_at)
        event.add("location", session.site.name)
    event.add("summary", SUMMARY[place.kind])
    event.add("description", f"{when(place.starts_at)}. Bring your letter.")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
