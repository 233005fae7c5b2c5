import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import careleaf.clinic.records.references
from careleaf.clinic.records.append_only import Guarded


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("library", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Journey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reference",
                    models.CharField(
                        default=careleaf.clinic.records.references.new_reference,
                        editable=False,
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("initials", models.CharField(max_length=4)),
                ("key", models.UUIDField(unique=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="library.edition"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.site"),
                ),
            ],
            options={
                "ordering": ("-opened_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                ("key", models.UUIDField(unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("how", models.CharField(max_length=10)),
                ("edition_label", models.CharField(max_length=20)),
                ("facts", models.JSONField(default=dict)),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "journey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="journeys.journey"
                    ),
                ),
            ],
            options={
                "ordering": ("journey", "sequence"),
            },
        ),
        migrations.AddIndex(
            model_name="journey",
            index=models.Index(fields=["site", "-opened_at"], name="journey_of_site"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("journey", "sequence"), name="event_sequence_once"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("happened_at__lte", models.F("recorded_at"))), name="event_has_happened"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "referred",
                            "accepted",
                            "leaflet_given",
                            "questions_answered",
                            "finding_resolved",
                            "consent_given",
                            "consent_confirmed",
                            "consent_withdrawn",
                            "listed",
                            "admission_letter_sent",
                            "escort_confirmed",
                            "arrived",
                            "gown_given",
                            "property_taken",
                            "property_returned",
                            "site_marked",
                            "team_briefed",
                            "signed_in",
                            "timed_out",
                            "positioned",
                            "skin_cleaned",
                            "stopped_before_block",
                            "procedure_started",
                            "numbing_injected",
                            "injected",
                            "images_saved",
                            "dressing_applied",
                            "procedure_ended",
                            "signed_out",
                            "record_completed",
                            "first_stand_assisted",
                            "leg_power_tested",
                            "duties_acknowledged",
                            "discharged",
                            "discharge_letter_sent",
                            "check_in_sent",
                            "check_in_answered",
                            "problem_reported",
                            "problem_closed",
                            "follow_up_booked",
                            "follow_up_letter_sent",
                            "record_reviewed",
                            "follow_up_attempted",
                            "follow_up_called",
                            "outcome_decided",
                            "gp_letter_sent",
                            "message_received",
                            "message_answered",
                            "format_requested",
                            "format_delivered",
                            "contact_authorised",
                            "feedback_given",
                            "complaint_received",
                            "complaint_acknowledged",
                            "second_side_deferred",
                            "rescheduled",
                            "declined",
                            "not_eligible",
                            "cancelled_by_patient",
                            "cancelled_by_hospital",
                            "did_not_attend",
                            "attended_not_done",
                            "abandoned",
                            "admitted",
                            "transferred",
                            "died",
                            "lost",
                            "closed",
                        ],
                    )
                ),
                name="event_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["screen", "telephone", "paper", "import"])), name="event_how_known"
            ),
        ),
        Guarded("journeys_event"),
        Guarded(
            "journeys_journey", ("reference", "initials", "site_id", "edition_id", "key", "opened_at", "opened_by_id")
        ),
    ]
