import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from careleaf.clinic.records.append_only import Guarded


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("journeys", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("theatre", "Theatre list"), ("call", "Nurse calls")], max_length=10),
                ),
                ("title", models.CharField(max_length=120)),
                ("theatre", models.CharField(blank=True, max_length=60)),
                ("is_approved", models.BooleanField(default=False)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("capacity", models.PositiveSmallIntegerField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("skills", models.CharField(blank=True, max_length=200)),
                ("key", models.UUIDField(unique=True)),
                ("locked_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "led_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.site"),
                ),
                (
                    "x_ray_operator",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("starts_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("theatre", "Theatre list"), ("call", "Nurse calls")], max_length=10),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField()),
                ("by_kind", models.CharField(max_length=30)),
                ("by_id", models.CharField(max_length=60)),
                ("released_at", models.DateTimeField(null=True)),
                ("released_reason", models.TextField(blank=True)),
                (
                    "journey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="journeys.journey"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="appointments.session"
                    ),
                ),
            ],
            options={
                "ordering": ("starts_at", "id"),
            },
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["site", "kind", "starts_at"], name="session_of_site"),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["led_by", "starts_at"], name="session_of_leader"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["theatre", "call"])), name="session_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="session_takes_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity__gte", 1), ("minutes__gte", 1)), name="session_has_room"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("cancelled_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="session_cancelled_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("released_at", None)), fields=("session", "number"), name="place_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("released_at", None)), fields=("journey", "kind"), name="place_one_of_each_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="place_number_from_one"),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_at", None), ("released_reason", "")),
                    models.Q(
                        models.Q(("released_at", None), _negated=True), models.Q(("released_reason", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="place_released_why",
            ),
        ),
        Guarded(
            "appointments_session",
            ("site_id", "kind", "title", "theatre", "starts_at", "ends_at", "capacity", "minutes", "key"),
        ),
        Guarded("appointments_place", ("session_id", "kind", "journey_id", "taken_at", "by_kind", "by_id")),
    ]
