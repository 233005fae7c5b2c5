from django.db import migrations, models


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
                "constraints": [
                    models.CheckConstraint(
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
                    )
                ],
            },
        ),
    ]
