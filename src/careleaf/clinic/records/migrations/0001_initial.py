from django.db import migrations, models

from careleaf.clinic.records.append_only import Guarded


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AccessLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=30)),
                ("actor_id", models.CharField(max_length=60)),
                ("subject_kind", models.CharField(max_length=30)),
                ("subject_id", models.CharField(max_length=100)),
                ("page", models.CharField(max_length=60)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["subject_kind", "subject_id", "at"], name="accessline_subject"),
                    models.Index(fields=["actor_kind", "actor_id", "at"], name="accessline_actor"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=30)),
                ("actor_id", models.CharField(max_length=60)),
                ("subject_kind", models.CharField(max_length=30)),
                ("subject_id", models.CharField(max_length=100)),
                ("verb", models.CharField(max_length=60)),
                ("detail", models.JSONField(default=dict)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["subject_kind", "subject_id", "at"], name="auditline_subject"),
                    models.Index(fields=["actor_kind", "actor_id", "at"], name="auditline_actor"),
                ],
            },
        ),
        Guarded("records_auditline"),
        Guarded("records_accessline"),
    ]
