"""A plan as one HTML page."""

from __future__ import annotations

from planner.reports.exports.handout import Handout
from planner.reports.exports.report.markup import Markup, element
from planner.reports.exports.report.sections import (
    cost_by_site,
    days,
    headline,
    made,
    schedule,
    service_by_queue,
    weighed,
    worst_gaps,
)
from planner.reports.exports.report.style import STYLE

SECTIONS = (
    headline,
    service_by_queue,
    days,
    worst_gaps,
    schedule,
    cost_by_site,
    weighed,
    made,
)
HEAD = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    f"<style>{STYLE}</style>"
)


def report_html(handout: Handout) -> str:
    """The page: no script, nothing loaded from elsewhere."""
    title = element("title", f"{handout.title}: shift plan")
    head = element("head", Markup(HEAD), title)
    body = element("body", *(section(handout) for section in SECTIONS))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"
