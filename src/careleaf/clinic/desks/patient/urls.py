"""Addresses of the patient's own pages: a random reference, a way, a step; never a name or an answer."""

from django.urls import path

from careleaf.clinic.desks.patient.views import injection, letters, needs, questions, telling

app_name = "patient"
MINE = "my/injections/<slug:reference>/"
urlpatterns = [
    path("my/injections/", injection.start, name="start"),
    path(MINE, injection.injection, name="injection"),
    path(MINE + "appointments/<int:number>.ics", injection.calendar, name="calendar"),
    path(MINE + "tell/<slug:kind>/", injection.tell, name="tell"),
    path(MINE + "questions/", questions.begin, name="questions"),
    path(MINE + "questions/check/", questions.check, name="check"),
    path(MINE + "questions/<int:number>/", questions.question, name="question"),
    path(MINE + "how/<slug:way>/", telling.telling, name="telling_first"),
    path(MINE + "how/<slug:way>/<slug:step>/", telling.telling, name="telling"),
    path(MINE + "advice/<int:number>/", telling.advice, name="advice"),
    path("my/letters/<slug:reference>/", letters.letter, name="letter"),
    path("my/letters/<slug:reference>/letter.pdf", letters.paper, name="paper"),
    path("my/needs/", needs.needs, name="needs"),
]
