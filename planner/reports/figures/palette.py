"""Colours that carry meaning, for the colour-blind too, on light and on dark backgrounds.

The plain colours are those of Okabe and Ito ("Color Universal Design", 2008), which people with
any of the usual colour deficiencies tell apart. No meaning rests on a colour alone: beside it
stands a pattern, a sign, a number or a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BLUE = "#0072B2"
SKY = "#56B4E9"
GREEN = "#009E73"
ORANGE = "#E69F00"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
GREY = "#8A8A8A"

CLEAR = "rgba(0,0,0,0)"
FAINT = "rgba(138,138,138,0.25)"
MIDNIGHT = "rgba(138,138,138,0.55)"

ColorScale = Sequence[tuple[float, str]]

# Short is orange, over is blue, and nothing shows where serving and required agree.
NET: ColorScale = (
    (0.0, "#B34A00"),
    (0.25, "#E69F00"),
    (0.5, "rgba(138,138,138,0.22)"),
    (0.75, "#56B4E9"),
    (1.0, "#005A8F"),
)
AMOUNT: ColorScale = ((0.0, "#C9DFEE"), (0.35, "#8FC1E3"), (0.7, "#2F86BF"), (1.0, "#00466F"))
SERVED: ColorScale = ((0.0, "#B34A00"), (0.5, "#E69F00"), (0.9, "#EBCF9A"), (1.0, "#B4C6D0"))


class Style(NamedTuple):
    """A colour and a pattern, as plotly names it (empty for none), that mean one thing together."""

    colour: str
    pattern: str = ""

    @property
    def marker(self) -> dict[str, object]:
        """A bar's marker: the pattern over the colour, and no outline."""
        pattern = {"shape": self.pattern, "size": 6, "fillmode": "overlay"}
        return {"color": self.colour, "line": {"width": 0}, "pattern": pattern}


ON_QUEUE = Style(BLUE)
PAID_BREAK = Style(SKY, ".")
UNPAID_BREAK = Style(GREY, ".")
ACTIVITY = Style(PURPLE, "x")
TIME_OFF = Style("rgba(138,138,138,0.35)", "/")
DROPPED = Style("rgba(138,138,138,0.35)", "x")
REQUIRED = Style(GREY)
SERVING = Style(BLUE)
SHORT = Style(VERMILION, "/")

COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION, GREY)
PATTERNS = ("", "/", ".", "x", "-")


def series_style(number: int) -> Style:
    """The style of the n-th of many equals: a pattern tells those apart that share a colour."""
    round_, place = divmod(number, len(COLOURS))
    return Style(COLOURS[place], PATTERNS[round_ % len(PATTERNS)])
