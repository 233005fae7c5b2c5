"""Addresses of the public leaflet and of the editions."""

from django.urls import path

from careleaf.clinic.library import views

app_name = "library"
LEAFLET = "leaflets/<slug:pathway>/"
OLD = "leaflets/<slug:pathway>/editions/<int:number>/<slug:site>/"
SITE = "leaflets/<slug:pathway>/<slug:site>/"
EDITION = "editions/<slug:pathway>/<int:number>/"
PDF, PLAIN = {"format": "pdf"}, {"format": "plain"}

urlpatterns = [
    path("", views.start, name="start"),
    path(LEAFLET, views.choose_site, name="choose_site"),
    path(OLD, views.read, name="read_edition"),
    path(OLD + "leaflet.pdf", views.download, PDF, name="pdf_of_edition"),
    path(OLD + "leaflet.txt", views.download, PLAIN, name="plain_of_edition"),
    path(SITE, views.read, name="read"),
    path(SITE + "leaflet.pdf", views.download, PDF, name="pdf"),
    path(SITE + "leaflet.txt", views.download, PLAIN, name="plain"),
    path("editions/", views.editions, name="editions"),
    path("editions/read/", views.read_folder, name="read_folder"),
    path(EDITION, views.edition, name="edition"),
    path(EDITION + "read/<slug:site>/", views.preview, name="preview"),
    path(EDITION + "facts/", views.facts, name="facts"),
    path(EDITION + "sign/", views.sign, name="sign"),
    path(EDITION + "safety-change/", views.declare, name="declare"),
    path(EDITION + "publish/", views.publish, name="publish"),
    path(EDITION + "withdraw/", views.withdraw, name="withdraw"),
]
