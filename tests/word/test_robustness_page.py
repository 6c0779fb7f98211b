"""The page on what is read and what is refused says what the code says."""

import re
from pathlib import Path

import pytest
from builders import docx, p

from docxplug.word.errors import UnreadableError
from docxplug.word.opc.limits import Limits

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "robustness.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("error", UnreadableError.__subclasses__())
def test_every_refusal_stands_there_with_its_sentence(error: type[UnreadableError]) -> None:
    assert f"| `{error.__name__}` | {error.sentence} |" in PAGE


def test_no_refusal_stands_there_that_does_not_exist() -> None:
    named = set(re.findall(r"^\| `(\w+Error)` \|", PAGE, re.MULTILINE))
    assert named == {error.__name__ for error in UnreadableError.__subclasses__()}


def test_every_limit_stands_there_with_its_default() -> None:
    stated = dict(re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", PAGE, re.MULTILINE))
    assert stated == {name: f"{default:,}" for name, default in Limits._field_defaults.items()}


def test_its_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "answer.docx").write_bytes(docx(p("I led the team.")))
    monkeypatch.chdir(tmp_path)
    [example] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(example, "robustness.md", "exec"), names)  # noqa: S102 -- the page's own example
    assert names["document"].view.texts() == ["I led the team."]  # type: ignore[attr-defined]
