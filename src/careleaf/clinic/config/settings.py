"""Django's settings, the same for both databases; what differs between the modes is said where it differs."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from careleaf.clinic.config import environment, house

ENVIRONMENT = environment.read()
HOME = ENVIRONMENT.home
MODE = ENVIRONMENT.mode
PRODUCTION = ENVIRONMENT.is_production
PATHWAYS = HOME / "pathways"
CLOCK_FILE = ENVIRONMENT.clock_file
AUTOMATIC = house.AUTOMATIC
BROUGHT_WITH_EVERY_EVENT = house.BROUGHT_WITH_EVERY_EVENT

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    *house.installed(),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # for browsers that do not know the policy above
    "careleaf.clinic.web.headers.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is for staff unless it says it is public
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "careleaf.clinic.config.urls"
WSGI_APPLICATION = "careleaf.clinic.config.wsgi.application"
CLINIC = Path(__file__).parents[1]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [CLINIC / room / "templates" for room in house.ROOMS],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "careleaf.clinic.web.jinja.environment",
            "context_processors": ["careleaf.clinic.config.navigation.navigation"],
        },
    },
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [], "APP_DIRS": True, "OPTIONS": {}},
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [HOME / "build" / "static"]
WHITENOISE_USE_FINDERS = True

AUTH_USER_MODEL = "people.Staff"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "desks:start"
PATIENT_START = "patient:start"  # where a patient's own pages begin, once a room has them
LOGOUT_REDIRECT_URL = "library:start"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
# A name and a machine together: one ward computer with a forgotten password locks out nobody else.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "careleaf.clinic.people.views.sign_in.locked_out"
AXES_VERBOSE = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 10 * 60 * 60  # the length of a long shift
CSRF_FAILURE_VIEW = "careleaf.clinic.config.errors.form_too_old"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxy else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the leaflet's own drawings stand inside its page
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

EMAIL_BACKEND = "careleaf.clinic.messages.gate.Gate"  # the one way out; outside production it ends on this machine
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.smtp
EMAIL_DOMAIN = ENVIRONMENT.hosts[0] if PRODUCTION else "careleaf.invalid"
DEFAULT_FROM_EMAIL = ENVIRONMENT.sender
ADDRESS = ENVIRONMENT.address

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "ERROR"}, "axes": {"level": "ERROR"}},
}
