"""Of whom a question is asked, in words: what stands beside one that depends on another."""

from careleaf.clinic.journeys.definition_words import answer_in_words, told
from careleaf.definition.expressions import All, AnswerIs, AnyExpression, AnyOf, Not, NumberIs
from careleaf.definition.pathway import Pathway


def only_if(condition: AnyExpression | None, pathway: Pathway) -> str:
    """ "Only if “Do you have diabetes?” is answered: yes."; nothing where it hangs on no answer."""
    words = _words(condition, pathway)
    return f"Only if {words}." if words else ""


def _words(condition: AnyExpression | None, pathway: Pathway) -> str:
    match condition:
        case AnswerIs(answer=question, is_=answer):
            return f"“{_ask(question, pathway)}” is answered: {answer_in_words(answer).lower()}"
        case NumberIs(number=question):
            return f"the number given to “{_ask(question, pathway)}” asks for it"
        case Not(not_=part):
            inner = _words(part, pathway)
            return f"not: {inner}" if inner else ""
        case All(all=parts):
            return " and ".join(filter(None, (_words(part, pathway) for part in parts)))
        case AnyOf(any=parts):
            return " or ".join(filter(None, (_words(part, pathway) for part in parts)))
        case _:
            return ""


def _ask(question: str, pathway: Pathway) -> str:
    return told(pathway, pathway.questions[question].ask)
