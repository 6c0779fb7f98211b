"""Acronyms in a text, and which of them the text spells out."""

import pytest

from docxplug.checks.acronyms import spells, undefined_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Extensible Markup Language (XML) feed and the XML files.", []),
        ("Chief Data Officers (CDOs) met, and one CDO left.", []),
        ("I used commercial off-the-shelf (COTS) parts.", []),
        ("The QRB (Qualifications Review Board) met.", []),
        ("The Joint River Board, or JRB, met.", []),
        ("The Bureau of River Affairs met. BRA staff agreed.", []),
        ("The Department of River Defense (DoRD) and DoRD parts.", []),
        ("The office in my building (PMO) met.", ["PMO"]),
        ("I led VBX and its VBX staff, then KRT.", ["VBX", "KRT"]),
        ("The KRT's members and KRT-led teams met.", ["KRT"]),
        ("I flew a CH-47 and filed an SF 424 as a GS-15 under HSPD-12.", ["HSPD"]),
        ("CHALLENGE AND CONTEXT OF THE KRT", []),
        ("EDUCATION", []),
        ("I did it with PowerPoint and SharePoint at McDonald Lake in Phase III.", []),
        ("See www.KRT.gov or write to KRT@example.com.", []),
    ],
)
def test_only_acronyms_that_nobody_explains_are_left(text: str, names: list[str]) -> None:
    assert undefined_in(text, known=()) == names


def test_a_definition_holds_for_the_whole_text_whichever_comes_first() -> None:
    assert undefined_in("KRT staff met.\nThe Kelso River Trust (KRT) paid.", known=()) == []


def test_the_first_letter_must_begin_a_word() -> None:
    assert spells("PMO", "program management office")
    assert not spells("PMO", "stamp my office")
