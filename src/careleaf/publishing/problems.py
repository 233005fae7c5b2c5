"""What can stop a leaflet from being published: what is wrong, and how to mend it."""


class PublishingProblem(Exception):
    """Nothing was written. ``what`` and ``mend`` are sentences for the person who asked."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what} {mend}")
        self.what = what
        self.mend = mend


class SiteUnknown(PublishingProblem):
    """The pathway has no such hospital site."""


class LanguageUnavailable(PublishingProblem):
    """The leaflet is not complete in this language."""


class LetterUnknown(PublishingProblem):
    """The pathway sends no such letter."""


class WordsMissing(PublishingProblem):
    """A block that has to be printed has no words, or not in the shape asked for."""


class FormatUnknown(PublishingProblem):
    """There is no such format."""


class FormatUnavailable(PublishingProblem):
    """This machine lacks what the format needs; the others can still be written."""


class WriterProblem(PublishingProblem):
    """A writer refused the content."""
