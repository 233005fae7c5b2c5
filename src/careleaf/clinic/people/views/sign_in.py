"""Sign in and out."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator

from careleaf.clinic.people.forms.sign_in import SignInForm


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    template_name = "people/sign_in.jinja"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    http_method_names = ["post", "options"]


def locked_out(request: HttpRequest, credentials: dict[str, Any], *args: Any, **options: Any) -> HttpResponse:
    """After too many wrong passwords: what happened and how long it lasts."""
    words = (
        "There were too many wrong passwords for this user name on this computer.",
        "Wait 15 minutes and try again, or ask the manager of your clinic to help.",
    )
    return render(request, "web/error.jinja", {"title": "Signing in is locked", "words": words}, status=429)
