"""Composes the leaflet: the sections of ``leaflet.yaml`` filled with one site's facts in one language."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale

from careleaf.definition.leaflet import Condition, Placed
from careleaf.definition.pathway import Pathway
from careleaf.publishing.compose.generated import generated_lines
from careleaf.publishing.compose.inline import Inliner
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.document import (
    Block,
    Box,
    Bullets,
    Direction,
    Document,
    Line,
    Meta,
    Paragraph,
    PictureBlock,
    Section,
    Steps,
    Subheading,
    TableBlock,
    plain,
)
from careleaf.publishing.labels import Labels, labels_in
from careleaf.publishing.problems import LanguageUnavailable


def compose_leaflet(pathway: Pathway, site_id: str, language: str, issue: Issue) -> Document:
    """The leaflet of a pathway *as one site runs it* (``Pathway.at``), in a language the pathway has words in."""
    composer = composer_in(pathway, language, issue)
    leaflet = pathway.leaflet
    return Document(
        title=composer.line(leaflet.title),
        summary=composer.line(leaflet.summary),
        language=language,
        direction=direction_of(language),
        labels=composer.labels,
        meta=composer.meta(site_id),
        notice=composer.blocks(leaflet.notice),
        sections=tuple(
            Section(section.key, section.title, composer.line(section.title), blocks)
            for section in leaflet.sections
            if (blocks := composer.blocks(section.blocks))
        ),
        foot=composer.blocks(leaflet.foot),
    )


def composer_in(pathway: Pathway, language: str, issue: Issue) -> "Composer":
    """What puts the blocks of a pathway together in a language it has words in."""
    if language not in pathway.words:
        raise LanguageUnavailable(
            f"There is no leaflet in {language!r}, only in {', '.join(pathway.words)}.",
            f"Translate words/{language}.po, or ask for one of these.",
        )
    words = pathway.words[language]
    labels = labels_in(words)
    inliner = Inliner(words, pathway.facts, generated_lines(pathway.head, issue, words, labels))
    return Composer(pathway, inliner, issue, labels)


def direction_of(language: str) -> Direction:
    return "rtl" if Locale.parse(language, sep="-").text_direction == "rtl" else "ltr"


def is_shown(condition: Condition | None, pathway: Pathway, issue: Issue) -> bool:
    """Whether a placed block prints. A demonstration by either account is a demonstration."""
    match condition:
        case None:
            return True
        case "demonstration":
            return pathway.head.demonstration or issue.is_demonstration
        case "patient_reviewers_named":
            return bool(pathway.head.patient_reviewers)
        case _:
            return not pathway.head.patient_reviewers


@dataclass(frozen=True, slots=True)
class Composer:
    pathway: Pathway
    inliner: Inliner
    issue: Issue
    labels: Labels

    def line(self, key: str) -> Line:
        """A block that is one line, such as a title; a pathway in which it is not cannot be built."""
        (line,) = self.inliner.lines(self.inliner.block(key))
        return line

    def blocks(self, placed: Sequence[Placed]) -> tuple[Block, ...]:
        return tuple(self.block(place) for place in placed if is_shown(place.shown_when, self.pathway, self.issue))

    def meta(self, site_id: str) -> Meta:
        head = self.pathway.head
        return Meta(
            pathway=head.id,
            leaflet_id=head.leaflet_id,
            edition=head.edition,
            site=site_id,
            publisher=plain(self.inliner.line(f"{{{head.publisher}}}")),
            last_reviewed=head.last_reviewed,
            next_review=head.next_review,
            approvers=tuple(f"{one.name}, {one.role}" for one in self.issue.approved_by),
            is_demonstration=is_shown("demonstration", self.pathway, self.issue),
            content_hash=self.issue.edition_hash,
        )

    def block(self, place: Placed) -> Block:
        words = self.inliner.block(place.block)
        lines = self.inliner.lines(words)
        match place.shape:
            case "paragraph":
                return Paragraph(place.block, lines)
            case "bullets":
                return Bullets(place.block, lines)
            case "steps":
                return Steps(place.block, lines)
            case "table":
                return TableBlock(place.block, tuple(self.inliner.lines(row) for row in words))
            case "subheading":
                return Subheading(place.block, self.line(place.block))
            case "picture":
                return self._picture(place)
            case _:
                return Box(place.block, place.shape, lines[0], lines[1:])

    def _picture(self, place: Placed) -> PictureBlock:
        picture = self.pathway.pictures[str(place.picture)]
        return PictureBlock(
            key=place.block,
            svg=self.pathway.drawings[picture.file],
            alt_key=picture.alt,
            alt=self.line(picture.alt),
            caption=self.line(place.block),
        )
