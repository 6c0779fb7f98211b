"""The templates of the HTML reports, compiled when first used; they load nothing from anywhere."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import jinja2

_FOLDER: Final = Path(__file__).with_name("templates")


@cache
def environment() -> "jinja2.Environment":
    """Where templates come from; every text is escaped that is not marked as HTML."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def page(title: str, body: str) -> str:
    """A whole page around a body of finished HTML."""
    import markupsafe

    style = (_FOLDER / "style.css").read_text(encoding="utf-8")
    template = environment().get_template("page.html.j2")
    return template.render(title=title, style=markupsafe.Markup(style), body=markupsafe.Markup(body)) + "\n"  # noqa: S704


def macro(name: str, *values: object) -> str:
    """The HTML that a macro of the templates makes of the values."""
    home = "parts.html.j2" if name == "document" else "batch.html.j2"
    return str(getattr(environment().get_template(home).module, name)(*values))
