"""Composes a letter: the blocks of ``letters.yaml`` in a letterhead, with what is true of this one letter.

Nothing is worded here: title, blocks, labels, notice and foot are the definition's words, the names and numbers of the
hospital its directory facts. Only the particulars and the address come from whoever has the letter written.
"""

from dataclasses import dataclass, replace
from datetime import date

from careleaf.definition.leaflet import Placed
from careleaf.definition.pathway import Pathway
from careleaf.definition.saying import say
from careleaf.definition.values import Day, Name
from careleaf.definition.words import is_table
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.compose.leaflet import Composer, composer_in, direction_of
from careleaf.publishing.compose.particulars import Particular, particulars_in
from careleaf.publishing.document import Document, FactRun, Letterhead, Line, Section, Text, plain
from careleaf.publishing.labels import Labels
from careleaf.publishing.problems import LetterUnknown


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter is for, as the envelope says it, and as the greeting does where that is shorter."""

    name: str
    address: tuple[str, ...] = ()
    greeted_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What one letter is about: whom it goes to, when it is written, its reference, what is true of it alone."""

    to: Addressee
    written: date
    reference: str
    particulars: tuple[Particular, ...] = ()


def compose_letter(
    pathway: Pathway, site_id: str, key: str, occasion: Occasion, language: str, issue: Issue
) -> Document:
    """The letter of a pathway *as one site runs it*. LetterUnknown where the pathway sends no such letter."""
    if key not in pathway.letters:
        raise LetterUnknown(f"The pathway has no letter {key!r}.", f"Ask for any of: {', '.join(pathway.letters)}.")
    composer, letter = composer_in(pathway, language, issue), pathway.letters[key]
    title, frame = composer.line(letter.title), pathway.leaflet.letterhead
    body = tuple(composer.block(placed_like_the_leaflet(pathway, block)) for block in letter.blocks)
    rows = (particulars_in(composer.inliner, occasion.particulars),) if occasion.particulars else ()
    return Document(
        title=title,
        summary=title,
        language=language,
        direction=direction_of(language),
        labels=composer.labels,
        meta=replace(composer.meta(site_id), leaflet_id=f"{pathway.head.leaflet_id}/{key}"),
        notice=composer.blocks(frame.notice),
        sections=(Section("letter", letter.title, title, (*rows, *body)),),
        foot=composer.blocks(frame.foot),
        letterhead=_letterhead(composer, frame.sender, occasion),
    )


def compose_email(pathway: Pathway, language: str, issue: Issue) -> tuple[str, str]:
    """Subject and text of the email that says a letter is there: the same for every letter and every person."""
    composer, frame = composer_in(pathway, language, issue), pathway.leaflet.letterhead
    lines = composer.inliner.lines(composer.inliner.block(frame.email))
    return plain(composer.line(frame.email_subject)), "\n\n".join(map(plain, lines)) + "\n"


def placed_like_the_leaflet(pathway: Pathway, block: str) -> Placed:
    """In the shape the leaflet prints it; otherwise by its words: a text is a paragraph, a list has bullets."""
    leaflet = pathway.leaflet
    placed = [place for section in leaflet.sections for place in section.blocks]
    known = next((place for place in placed if place.block == block and place.shape != "picture"), None)
    if known is not None:
        return Placed(block=block, shape=known.shape)
    words = pathway.source_words.blocks[block]
    if isinstance(words, str):
        return Placed(block=block)
    return Placed(block=block, shape="table" if is_table(words) else "bullets")


def _letterhead(composer: Composer, sender: str, occasion: Occasion) -> Letterhead:
    inliner, to = composer.inliner, occasion.to
    day = Day(type="day", date=occasion.written)
    return Letterhead(
        sender=inliner.lines(inliner.block(sender)),
        recipient=tuple((_as_written("recipient", text),) for text in (to.name, *to.address)),
        written=(FactRun("written", day, say(day, inliner.words)),),
        reference=(Text(f"{composer.labels.our_reference}: "), _as_written("reference", occasion.reference)),
        greeting=_greeting(composer.labels, to.greeted_as or to.name),
    )


def _greeting(labels: Labels, name: str) -> Line:
    before, _, after = labels.greeting.partition("{name}")
    runs = (Text(before), _as_written("greeting", name), Text(after))
    return tuple(run for run in runs if run.text)


def _as_written(key: str, text: str) -> FactRun:
    return FactRun(key, Name(type="name", text=text), text)
