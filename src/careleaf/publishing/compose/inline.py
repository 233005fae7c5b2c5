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

    def line(self, text: str) -> Line:
        """The text with every ``{fact}`` in its place."""
        pieces = PLACEHOLDER.split(text)
        runs: list[Text | FactRun] = []
        for words, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            if words:
                runs.append(Text(words))
            if name:
                runs.extend(self._fact(name))
        return tuple(runs)

    def lines(self, block: Block) -> tuple[Line, ...]:
        """Every sentence of a block as a line, in reading order."""
        return tuple(self.line(text) for text in sentences(block))

    def _fact(self, name: str) -> Line:
        """The fact, or the words of its fallback. A slot that is its own fallback has been refused at the door."""
        if name in self.generated:
            return self.generated[name]
        value = self.facts[name].is_
        if not isinstance(value, Slot):
            return (FactRun(name, value, self._said(value)),)
        return self.line(" ".join(sentences(self.block(value.fallback))))

    def _said(self, value: FactValue) -> str:
        try:
            return say(value, self.words)
        except UnsayableValue as error:
            raise WordsMissing(
                f"A value cannot be said in {self.words.language!r}: {error}.",
                "Add the phrase to that language's words.",
            ) from error
