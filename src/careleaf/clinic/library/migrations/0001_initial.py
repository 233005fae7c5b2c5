import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from careleaf.clinic.records.append_only import Guarded


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PathwayRecord",
            fields=[
                ("id", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ("title",),
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("label", models.CharField(max_length=20)),
                ("hash", models.CharField(max_length=64)),
                ("canonical", models.TextField()),
                ("problems", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("signed", "signed"),
                            ("published", "published"),
                            ("replaced", "replaced"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("imported_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="library.pathwayrecord"
                    ),
                ),
            ],
            options={
                "ordering": ("pathway", "-number"),
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("role", models.CharField(max_length=30)),
                ("at", models.DateTimeField()),
                ("hash", models.CharField(max_length=64)),
                ("is_demonstration", models.BooleanField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="library.edition"
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="FolderImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by_kind", models.CharField(max_length=30)),
                ("by_id", models.CharField(max_length=60)),
                ("folder", models.CharField(max_length=100)),
                ("problems", models.JSONField(default=list)),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="library.edition",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["folder", "-at"], name="import_of_folder")],
            },
        ),
        migrations.CreateModel(
            name="SafetyChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.TextField()),
                ("asks_consent", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="safety_change", to="library.edition"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(fields=("pathway", "number"), name="edition_number_once"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(fields=("pathway", "hash"), name="edition_content_once"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "published")), fields=("pathway",), name="edition_one_published"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "signed", "published", "replaced", "withdrawn"])),
                name="edition_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("edition", "signer"), name="signature_once_each"),
        ),
        Guarded("library_edition", ("number", "label", "hash", "canonical", "problems", "imported_at")),
        Guarded("library_signature"),
        Guarded("library_safetychange"),
        Guarded("library_folderimport"),
    ]
