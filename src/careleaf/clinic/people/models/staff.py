"""A hospital, and a person who signs in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from careleaf.clinic.records.models import Named
from careleaf.definition.vocabulary import Role

STAFF_ROLES = tuple(role for role in Role if role not in (Role.PATIENT, Role.REFERRER))


def in_words(role: str) -> str:
    """ "pain nurse"."""
    return role.replace("_", " ").replace("preassessment", "pre-assessment")


class Site(models.Model):
    """A hospital, by the id the definitions know it by."""

    id = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class StaffRows(BaseUserManager["Staff"]):
    def create_user(self, username: str, password: str | None = None, **details: Any) -> "Staff":
        person = self.model(username=username, **details)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Staff(AbstractBaseUser):
    """A person who works here. One role each; the hospitals decide what they can see."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=30, choices=[(role.value, in_words(role)) for role in STAFF_ROLES])
    sites = models.ManyToManyField(Site, related_name="staff")
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)

    objects = StaffRows()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        verbose_name_plural = "staff"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in STAFF_ROLES]), name="staff_has_a_role_of_the_house"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def named(self) -> Named:
        """The person as an actor of a line."""
        return Named("staff", str(self.pk))

    @property
    def role_in_words(self) -> str:
        return in_words(self.role)
