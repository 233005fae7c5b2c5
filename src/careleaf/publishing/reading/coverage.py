"""The coverage proof: every sentence and every fact of the leaflet is found in what an artefact truly says.

What to expect is worked out from the definition and not from the neutral document, so that a block lost on the way
there is missed as well.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from careleaf.definition.items import Gap, Item
from careleaf.definition.pathway import Pathway
from careleaf.definition.values import Slot
from careleaf.definition.words import facts_inserted
from careleaf.publishing.braille import Grade, table_for, there_and_back
from careleaf.publishing.compose.issue import Issue
from careleaf.publishing.compose.leaflet import composer_in, is_shown
from careleaf.publishing.compose.letter import Occasion
from careleaf.publishing.compose.particulars import value_line
from careleaf.publishing.document import FactRun, Line, Text, plain
from careleaf.publishing.print_sizes import LARGE_PRINT
from careleaf.publishing.reading.braille import read_brf, read_pef
from careleaf.publishing.reading.folding import folded, squeezed
from careleaf.publishing.reading.html import read_html
from careleaf.publishing.reading.pdf import read_pdf


@dataclass(frozen=True, slots=True)
class Way:
    """How a format is read back, and how far its words are folded before they are compared."""

    read: Callable[[bytes], str]
    fold: Callable[[str], str]


WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "html": Way(read_html, folded),
        **dict.fromkeys(("pdf", *(f"pdf-{size}" for size in LARGE_PRINT)), Way(read_pdf, squeezed)),
        "plain": Way(bytes.decode, folded),
    }
)
_BRAILLE: Mapping[str, tuple[Callable[[bytes, str, Grade], str], Grade]] = MappingProxyType(
    {"brf": (read_brf, 2), "brf-1": (read_brf, 1), "pef": (read_pef, 2), "pef-1": (read_pef, 1)}
)


def way_of(format_: str, language: str) -> Way:
    """How a format in a language is read back. Braille is compared as Braille says the words, marks and all."""
    if format_ not in _BRAILLE:
        return WAYS[format_]
    read, grade = _BRAILLE[format_]
    table = table_for(language, grade)
    return Way(lambda artefact: read(artefact, language, grade), lambda text: squeezed(there_and_back(text, table)))


@dataclass(frozen=True, slots=True)
class Missing:
    """Words that should stand in an artefact and do not: of which items, block and format, with which facts."""

    items: tuple[str, ...]
    block: str
    facts: tuple[str, ...]
    format: str
    words: str

    def __str__(self) -> str:
        of = f" (for {', '.join(self.items)})" if self.items else ""
        with_ = f" with {', '.join(self.facts)}" if self.facts else ""
        return f"The {self.format} file does not say '{self.words}'{with_}: block {self.block}{of}."


def what_is_missing(
    pathway: Pathway, language: str, issue: Issue, format_: str, artefact: bytes
) -> tuple[Missing, ...]:
    """What the artefact of a pathway *as one site runs it* fails to say; empty when it says everything."""
    inliner = composer_in(pathway, language, issue).inliner
    expected = [(key, line) for key in _expected(pathway, issue) for line in inliner.lines(inliner.block(key))]
    return _missing(pathway, language, expected, format_, artefact)


def what_a_letter_is_missing(
    pathway: Pathway, key: str, occasion: Occasion, language: str, issue: Issue, format_: str, artefact: bytes
) -> tuple[Missing, ...]:
    """The same for a letter: its own blocks, the letterhead's, and everything that is true of this letter alone."""
    inliner = composer_in(pathway, language, issue).inliner
    frame, letter = pathway.leaflet.letterhead, pathway.letters[key]
    framing = [place.block for place in (*frame.notice, *frame.foot) if is_shown(place.shown_when, pathway, issue)]
    blocks = (frame.sender, letter.title, *letter.blocks, *framing)
    expected = [(block, line) for block in blocks for line in inliner.lines(inliner.block(block))]
    for one in occasion.particulars:
        label = inliner.lines(inliner.block(one.label_key))
        expected += [(one.label_key, line) for line in (*label, value_line(inliner, one))]
    told = (occasion.to.name, *occasion.to.address, occasion.to.greeted_as, occasion.reference)
    expected += [("letter", (Text(text),)) for text in told if text]
    return _missing(pathway, language, expected, format_, artefact)


def _missing(
    pathway: Pathway, language: str, expected: Sequence[tuple[str, Line]], format_: str, artefact: bytes
) -> tuple[Missing, ...]:
    way = way_of(format_, language)
    said = way.fold(way.read(artefact))
    lost = _said_too_seldom([way.fold(plain(line)) for _, line in expected], said)
    return tuple(
        Missing(_items(key, pathway), key, _not_said(line, said, way), format_, plain(line))
        for key, line in expected
        if way.fold(plain(line)) in lost
    )


def _said_too_seldom(expected: list[str], said: str) -> frozenset[str]:
    """The lines that stand in the text less often than they should, in their own place and inside longer lines.

    So a heading "Infection" is missed although other sentences hold the word. Longest first: a line that is lost
    takes the shorter ones inside it along without blame.
    """
    wanted = Counter(expected)
    present: dict[str, int] = {}
    for line in sorted(wanted, key=len, reverse=True):
        inside = sum(longer.count(line) * times for longer, times in present.items())
        if said.count(line) >= wanted[line] + inside:
            present[line] = wanted[line]
    return frozenset(wanted.keys() - present.keys())


def _expected(pathway: Pathway, issue: Issue) -> Iterator[str]:
    """The keys of the blocks this edition prints, titles and pictures' alternatives included."""
    leaflet = pathway.leaflet
    yield from (leaflet.title, leaflet.summary)
    placed = [*leaflet.notice, *leaflet.foot]
    for section in leaflet.sections:
        shown = [place for place in section.blocks if is_shown(place.shown_when, pathway, issue)]
        placed += shown
        if shown:
            yield section.title
    for place in placed:
        if is_shown(place.shown_when, pathway, issue):
            yield place.block
            if place.picture is not None:
                yield pathway.pictures[place.picture].alt


def _items(key: str, pathway: Pathway) -> tuple[str, ...]:
    """The items and gaps that a block answers for, by itself or as the place of a slot's fallback."""
    inserted = (pathway.facts.get(name) for name in facts_inserted(pathway.source_words.blocks.get(key, "")))
    blocks = {key} | {fact.is_.fallback for fact in inserted if fact and isinstance(fact.is_, Slot)}
    entries: tuple[Item | Gap, ...] = (*pathway.register.items, *pathway.register.gaps)
    return tuple(entry.id for entry in entries if not blocks.isdisjoint(entry.blocks))


def _not_said(line: Line, said: str, way: Way) -> tuple[str, ...]:
    return tuple(run.key for run in line if isinstance(run, FactRun) and way.fold(run.text) not in said)
