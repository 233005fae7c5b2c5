"""Follow-ups that are booked, and those that need somebody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from careleaf.clinic.desks.follow_ups.presenters import bookings, troubles
from careleaf.clinic.desks.follow_ups.queries import booked, letters_amiss, not_reached, to_book
from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Role

AT_MOST = 100
"""Troubles on one page: who has more needs more people, not a longer page."""
A_PAGE = 25
BOOKERS = (Role.CLERK, Role.PAIN_NURSE, Role.CONSULTANT, Role.MANAGER)


@require_GET
@for_roles(*BOOKERS)
def due(request: HttpRequest) -> HttpResponse:
    person, now = signed_in(request), clock.now()
    found = troubles(to_book(person)[:AT_MOST], not_reached(person)[:AT_MOST], letters_amiss(person)[:AT_MOST], now)
    page = Paginator(booked(person), A_PAGE).get_page(request.GET.get("page"))
    context = {"troubles": found, "bookings": bookings(page), "page": page, "count": page.paginator.count}
    return render(request, "desks/follow_ups_due.jinja", context)
