"""What changed between two editions, in plain words: what it is now, what it was, and what that touches."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from careleaf.definition.answering import Users
from careleaf.definition.facts import Fact
from careleaf.definition.pathway import Pathway
from careleaf.definition.references import references
from careleaf.definition.saying import say
from careleaf.definition.values import FactValue, Slot
from careleaf.definition.words import PLACEHOLDER, Words, sentences

COUNTED = {
    "promise": ("promise", "promises"),
    "letter": ("letter", "letters"),
    "gate": ("gate", "gates"),
    "question": ("safety question", "safety questions"),
    "effect": ("side effect", "side effects"),
    "measure": ("measure", "measures"),
    "block": ("passage", "passages"),
}
"""What a change touches is counted in these words; windows are named."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what kind of thing, its key, the sentence a person reads, the items it concerns."""

    kind: str
    key: str
    sentence: str
    items: tuple[str, ...]


def differences(old: Pathway, new: Pathway) -> tuple[Change, ...]:
    """Every change from ``old`` to ``new``; empty when they say and do the same."""
    return (
        *_head(old, new),
        *_facts(old, new),
        *(change for language in _all_keys(old.words, new.words) for change in _words(old, new, language)),
        *(change for name in _TABLES for change in _table(name, getattr(old, name), getattr(new, name), new)),
        *_drawings(old, new),
        *_table("items", _by_id(old), _by_id(new), new),
        *_leaflet(old, new),
    )


_TABLES = (
    "steps",
    "tasks",
    "gates",
    "occasions",
    "questions",
    "discussed",
    "windows",
    "promises",
    "effects",
    "instruments",
    "measures",
    "codes",
    "letters",
    "pictures",
    "sites",
)


def _by_id(pathway: Pathway) -> Mapping[str, Any]:
    register = pathway.register
    return {entry.id: entry for table in (register.items, register.gaps, register.conflicts) for entry in table}


def _leaflet(old: Pathway, new: Pathway) -> Iterator[Change]:
    was, now = ({section.key: section for section in pathway.leaflet.sections} for pathway in (old, new))
    changes = list(_table("sections", was, now, new))
    if not changes and old.leaflet != new.leaflet:
        fields = ", ".join(sorted(_changed_fields(old.leaflet, new.leaflet)))
        changes = [Change("leaflet", "leaflet", f"The leaflet is laid out differently ({fields}).", ())]
    yield from changes


def _head(old: Pathway, new: Pathway) -> Iterator[Change]:
    fields = _changed_fields(old.head, new.head)
    if "edition" in fields:
        yield Change("pathway", new.head.id, f"This is edition {new.head.edition}, was {old.head.edition}.", ())
    others = ", ".join(sorted(fields - {"edition"}))
    if others:
        yield _change("pathway", new.head.id, f"The pathway '{new.head.id}' changed ({others})", new)


def _facts(old: Pathway, new: Pathway) -> Iterator[Change]:
    for key in _all_keys(old.facts, new.facts):
        was, now = old.facts.get(key), new.facts.get(key)
        if was is None and now is not None:
            yield _change("fact", key, f"New: {_told(now, new.source_words)}", new)
        elif now is None and was is not None:
            yield _change("fact", key, f"No longer said: {_told(was, old.source_words)}", old)
        elif was and now and was.is_ != now.is_:
            before = _value(was.is_, old.source_words)
            yield _change("fact", key, f"{_told(now, new.source_words)}, was {before}", new)
        elif was and now and was != now:
            fields = ", ".join(sorted(_changed_fields(was, now)))
            yield _change(
                "fact", key, f"{_told(now, new.source_words)}, as before, but changed otherwise ({fields})", new
            )


def _told(fact: Fact, words: Words) -> str:
    return _capital(fact.says.replace("{value}", _value(fact.is_, words)))


def _value(value: FactValue, words: Words) -> str:
    return "not given" if isinstance(value, Slot) else say(value, words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _words(old: Pathway, new: Pathway, language: str) -> Iterator[Change]:
    was, now = (pathway.words.get(language, Words(language, {})).blocks for pathway in (old, new))
    where = "" if language == new.head.source_language else f" in {language}"
    for key in _all_keys(was, now):
        if was.get(key) != now.get(key):
            before, after = _quoted(was.get(key), old), _quoted(now.get(key), new)
            sentence = f"The words '{key}'{where} are now {after}, were {before}"
            yield _change("block", key, sentence, new if key in now else old)


def _quoted(block: Any, pathway: Pathway) -> str:
    if block is None:
        return "not there"
    text = " / ".join(sentences(block))
    return f"“{PLACEHOLDER.sub(lambda match: _inserted(match[1], pathway), text)}”"


def _inserted(name: str, pathway: Pathway) -> str:
    fact = pathway.facts.get(name)
    return _value(fact.is_, pathway.source_words) if fact else name.replace("_", " ")


def _drawings(old: Pathway, new: Pathway) -> Iterator[Change]:
    for key, picture in new.pictures.items():
        if old.pictures.get(key) == picture and old.drawings[picture.file] != new.drawings[picture.file]:
            yield _change("picture", key, f"The picture '{key}' is drawn differently", new)


def _table(name: str, was: Mapping[str, Any], now: Mapping[str, Any], pathway: Pathway) -> Iterator[Change]:
    kind = name.removesuffix("s")
    for key in _all_keys(was, now):
        if key not in was:
            yield Change(kind, key, f"New {kind} '{key}'.", ())
        elif key not in now:
            yield Change(kind, key, f"The {kind} '{key}' is gone.", ())
        elif was[key] != now[key]:
            fields = sorted(_changed_fields(was[key], now[key]))
            yield _change(kind, key, f"The {kind} '{key}' changed ({', '.join(fields)})", pathway)


def _changed_fields(was: Any, now: Any) -> set[str]:
    return {field.removesuffix("_") for field in type(now).model_fields if getattr(was, field) != getattr(now, field)}


def _all_keys(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return [*now, *(key for key in was if key not in now)]


def _change(kind: str, key: str, sentence: str, pathway: Pathway) -> Change:
    users = Users(references(pathway)).of((kind, key))
    touched = _touched(users)
    items = tuple(sorted({name for table, name in users | {(kind, key)} if table == "item"}))
    return Change(kind, key, f"{sentence}: this changes {touched}." if touched else f"{sentence}.", items)


def _touched(users: set[tuple[str, str]]) -> str:
    windows = [f"the window '{name}'" for table, name in sorted(users) if table == "window"]
    counts = Counter(table for table, _ in users)
    told = [f"{counts[table]} {words[counts[table] > 1]}" for table, words in COUNTED.items() if counts[table]]
    return ", ".join([*windows, *told])
