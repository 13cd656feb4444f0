"""Calendars of a plan, one per agent; the only room that knows icalendar."""

from planner.reports.exports.calendars.calendars import calendars

__all__ = ["calendars"]
