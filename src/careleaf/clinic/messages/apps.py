"""A label of the room's own: Django keeps the word "messages" for the notices on its pages."""

from django.apps import AppConfig


class Messages(AppConfig):
    name = "careleaf.clinic.messages"
    label = "post"
