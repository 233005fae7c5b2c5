"""Addresses of referral."""

from django.urls import path

from careleaf.clinic.referral import views

app_name = "referral"
urlpatterns = [path("patients/<slug:patient>/refer/", views.refer, name="refer")]
