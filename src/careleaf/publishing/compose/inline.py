"""Puts facts into sentences: a block's text becomes a line of words and typed facts."""

from collections.abc import Mapping
from dataclasses import dataclass

from careleaf.definition.facts import Fact
from careleaf.definition.saying import UnsayableValue, say
from careleaf.definition.values import FactValue, Slot
from careleaf.definition.words import PLACEHOLDER, Block, Words, sentences
from careleaf.publishing.document import FactRun, Line, Text
from careleaf.publishing.problems import WordsMissing


@dataclass(frozen=True, slots=True)
class Inliner:
    """The words of one language with one site's facts and the edition's own, ready to be put together."""

    words: Words
    facts: Mapping[str, Fact]
    generated: Mapping[str, Line]

    def block(self, key: str) -> Block:
        if key not in self.words.blocks:
            raise WordsMissing(
                f"The words in {self.words.language!r} hold no block {key!r}.",
                "Add it, or publish a language that has it.",
            )
        return self.words.blocks[key]

    def line(self, text: str, within: tuple[str, ...] = ()) -> Line:
        """The text with every ``{fact}`` in its place. ``within`` names the slots it is already the fallback of."""
        pieces = PLACEHOLDER.split(text)
        runs: list[Text | FactRun] = []
        for words, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            if words:
                runs.append(Text(words))
            if name:
                runs.extend(self._fact(name, within))
        return tuple(runs)

    def lines(self, block: Block) -> tuple[Line, ...]:
        """Every sentence of a block as a line, in reading order."""
        return tuple(self.line(text) for text in sentences(block))

    def _fact(self, name: str, within: tuple[str, ...]) -> Line:
        if name in self.generated:
            return self.generated[name]
        value = self.facts[name].is_
        if not isinstance(value, Slot):
            return (FactRun(name, value, self._said(value)),)
        if name in within:
            raise WordsMissing(
                f"The slot {name!r} is its own fallback, by way of {' and '.join(within)}.",
                f"Write the block {value.fallback!r} without it.",
            )
        text = " ".join(sentences(self.block(value.fallback)))
        return self.line(text, (*within, name))

    def _said(self, value: FactValue) -> str:
        try:
            return say(value, self.words)
        except UnsayableValue as error:
            raise WordsMissing(
                f"A value cannot be said in {self.words.language!r}: {error}.",
                "Add the phrase to that language's words.",
            ) from error
