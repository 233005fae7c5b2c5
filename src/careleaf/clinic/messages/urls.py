"""Addresses of the post room. A message is named by its own reference, which says nothing about anybody."""

from django.urls import path

from careleaf.clinic.messages import views

app_name = "post"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("print/", views.print_batch, name="print"),
    path("printed/", views.printed, name="printed"),
    path("<slug:reference>/", views.letter, name="letter"),
    path("<slug:reference>/pdf/", views.pdf, name="pdf"),
    path("<slug:reference>/returned/", views.returned, name="returned"),
    path("<slug:reference>/again/", views.again, name="again"),
    path("<slug:reference>/release/", views.release, name="release"),
]
