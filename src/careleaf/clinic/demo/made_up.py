"""People who do not exist: names of many origins, numbers nobody has, addresses nobody lives at.

NHS numbers begin with 999, which are never issued. Telephone numbers are those Ofcom keeps for drama, postcodes begin
with ZZ99, and mail goes to example.org.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

GIVEN = (
    *(
        "Mary",
        "Adaeze",
        "Piotr",
        "Gurpreet",
        "Siân",
        "José",
        "Mehwish",
        "Tenzin",
        "Ioana",
        "Bao",
        "Fatima",
        "Oluwaseun",
    ),
    *("Brenda", "Kwame", "Dilys", "Ravi", "Zofia", "Ahmed", "Niamh", "Yuki", "Patience", "Carlos", "Sushila", "Ewan"),
    *(
        "Chiamaka",
        "Leila",
        "Bohdan",
        "Maureen",
        "Hassan",
        "Ngozi",
        "Eszter",
        "Derek",
        "Manju",
        "Ruairí",
        "Aylin",
        "Ted",
    ),
    *("Maria-Magdalena Konstantina", "Jo", "Bartholomew-Alexander", "Ng", "Khadija bint", "D'Arcy", "Łucja", "Anh Thư"),
)
FAMILY = (
    *("Kent", "Okonkwo", "Wiśniewska", "Singh Sandhu", "Llewellyn", "García Fernández", "Malik", "Gurung", "Popescu"),
    *("Nguyễn", "Al-Rashid", "Adeyemi", "Hollingsworth", "Mensah", "Pritchard", "Chandrasekaran", "Nowak", "Yilmaz"),
    *(
        "O'Shaughnessy",
        "Tanaka",
        "Moyo",
        "da Silva",
        "Rai",
        "MacGillivray",
        "Eze",
        "Farrokhzad",
        "Shevchenko",
        "Botham",
    ),
    *("Featherstonehaugh-Cholmondeley", "Wickramasinghe-Arachchilage", "Li", "Ó Súilleabháin", "Szabó", "Hall"),
    *("van der Westhuizen-Oosterbroek", "Papadimitriou", "Begum", "Thapa Magar", "Smythe-Worthington", "Ortiz"),
)
STREETS = ("Example Street", "Sample Road", "Invented Lane", "Fiction Close", "Storybook Avenue", "Nowhere Terrace")
TOWNS = ("Exampleton", "Little Example", "Upper Sample", "Great Fiction")
GPS = ("Dr Ann Reed", "Dr Kofi Annor", "Dr Meera Pillai", "Dr Owen Parry", "Dr Zuzanna Kot")
PRACTICES = ("Example Surgery", "Sample Street Practice", "The Fiction Health Centre")
_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Numbers:
    """Hands out numbers that are used once: the first patient has the first of each."""

    chance: Random

    def nhs_number(self, index: int) -> str:
        """999, six digits of which the last keeps the number possible, and the check digit."""
        for last in range(10):
            digits = f"999{(index * 7 + 11) % 100_000:05}{last}"
            check = check_digit(digits)
            if check is not None:
                return f"{digits}{check}"
        raise AssertionError("two neighbours never both lack a check digit")

    def mobile(self, index: int) -> str:
        return f"07700 900{index % 1000:03}"

    def phone(self, index: int) -> str:
        return f"01632 960{index % 1000:03}"


def check_digit(nine: str) -> int | None:
    """The tenth digit of an NHS number, by weights 10 to 2 and modulus 11; None where no digit can stand there."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return None if rest == 10 else rest % 11


def details(index: int, chance: Random, today: date, ages: tuple[int, int]) -> dict[str, Any]:
    """What a patient is registered with."""
    numbers = Numbers(chance)
    given, family = name(index, chance)
    age = chance.randint(*ages) + chance.random() * 0.9
    address = f"{chance.randint(1, 180)} {chance.choice(STREETS)}\n{chance.choice(TOWNS)}"
    found = {
        "given_name": given,
        "family_name": family,
        "birth_date": today - timedelta(days=int(age * _DAYS_A_YEAR)),
        "nhs_number": numbers.nhs_number(index),
        "address": address,
        "postcode": f"ZZ99 {chance.randint(1, 9)}ZZ",
        "mobile": numbers.mobile(index),
        "phone": numbers.phone(index),
        "email": f"patient{index + 1}@example.org",
        "gp_name": chance.choice(GPS),
        "gp_practice": chance.choice(PRACTICES),
        "gp_address": f"{chance.randint(1, 40)} {chance.choice(STREETS)}\n{chance.choice(TOWNS)}\nZZ99 3GP",
        "allergies": [],
    }
    return found


def name(index: int, chance: Random) -> tuple[str, str]:
    """Given and family names pass each other, so that a clinic of this size has hardly two alike."""
    return GIVEN[(index * 7 + chance.randrange(3)) % len(GIVEN)], FAMILY[(index * 11) % len(FAMILY)]
