"""A pack's author is told which example does not hold, and why."""

from pathlib import Path

import pytest

from docxplug.errors import RubricError
from docxplug.rubric import Rubric, load
from docxplug.rubric_trial import try_examples


def own_pack(tmp_path: Path, examples: str) -> Rubric:
    """The shipped rule on generalities, with other examples."""
    path = tmp_path / "own.toml"
    path.write_text(
        f'schema = 1\nname = "own"\nversion = "1"\ntitle = "Own"\nkind = "ECQ"\nextends = "ecq-2012"\n'
        f'[checks."content.always"]\nexamples = [{examples}]\n',
        encoding="utf-8",
    )
    return load(path)


def faults(rubric: Rubric) -> list[str]:
    return [fault.what for fault in try_examples(rubric) if fault.check == "content.always"]


def test_an_example_that_holds_is_no_fault(tmp_path: Path) -> None:
    assert faults(own_pack(tmp_path, '{ bad = "I «always» read the whole file before I signed." }')) == []


def test_marks_on_other_words_than_those_flagged_are_told(tmp_path: Path) -> None:
    (what,) = faults(own_pack(tmp_path, '{ bad = "I always «read» the whole file before I signed." }'))
    assert "“read” should be flagged, but “always” was" in what


def test_a_good_example_that_is_flagged_is_told_with_the_words(tmp_path: Path) -> None:
    (what,) = faults(own_pack(tmp_path, '{ good = "I always read the whole file before I signed." }'))
    assert "nothing should be flagged, but “always” was" in what


def test_a_bad_example_that_nothing_flags_is_told(tmp_path: Path) -> None:
    (what,) = faults(own_pack(tmp_path, '{ bad = "I «read» the file in March 2024." }'))
    assert "one finding was expected, there were 0" in what


@pytest.mark.parametrize("text", ["I «always read it.", "I always» read it."])
def test_a_mark_without_its_partner_names_file_and_rule(tmp_path: Path, text: str) -> None:
    with pytest.raises(RubricError, match=r"own\.toml: content\.always: examples"):
        faults(own_pack(tmp_path, f'{{ bad = "{text}" }}'))
