"""Malformed variants of the tables."""

from __future__ import annotations

from malformed import Malformed


def csv(file: str, old: str, new: str, place: str, words: str = "", *more: str) -> Malformed:
    places = tuple(f"{file}.csv:{one}" if one else f"{file}.csv" for one in (place, *more))
    return Malformed(f"{file}.csv", old, new, places, words)


def agents(old: str, new: str, place: str, words: str = "", *more: str) -> Malformed:
    return csv("agents", old, new, place, words, *more)


def forecast(old: str, new: str, place: str, words: str = "", *more: str) -> Malformed:
    return csv("forecast", old, new, place, words, *more)


AGENTS = [
    agents("dan,Dan", "amy,Dan", "5:agent", "row 2"),
    agents("dan,Dan", ",Dan", "5:agent", "empty"),
    agents("dan,Dan", "d an,Dan", "5:agent", "no id"),
    agents("dan,Dan", "all,Dan", "5:agent", "everybody"),
    agents("Ben Kalns", "", "3:name", "empty"),
    agents("Kalns,riga", "Kalns,rig", "3:site", 'did you mean "riga"'),
    agents("part-time", "parttime", "3:contract", 'did you mean "part-time"'),
    agents("de:C1,voice", "de,voice", "3:languages", "de:B2/C1"),
    agents("de:C1,voice", "de:C3,voice", "3:languages", "CEFR"),
    agents("de:C1,voice", "de:-,voice", "3:languages", "neither"),
    agents("de:C1,voice", "de:C1 de:B2,voice", "3:languages", "twice"),
    agents("de:C1,voice", "xx:C1,voice", "3:languages", "ISO 639"),
    agents("de:C1,voice", "de:C1;en:B2,voice", "3:languages", "blanks"),
    agents("de:C1,voice", ",voice", "3:languages", "empty"),
    agents("de:C1,voice", "de:C1,phone", "3:channels", "none of voice"),
    agents("de:C1,voice", "de:C1,voice voice", "3:channels", "twice"),
    agents("de:C1,voice", "de:C1,", "3:channels", "empty"),
    agents("16.5", "nan", "2:hourly_rate", "no number"),
    agents("16.5", "-1", "2:hourly_rate", "at least 0"),
    agents("16.5", '"16,5"', "2:hourly_rate", "after a point"),
    agents("16.5", "1_000", "2:hourly_rate", "no number"),
    agents("16.5", "1e999", "2:hourly_rate", "finite"),
    agents("16.5", "\u0661", "2:hourly_rate", "no number"),
    agents("2026-01-01", "01.01.2026", "2:starts_on", "2027-03-01"),
    agents("2026-01-01", "2026-02-30", "2:starts_on", "calendar"),
    agents("2026-01-01,", "2026-01-01,2025-12-31", "2:ends_on", "before starts_on"),
    agents("2027-12-31", "9999-12-31", "3:ends_on", "1900 and 2199"),
    agents(
        "team\n",
        "teams\n",
        "1:teams",
        'did you mean "team"',
    ),
    agents("agent,name", "agent,agent", "1:agent", "twice", "1:name"),
    agents("agent,name", "name,name", "1:agent", "missing", "1:name"),
    agents("agent,name,site", "agent,name,", "1:site", "missing", "1:column 3"),
    agents(",team\n", ",\n", "1:column 10", "no name"),
    agents("de:C1,voice,,,2027-12-31,", "de:C1,voice,,,2027-12-31", "3:team", "9 cells"),
    agents("Ben Kalns", "Kalns, Ben", "3:team", "11 cells"),
    agents('"Cat Reyes, Jr."', '"Cat Reyes, Jr.', "4:agent", "quotation mark"),
    agents('"Cat Reyes, Jr."', '"Cat" Reyes', "4:agent", "quotation mark"),
    agents("Ben Kalns", '"Ben\nKalns"', "3:name", "line break"),
]

FORECAST = [
    forecast(
        "de-voice,2027-03-27T09", "de-voise,2027-03-27T09", "2:queue", '"de-voice"', "3:start"
    ),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27 25:00", "3:start", "calendar"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,27.3.2027 10:00", "3:start", "2027-03-01T"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27", "3:start", "date and time"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27T10:00:30", "3:start", "minute"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27T10:00+99:00", "3:start", "clock"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-28T02:30", "3:start", "skip"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-10-31T02:30", "3:start", "twice"),
    forecast(
        "de-voice,2027-03-27T10:00", "de-voice,2027-03-27T09:00", "3:start", "row 2", "3:start"
    ),
    forecast("T10:00,6,,60", "T10:00,6,,90", "3:period_minutes", "5 to 60"),
    forecast("T10:00,6,,60", "T10:00,6,,2.5", "3:period_minutes", "whole number"),
    forecast("T10:00,6,,60", "T10:00,6,,30", "3:start", "not forecast"),
    forecast("T10:00,6,,60", "T10:00,-6,,60", "3:volume", "at least 0"),
    forecast("T10:00,6,,60", "T10:00,many,,60", "3:volume", "no number"),
    forecast("T10:00,6,,60", "T10:00,,,60", "3:volume", "empty"),
    forecast("T10:00,6,,60", "T10:00,inf,,60", "3:volume", "no number"),
    forecast("T10:00,6,,60", "T10:00,1e30,,60", "3:volume", "at most"),
    forecast("T10:00,6,,60", "T10:00,6,0,60", "3:handle_time_seconds", "more than 0"),
    forecast("de-voice,2027-03-27T10:00,6,,60\n", "", "2:start", "10:00+01:00"),
    forecast("de-voice,2027-03-27T09:00,6,,60\n", "", "2:start", "09:00+01:00"),
    forecast(
        "de-voice,2027-03-27T17:00,6,,60",
        "de-voice,2027-03-27T18:00,6,,60",
        "8:volume",
        "closed",
        "7:start",
    ),
    forecast(
        "en-chat,2027-03-26T22:00Z,8.5,300",
        "en-chat,2027-03-26T22:00Z,8.5,",
        "9:handle_time_seconds",
        "scenario.toml",
    ),
]

ABOUT_AGENTS = [
    csv("time_off", "amy,2027", "ammy,2027", "2:agent", 'did you mean "amy"'),
    csv("time_off", "2027-03-27,holiday", "2027-03-26,holiday", "2:end", "before the start"),
    csv("time_off", "2027-03-27,holiday", "2027-03-27T12:00,holiday", "2:end", "one kind"),
    csv("time_off", "2027-03-28T14:00", "2027-03-28T09:00", "3:end", "not after the start"),
    csv("time_off", "2027-03-28T01:00Z", "2027-03-28T03:30", "4:start", "skip"),
    csv("time_off", "holiday,yes", "holiday,true", "2:paid", "yes, no"),
    csv("time_off", "holiday,yes", ",yes", "2:kind", "empty"),
    csv("time_off", "kind", "type", "1:kind", "missing", "1:type"),
    csv("availability", "ben,mon-fri", "bennn,mon-fri", "2:agent", 'did you mean "ben"'),
    csv("availability", "mon-fri", "mon-fir", "2:weekdays", 'did you mean "fri"'),
    csv("availability", "mon-fri", ",", "2:to", "5 cells"),
    csv("availability", "2027-03-28", "2027-03-32", "4:weekdays", "calendar"),
    csv("availability", "08:00,00:00", "08:00,08:00", "2:to", "whole day"),
    csv("availability", "08:00,00:00", "8,00:00", "2:from", "07:30"),
    csv("availability", "08:00,00:00", ",00:00", "2:from", "empty"),
    csv("preferences", "amy,off", "amy,free", "2:wish", "work, off"),
    csv("preferences", ",,,3", ",,,11", "2:weight", "at most 10"),
    csv("preferences", ",,,3", ",,,0", "2:weight", "at least 1"),
    csv("preferences", ",,,3", ",08:00,,3", "2:to", "belong together"),
    csv("preferences", "ben,work", "eve,work", "3:agent", "no agent"),
    csv("activities", "team:Blue team", "team:Blu team", "2:who", 'did you mean "Blue team"'),
    csv("activities", "one-to-one,ben", "one-to-one,bne", "3:who", 'did you mean "ben"'),
    csv("activities", "site:riga", "site:rome", "4:who", "no site"),
    csv("activities", "ben,60", "ben,45", "3:minutes", "60-minute"),
    csv("activities", "ben,60", "ben,0", "3:minutes", "at least 1"),
    csv("activities", "ben,60", "ben,1h", "3:minutes", "no number"),
    csv("activities", "T18:00Z", "T05:00Z", "3:latest", "not after the start"),
    csv("activities", "T18:00Z", "T07:00Z", "3:latest", "do not fit"),
    csv(
        "activities",
        "2027-03-27,2027-03-28,yes",
        "2027-04-27,2027-04-28,yes",
        "2:earliest",
        "outside the horizon",
    ),
    csv("activities", "2027-03-28,yes", "2027-03-28,all", "2:together", "yes, no"),
    csv("activities", "no,2", "no,0", "3:count", "at least 1"),
    csv("activities", "training,", "on_queue,", "4:activity", "the work"),
    csv("shifts", "cat,2027-03-26", "kat,2027-03-26", "2:agent", 'did you mean "cat"'),
    csv("shifts", "T14:00,published", "T05:00,published", "2:end", "not after the start"),
    csv("shifts", "2027-03-26T14:00,published", "2027-03-27T14:00,published", "2:end", "24 hours"),
    csv("shifts", "T06:00,2027", ",2027", "2:start", "2027-03-01T09:00"),
    csv("shifts", "pinned", "pined", "3:state", 'did you mean "pinned"'),
    csv("shifts", "cat,2027-03-27T07:00", "cat,2027-03-26T15:00", "3:start", "row 2"),
    csv("shifts", "lunch 2027-03-27T03:00Z/60", "lunch 03:00/60", "3:activities", "no date and"),
    csv("shifts", "lunch 2027-03-27T03:00Z/60", "lunch", "3:activities", "lunch 2027"),
    csv("shifts", "lunch 2027-03-27T03:00Z", "lunch 2027-03-27T09:00Z", "3:activities", "outside"),
    csv("shifts", "T03:00Z/60", "T04:30Z/60", "3:activities", "overlaps"),
    csv("shifts", "coach", "on_queue", "3:activities", "the work"),
]

# Ids that others refer to: what refers to the old name is told too, in every file.
IDS = [
    Malformed(
        "scenario.toml",
        "[sites.manila]",
        '[sites."-x"]',
        ("scenario.toml: sites.-x", "scenario.toml: handovers[1].from", "agents.csv:4:site"),
        "no id",
    ),
    Malformed(
        "scenario.toml",
        "[queues.en-chat]",
        '[queues."en chat"]',
        ("scenario.toml: queues.en chat", "forecast.csv:1:start", "forecast.csv:9:queue"),
        "no id",
    ),
    Malformed(
        "agents.csv",
        "ben,Ben",
        "bill,Ben",
        (
            "time_off.csv:4:agent",
            "availability.csv:2:agent",
            "availability.csv:3:agent",
            "availability.csv:4:agent",
            "preferences.csv:3:agent",
            "activities.csv:3:who",
            "shifts.csv:4:agent",
        ),
        "no agent",
    ),
]

TABLES = [*AGENTS, *FORECAST, *ABOUT_AGENTS, *IDS]
