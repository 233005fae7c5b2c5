import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import careleaf.clinic.records.references


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Patient",
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
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("given_name", models.CharField(max_length=100)),
                ("family_name", models.CharField(max_length=100)),
                ("birth_date", models.DateField(blank=True, null=True)),
                ("nhs_number", models.CharField(blank=True, max_length=10)),
                ("address", models.TextField(blank=True)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("mobile", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("gp_name", models.CharField(blank=True, max_length=120)),
                ("gp_practice", models.CharField(blank=True, max_length=200)),
                ("gp_address", models.TextField(blank=True)),
                ("allergies", models.JSONField(blank=True, null=True)),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("standard", "Standard print"),
                            ("large_print_18", "Large print, 18 points"),
                            ("large_print_24", "Large print, 24 points"),
                            ("large_print_28", "Large print, 28 points"),
                            ("easy_read", "Easy Read"),
                            ("braille_1", "Braille, grade 1"),
                            ("braille_2", "Braille, grade 2"),
                            ("british_sign_language", "British Sign Language"),
                            ("audio", "Audio"),
                            ("ebook", "E-book"),
                            ("web", "Web page"),
                        ],
                        default="standard",
                        max_length=30,
                    ),
                ),
                ("language", models.CharField(default="en-GB", max_length=20)),
                ("interpreter", models.BooleanField(default=False)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("letter", "Letter"),
                            ("email", "Email"),
                            ("text", "Text message"),
                            ("phone", "Telephone"),
                        ],
                        default="letter",
                        max_length=10,
                    ),
                ),
                ("needs_note", models.TextField(blank=True)),
                ("needs_reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("helper_name", models.CharField(blank=True, max_length=200)),
                ("helper_phone", models.CharField(blank=True, max_length=30)),
                ("helper_authority", models.CharField(blank=True, max_length=300)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="people.patient",
                    ),
                ),
                ("sites", models.ManyToManyField(related_name="patients", to="people.site")),
            ],
            options={
                "ordering": ("family_name", "given_name", "id"),
            },
        ),
        migrations.CreateModel(
            name="Staff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("clerk", "clerk"),
                            ("preassessment_nurse", "pre-assessment nurse"),
                            ("theatre_nurse", "theatre nurse"),
                            ("recovery_nurse", "recovery nurse"),
                            ("pain_nurse", "pain nurse"),
                            ("radiographer", "radiographer"),
                            ("consultant", "consultant"),
                            ("second_clinician", "second clinician"),
                            ("manager", "manager"),
                            ("librarian", "librarian"),
                        ],
                        max_length=30,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("is_demonstration", models.BooleanField(default=False)),
                ("sites", models.ManyToManyField(related_name="staff", to="people.site")),
            ],
            options={
                "verbose_name_plural": "staff",
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("added_sites", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "gone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="people.patient"
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges_kept", to="people.patient"
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)), fields=("gone",), name="merge_standing_once"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="patient",
            index=models.Index(
                django.db.models.functions.text.Lower("family_name"),
                django.db.models.functions.text.Lower("given_name"),
                name="patient_family_name",
            ),
        ),
        migrations.AddIndex(
            model_name="patient",
            index=models.Index(django.db.models.functions.text.Lower("given_name"), name="patient_given_name"),
        ),
        migrations.AddIndex(
            model_name="patient",
            index=models.Index(fields=["birth_date"], name="patient_birth_date"),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.UniqueConstraint(
                condition=models.Q(("nhs_number", ""), _negated=True),
                fields=("nhs_number",),
                name="patient_nhs_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="patient_not_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="staff",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "clerk",
                            "preassessment_nurse",
                            "theatre_nurse",
                            "recovery_nurse",
                            "pain_nurse",
                            "radiographer",
                            "consultant",
                            "second_clinician",
                            "manager",
                            "librarian",
                        ],
                    )
                ),
                name="staff_has_a_role_of_the_house",
            ),
        ),
        migrations.CreateModel(
            name="PatientLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("purpose", models.CharField(max_length=60)),
                ("made_by_kind", models.CharField(max_length=30)),
                ("made_by_id", models.CharField(max_length=60)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("locked_until", models.DateTimeField(blank=True, null=True)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="people.patient"
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-id"),
            },
        ),
    ]
