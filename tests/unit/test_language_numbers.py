"""Quantities and dates, and the numbers that are neither."""

import pytest

from docxplug.language.dates import counts_from_another_date, counts_from_today, dates
from docxplug.language.quantities import quantities


@pytest.mark.parametrize(
    ("text", "kind", "quote", "value"),
    [
        ("I led 240 employees.", "people", "240 employees", 240.0),
        ("Twenty-five senior analysts left.", "people", "Twenty-five senior analysts", 25.0),
        ("It cost $46 million.", "money", "$46 million", 46e6),
        ("It cost $3.2M.", "money", "$3.2M", 3.2e6),
        ("Waits fell by 31 percent.", "percent", "31 percent", 31.0),
        ("Output doubled.", "percent", "doubled", None),
        ("It took nine months.", "time", "nine months", 9.0),
        ("A 90-day plan.", "time", "90-day", 90.0),
        ("We read 4,100 findings.", "volume", "4,100 findings", 4100.0),
        ("It reached 3 million people.", "people", "3 million people", 3e6),
    ],
)
def test_a_quantity_is_read_with_kind_place_and_value(
    text: str, kind: str, quote: str, value: float | None
) -> None:
    (found,) = quantities(text)
    assert (found.kind, text[found.start : found.end], found.value) == (kind, quote, value)


@pytest.mark.parametrize(
    "text",
    [
        "Executive Order 14028 holds.",
        "We met in Room 2021.",
        "Section 508 and Title 5 apply.",
        "NIST SP 800-53 and 5 U.S.C. 3131 apply.",
        "I am a GS-15.",
        "COVID-19 came.",
        "In 2021 employees left.",
        "Call 202-555-0143 at 9:30.",
        "Public Law 117-58 and Pub. L. 104 hold.",
        "My SF86 and No. 12 came.",
        "In 2024 when it closed, see 45 CFR part 46.",
    ],
)
def test_numbers_that_are_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("In 2019 I left.", "year", 2019, 2019),
        ("In March 2022 it broke.", "month", 2022, 2022),
        ("On March 4, 2022, it broke.", "month", 2022, 2022),
        ("From 2015 to 2019 I ran it.", "range", 2015, 2019),
        ("2019-21", "range", 2019, 2021),
        ("2019 to present", "range", 2019, None),
        ("Since 2009 I have led it.", "range", 2009, None),
        ("In FY21 it fell.", "fiscal_year", 2021, 2021),
        ("In fiscal years 2020 through 2022 it fell.", "fiscal_year", 2020, 2022),
        ("In Q2 FY2022 it fell.", "quarter", 2022, 2022),
        ("A system of the 1990s.", "decade", 1990, 1999),
        ("In mid-2021 it broke.", "year", 2021, 2021),
        ("From May 2019 to June 2021 I ran it.", "range", 2019, 2021),
        ("After marching 2021 was calm.", "year", 2021, 2021),
    ],
)
def test_a_date_is_read_with_the_years_it_spans(text: str, kind: str, first: int, last: int | None) -> None:
    (found,) = dates(text)
    assert (found.kind, found.first, found.last) == (kind, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Executive Order 2001 holds.",
        "We met in Room 2021.",
        "The Rehabilitation Act of 1973 applies.",
        "The 2018 Farm Bill applies.",
        "Form 2040 is old.",
        "It had 2,021 pages.",
        "It cost $2021.",
    ],
)
def test_numbers_of_statutes_rooms_and_forms_are_no_dates(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text", ["In the winter of 2019 people waited for hours.", "By 2019 staff had left."]
)
def test_a_year_after_a_word_of_time_is_one_whatever_follows(text: str) -> None:
    assert [mention.first for mention in dates(text)] == [2019]


@pytest.mark.parametrize("text", ["with a staff of 17, I", "a crew of eleven."])
def test_a_group_of_so_many_is_people(text: str) -> None:
    assert [quantity.kind for quantity in quantities(text)] == ["people"]


def test_a_number_of_thousands_of_digits_is_no_year() -> None:
    assert [found.kind for found in quantities(f"It had {'9' * 5_000} members.")] == ["people"]


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen half-time lockkeepers ran it.",
        "It fell to 52 surveyors.",
        "I had 140 welders and 12 clerks.",
        "Forty linemen walked out.",
        "It left 31 deputies.",
        "I ran a division of 60.",
        "Six wardens stayed.",
    ],
)
def test_people_are_known_by_what_they_do(text: str) -> None:
    assert {quantity.kind for quantity in quantities(text)} == {"people"}


@pytest.mark.parametrize(
    "text",
    ["It took 12 trailers.", "Nine committees met.", "It has 40 sensors.", "I ran an office of six bureaus."],
)
def test_things_that_end_like_people_are_none(text: str) -> None:
    assert {quantity.kind for quantity in quantities(text)} == {"volume"}


@pytest.mark.parametrize(
    "text", ["Last spring the lock froze.", "It closed two years ago.", "This year I took it on."]
)
def test_a_time_can_be_told_from_today(text: str) -> None:
    assert (counts_from_today(text), counts_from_another_date(text)) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "The following year I moved.",
        "Three years on it opened.",
        "I left a year later.",
        "That same winter it froze.",
    ],
)
def test_a_time_can_be_told_from_another_date(text: str) -> None:
    assert (counts_from_today(text), counts_from_another_date(text)) == (False, True)


@pytest.mark.parametrize(
    "text", ["At last the year closed.", "For three years I waited.", "Later I moved on."]
)
def test_a_length_of_time_tells_no_date(text: str) -> None:
    assert (counts_from_today(text), counts_from_another_date(text)) == (False, False)
