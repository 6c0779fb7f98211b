"""The manifest as it is served, and the mistakes that “docxplug addin check” finds: one made at a time."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docxplug.addin.manifest import filled_manifest, icons_folder, manifest_version, template_path
from docxplug.addin.manifest_rules import mistakes_in
from docxplug.errors import RequestError

GOOD = filled_manifest("https://review.example.org")
Change = Callable[[str], str]


def test_the_manifest_has_no_mistakes_and_its_icons_have_their_sizes() -> None:
    assert mistakes_in(GOOD, icons_folder()) == []


def test_origin_and_version_stand_in_one_place_each() -> None:
    template = template_path().read_text(encoding="utf-8")

    assert "localhost" not in template
    assert set(re.findall(r"\{\{ (\w+) \}\}", template)) == {"origin", "version"}
    assert "{{" not in GOOD
    assert manifest_version().startswith("1.")


@pytest.mark.parametrize(
    "origin", ["", "review.example.org", "ftp://a.b", "https://a.b/path", 'https://a"b', "https://a@b"]
)
def test_an_address_that_is_none_is_refused(origin: str) -> None:
    with pytest.raises(RequestError, match="is no address of a service"):
        filled_manifest(origin)


def test_a_manifest_for_http_is_filled_in_and_found_wrong() -> None:
    found = mistakes_in(filled_manifest("http://localhost:3000"))

    assert found
    assert all("https only" in mistake for mistake in found)


def replaced(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def without(pattern: str) -> Change:
    def change(text: str) -> str:
        changed, count = re.subn(pattern, "", text, count=1, flags=re.DOTALL)
        assert count
        return changed

    return change


def moved_within(name: str, parent: str) -> Change:
    """The first element of a name goes to the end of its parent."""

    def change(text: str) -> str:
        start = text.index(f"<{parent}")
        found = re.search(
            rf"<(?:bt:)?{name}(?: [^>]*?)?(?:/>|>.*?</(?:bt:)?{name}>)", text[start:], flags=re.DOTALL
        )
        assert found
        rest = text[start:].replace(found[0], "", 1)
        return text[:start] + rest.replace(f"</{parent}>", f"{found[0]}</{parent}>", 1)

    return change


MUTATIONS: list[tuple[Change, str]] = [
    (replaced('"https://review.example.org/pane"', '"http://review.example.org/pane"'), "over https only"),
    (replaced('IconUrl DefaultValue="https:', 'IconUrl DefaultValue="http:'), "over https only"),
    (
        replaced('SupportUrl DefaultValue="https://review.example.org/"', 'SupportUrl DefaultValue=""'),
        "SupportUrl is “”",
    ),
    (replaced('Label resid="Button.Label"', 'Label resid="Nowhere"'), "points to the resource Nowhere"),
    (replaced('Image size="80" resid="Icon.80"', 'Image size="80" resid="Pane.Url"'), "which is one of Urls"),
    (replaced('Label resid="Button.Label"', 'Label resid="Pane.Url"'), "which is one of Urls"),
    (replaced('Title resid="Button.Label"', 'Title resid="Button.Tip"'), "which is one of LongStrings"),
    (replaced('<bt:Url id="Page.Url"', '<bt:Url id="Pane.Url"'), "The id Pane.Url is given to 2 elements"),
    (replaced('Group id="Docxplug.Group"', 'Group id="Docxplug.Open"'), "The id Docxplug.Open is given to 2"),
    (replaced(' id="Docxplug.Open"', ""), "has no id"),
    (replaced('<bt:Image size="32" resid="Icon.32"/>', ""), "An Icon lacks the sizes 32"),
    (replaced('<bt:Image size="16" resid="Icon.16"/>', ""), "An Icon lacks the sizes 16"),
    (replaced('<Host Name="Document"/>', '<Host Name="Workbook"/>'), "must name the host Document"),
    (replaced('Host xsi:type="Document"', 'Host xsi:type="Workbook"'), "a Host of type Document"),
    (without(r"<Hosts>.*?</Hosts>"), "OfficeApp lacks Hosts"),
    (replaced('<OfficeTab id="TabReviewWord">', "<OfficeTab>"), "needs a tab"),
    (without(r"<Supertip>.*?</Supertip>"), "Control lacks Supertip"),
    (moved_within("Permissions", "OfficeApp"), "The elements of OfficeApp must stand in this order"),
    (moved_within("Version", "OfficeApp"), "The elements of OfficeApp must stand in this order"),
    (moved_within("Label", "Group"), "The elements of Group must stand in this order"),
    (moved_within("Images", "Resources"), "The elements of Resources must stand in this order"),
    (replaced("ReadWriteDocument", "ReadDocument"), "Permissions must be ReadWriteDocument"),
    (replaced('Name="WordApi" MinVersion="1.4"', 'Name="WordApi" MinVersion="1.3"'), "WordApi 1.4"),
    (replaced(f"<Version>{manifest_version()}", "<Version>0.9"), "Version must be at least 1.0"),
    (replaced(f"<Version>{manifest_version()}", "<Version>one"), "Version must be at least 1.0"),
    (without(r"(?<=<Id>)\w+"), "Id must be a GUID"),
    (replaced("en-US", "English"), "DefaultLocale must be a language"),
    (replaced('"docxplug is ready"', f'"{"long " * 40}"'), "longer than the 125 characters"),
    (
        replaced("<bt:Urls>", '<bt:Urls><bt:Url id="Spare" DefaultValue="https://a.b/"/>'),
        "Nothing points to the resource Spare",
    ),
    (replaced('xsi:type="TaskPaneApp"', 'xsi:type="MailApp"'), "must be OfficeApp of type TaskPaneApp"),
    (replaced("<OfficeApp", '<!DOCTYPE a [<!ENTITY b "c">]><OfficeApp'), "has a DOCTYPE"),
    (replaced("</Hosts>", "</Host>"), "not well-formed"),
    (replaced("https://review.example.org/pane", "{{ origin }}/pane"), "places to be filled in"),
]


@pytest.mark.parametrize(("change", "said"), MUTATIONS)
def test_a_mistake_is_found(change: Change, said: str) -> None:
    assert any(said in mistake for mistake in mistakes_in(change(GOOD)))


def test_icons_of_another_size_or_missing_are_found(tmp_path: Path) -> None:
    for size in (16, 32, 64):
        source = icons_folder() / f"icon-{16 if size == 32 else size}.png"
        (tmp_path / f"icon-{size}.png").write_bytes(source.read_bytes())

    found = mistakes_in(GOOD, tmp_path)

    assert "The icon icon-80.png is not there, or is no PNG." in found
    assert "The icon icon-32.png has 16 × 16 pixels; it is named for 32." in found


def test_the_icons_are_what_their_script_draws() -> None:
    script = Path(__file__).resolve().parents[2] / "tools" / "make_icons.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
