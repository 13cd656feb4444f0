"""HTML that is put together from elements; what is no markup itself is escaped."""

from __future__ import annotations

from html import escape


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(tag: str, *content: str, **attributes: str | int) -> Markup:
    """`<tag key="value">content</tag>`; a trailing underscore of a key is dropped (`class_`)."""
    opening = "".join(
        f' {key.removesuffix("_")}="{escape(str(value))}"' for key, value in attributes.items()
    )
    inside = "".join(part if isinstance(part, Markup) else escape(part) for part in content)
    return Markup(f"<{tag}{opening}>{inside}</{tag}>")
