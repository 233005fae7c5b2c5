"""The door for a web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careleaf.clinic.config.settings")
application = get_wsgi_application()

from careleaf.clinic.config.production import refuse_if_unfit  # noqa: E402  (needs the rooms to be set up)

refuse_if_unfit()
