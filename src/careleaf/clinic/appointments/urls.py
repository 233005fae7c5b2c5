"""Addresses of sessions and of the places in them. Nothing about a person is in an address."""

from django.urls import path

from careleaf.clinic.appointments import views

app_name = "appointments"
urlpatterns = [
    path("", views.sessions, name="sessions"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.session, name="session"),
    path("<int:pk>/lock/", views.lock, name="lock"),
    path("<int:pk>/unlock/", views.unlock, name="unlock"),
    path("places/<int:pk>/order/", views.reorder, name="reorder"),
]
