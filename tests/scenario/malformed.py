"""Ways to get a scenario wrong: an edit of a valid one, and the places that must be told.

The origin is `builders.full_files`. A case lists every place, so that a problem that merely
follows from another is a failure too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Malformed:
    """Replace `old` by `new` in `file`; the places are told, the first with these words."""

    file: str
    old: str
    new: str
    places: tuple[str, ...]
    words: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.old!r} -> {self.new!r}"[:100]


def toml(old: str, new: str, keys: str, words: str = "", *more: str) -> Malformed:
    places = tuple(f"scenario.toml: {one}" if one else "scenario.toml" for one in (keys, *more))
    return Malformed("scenario.toml", old, new, places, words)


def csv(file: str, old: str, new: str, place: str, words: str = "", *more: str) -> Malformed:
    places = tuple(f"{file}.csv:{one}" if one else f"{file}.csv" for one in (place, *more))
    return Malformed(f"{file}.csv", old, new, places, words)


def agents(old: str, new: str, place: str, words: str = "", *more: str) -> Malformed:
    return csv("agents", old, new, place, words, *more)


def forecast(old: str, new: str, place: str, words: str = "", *more: str) -> Malformed:
    return csv("forecast", old, new, place, words, *more)


TOP = [
    toml("format = 1", "", "format", "missing"),
    toml("format = 1", "format = 2", "format", "reads 1"),
    toml("format = 1", 'format = "1"', "format", "whole number"),
    toml("format = 1", "format = true", "format", "whole number"),
    toml("format = 1", "format = 1\nversion = 3", "version", "unknown key"),
    toml('name = "Everything at once"', "", "name", "missing"),
    toml('name = "Everything at once"', "name = 5", "name", "quotation marks"),
    toml('name = "Everything at once"', 'name = " "', "name", "empty"),
    toml("[horizon]", "[horizn]", "horizn", '"horizon"', "horizon"),
    toml("[rules]", "[rule]", "rule", 'did you mean "rules"'),
    toml("format = 1", "format = ", "", "TOML"),
    toml("format = 1", "format = 1\nformat = 1", "", "TOML"),
    toml("[sites.riga]", "[sites.riga", "", "TOML"),
    toml("start = 2027-03-27", "start = 2027-02-30", "", "TOML"),
]

HORIZON = [
    toml("start = 2027-03-27", 'start = "2027-03-27"', "horizon.start", "date"),
    toml("start = 2027-03-27", "start = 2027-03-27T00:00:00", "horizon.start", "without time"),
    toml("start = 2027-03-27", "start = 27", "horizon.start", "date"),
    toml("start = 2027-03-27", "start = 0001-01-01", "horizon.start", "at least 2000"),
    toml("start = 2027-03-27", "start = 9999-12-31", "horizon.start", "at most 2099"),
    toml("start = 2027-03-27\n", "", "horizon.start", "missing"),
    toml("days = 2", "days = 0", "horizon.days", "at least 1"),
    toml("days = 2", "days = -1", "horizon.days", "at least 1"),
    toml("days = 2", "days = 367", "horizon.days", "at most 366"),
    toml("days = 2", "days = 2.5", "horizon.days", "whole number"),
    toml("days = 2", "days = true", "horizon.days", "true is no whole number"),
    toml("days = 2", 'days = "2"', "horizon.days", "without quotation marks"),
    toml("days = 2", "days = 2\nday = 2", "horizon.day", 'did you mean "days"'),
    toml(
        "interval_minutes = 60",
        "interval_minutes = 20",
        "horizon.interval_minutes",
        "5, 10, 15, 30 or 60",
    ),
    toml(
        'time_zone = "Europe/Riga"\ninterval',
        'time_zone = "Europe/Rigga"\ninterval',
        "horizon.time_zone",
        'did you mean "Europe/Riga"',
    ),
    toml(
        'time_zone = "Europe/Riga"\ninterval',
        'time_zone = "+02:00"\ninterval',
        "horizon.time_zone",
        "no IANA time zone",
    ),
]

REPORTING = [
    toml('[reporting]\ncurrency = "EUR"\nexchange', "[reporting]\nexchange", "reporting.currency"),
    toml('[reporting]\ncurrency = "EUR"', '[reporting]\ncurrency = "EURO"', "reporting.currency"),
    toml("as_of = 2027-02-26, ", "", "reporting.exchange_rates.as_of", "missing"),
    toml("as_of = 2027-02-26", 'as_of = "today"', "reporting.exchange_rates.as_of", "date"),
    toml("PHP = 61.5", "PHP = 0", "reporting.exchange_rates.PHP", "more than 0"),
    toml("PHP = 61.5", "PHP = nan", "reporting.exchange_rates.PHP", "finite"),
    toml("PHP = 61.5", 'PHP = "61,5"', "reporting.exchange_rates.PHP", "number"),
    toml("PHP = 61.5", "PH = 61.5", "reporting.exchange_rates.PH", 'did you mean "PHP"'),
    toml("PHP = 61.5", "PHP = 61.5, EUR = 2", "reporting.exchange_rates", "only be 1"),
    toml("exchange_rates = {", "exchange_rate = {", "reporting.exchange_rate", "did you mean"),
    toml(
        '[reporting]\ncurrency = "EUR"\n'
        "exchange_rates = { as_of = 2027-02-26, PHP = 61.5, USD = 1.08 }\n",
        "",
        "reporting",
        "EUR, PHP",
    ),
]

RULES = [
    toml('"keep_length"', '"keep"', "rules.clock_change", '"keep_length" or "keep_end"'),
    toml('"keep_length"', "false", "rules.clock_change", "keep_end"),
    toml("[rules]", "[rules]\nrest = 11", "rules.rest", "unknown key"),
    toml("change = 3.0", "change = -1", "objective.change", "at least 0"),
    toml("change = 3.0", "change = inf", "objective.change", "finite"),
    toml("change = 3.0", "changes = 3.0", "objective.changes", 'did you mean "change"'),
    toml("change = 3.0", "change = true", "objective.change", "true is no number"),
]

SITES = [
    toml("[sites.manila]", "[sites.ma_nila!]", "", "TOML"),
    toml('country = "LV"', 'country = "XX"', "sites.riga.country", "ISO 3166"),
    toml('country = "LV"', 'country = "lv"', "sites.riga.country", 'did you mean "LV"'),
    toml('country = "LV"', "country = false", "sites.riga.country", "quotation marks"),
    toml('country = "LV"', 'country = "LV"\nsubdivision = "X"', "sites.riga.subdivision", "LV"),
    toml('currency = "PHP"', 'currency = "PPH"', "sites.manila.currency", "did you mean"),
    toml('currency = "PHP"', "", "sites.manila.currency", "missing"),
    toml('holidays = "off"', 'holidays = "of"', "sites.riga.holidays", '"work" or "off"'),
    toml("shrinkage = 0.08", "shrinkage = 1", "sites.riga.shrinkage", "less than 1"),
    toml("shrinkage = 0.08", "shrinkage = -0.1", "sites.riga.shrinkage", "at least 0"),
    toml("shrinkage = 0.08", "shrinkage = 8", "sites.riga.shrinkage", "less than 1"),
    toml("hourly_rate = 14.5", "hourly_rate = nan", "sites.riga.hourly_rate", "finite"),
    toml("hourly_rate = 14.5", "hourly = 14.5", "sites.riga.hourly", 'did you mean "hourly_rate"'),
    toml('[sites.riga]\ntime_zone = "Europe/Riga"', "[sites.riga]", "sites.riga.time_zone"),
]

CONTRACTS = [
    toml("min = 36", "min = 41", "contracts.full-time.weekly_hours.max", "less than the minimum"),
    toml("min = 36", "min = true", "contracts.full-time.weekly_hours.min", "no number"),
    toml("max = 40 }", "max = 169 }", "contracts.full-time.weekly_hours.max", "at most 168"),
    toml(", max = 40", "", "contracts.full-time.weekly_hours.max", "missing"),
    toml("{ min = 36, max = 40 }", "40", "contracts.full-time.weekly_hours", "table"),
    toml("{ max = 5 }", "{ max = 8 }", "contracts.full-time.days_per_week.max", "at most 7"),
    toml("{ max = 5 }", "{ min = 5 }", "contracts.full-time.days_per_week.max", "missing",
         "contracts.full-time.days_per_week.min"),
    toml("[480, 540]", "[]", "contracts.full-time.shift_minutes", "at least 1"),
    toml("[480, 540]", "480", "contracts.full-time.shift_minutes", "square brackets"),
    toml("[480, 540]", "[480, 480]", "contracts.full-time.shift_minutes", "twice"),
    toml("[480, 540]", "[480, -60]", "contracts.full-time.shift_minutes[2]", "at least 1"),
    toml("[480, 540]", "[480, 1500]", "contracts.full-time.shift_minutes[2]", "at most 1440"),
    toml("[480, 540]", "[480.0]", "contracts.full-time.shift_minutes[1]", "whole number"),
    toml("[480, 540]", "[480, 510]", "contracts.full-time.shift_minutes[2]",
         "interval_minutes = 30 would do"),
    toml("[480, 540]", "[480, 547]", "contracts.full-time.shift_minutes[2]", "no interval"),
    toml("from = 06:00:00, to = 22:00:00, every", "from = 06:20:00, to = 22:00:00, every",
         "contracts.full-time.starts[1]", "interval_minutes = 10", "contracts.full-time.starts[1]"),
    toml("from = 06:00:00, to = 22:00:00, every", 'from = "06:00", to = 22:00:00, every',
         "contracts.full-time.starts[1].from", "time of day"),
    toml("from = 06:00:00, to = 22:00:00, every", "from = 06:00:30, to = 22:00:00, every",
         "contracts.full-time.starts[1].from", "whole minute"),
    toml("every_minutes = 60 }]\nmin_rest", "every_minutes = 0 }]\nmin_rest",
         "contracts.full-time.starts[1].every_minutes", "at least 1"),
    toml("every_minutes = 60 }]\nmin_rest", "every_minute = 60 }]\nmin_rest",
         "contracts.full-time.starts[1].every_minutes", "missing",
         "contracts.full-time.starts[1].every_minute"),
    toml("starts = [{ from = 08:00:00, to = 12:00:00, every_minutes = 60 }]", "starts = []",
         "contracts.part-time.starts", "at least 1"),
    toml("min_rest_hours = 11", "min_rest_hours = -1", "contracts.full-time.min_rest_hours"),
    toml("min_rest_hours = 11", "min_rest = 11", "contracts.full-time.min_rest", "did you mean"),
    toml("max_consecutive_days = 6", "max_consecutive_days = 0",
         "contracts.full-time.max_consecutive_days", "at least 1"),
    toml("max_consecutive_days = 6", 'max_consecutive_days = "6"',
         "contracts.full-time.max_consecutive_days", "whole number"),
    toml("weekends_off = 1", "weekends_off = 5", "contracts.full-time.weekends_off", "at most 4"),
    toml("max_night_shifts_per_week = 3", "max_night_shifts_per_week = -3",
         "contracts.full-time.max_night_shifts_per_week", "at least 0"),
    toml("latest = 300", "latest = 120", "contracts.full-time.breaks[1].latest", "earliest, 180"),
    toml("earliest = 180, latest = 300", "earliest = 190, latest = 230",
         "contracts.full-time.breaks[1].latest", "on the grid of 60"),
    toml("earliest = 180, latest = 300", "earliest = 500, latest = 560",
         "contracts.full-time.breaks[1].earliest", "beyond every shift"),
    toml("minutes = 60, paid", "minutes = 45, paid", "contracts.full-time.breaks[1].minutes",
         "interval_minutes = 15 would do"),
    toml("minutes = 60, paid", "minutes = 0, paid", "contracts.full-time.breaks[1].minutes"),
    toml("paid = false", 'paid = "no"', "contracts.full-time.breaks[1].paid", "true nor false"),
    toml("paid = false", "paid = 0", "contracts.full-time.breaks[1].paid", "true nor false"),
    toml('name = "lunch"', 'name = "on_queue"', "contracts.full-time.breaks[1].name", "the work"),
    toml('latest = 300 },\n', 'latest = 300 },\n'
         '  { name = "rest", minutes = 60, paid = true, earliest = 180, latest = 180 },\n'
         '  { name = "tea", minutes = 60, paid = true, earliest = 180, latest = 180 },\n',
         "contracts.full-time.breaks", "without overlap"),
    toml("{ max = 20 }", "{ max = 3 }", "contracts.part-time.shift_minutes[1]", "more than the 3"),
    toml("{ max = 20 }", "{ min = 19, max = 20 }", "contracts.part-time.weekly_hours.min",
         "at most 16 h"),  # four days of four hours
    toml('from = 22:00:00, to = 06:00:00, share', "from = 22:00:00, share",
         "contracts.full-time.premiums[1].to", "belong together"),
    toml('from = 22:00:00, to = 06:00:00, share', "from = 22:00:00, to = 22:00:00, share",
         "contracts.full-time.premiums[1].to", "whole day"),
    toml('weekdays = ["sun"]', 'weekdays = ["sunday"]',
         "contracts.full-time.premiums[2].weekdays[1]", '"sun"'),
    toml('weekdays = ["sun"]', 'weekdays = "sun"', "contracts.full-time.premiums[2].weekdays",
         "square brackets"),
    toml("share = 0.50", "share = -0.5", "contracts.full-time.premiums[2].share", "at least 0"),
]

QUEUES = [
    toml('[queues.de-voice]\nlanguage = "de"', "[queues.de-voice]", "queues.de-voice.language"),
    toml('[queues.de-voice]\nlanguage = "de"', '[queues.de-voice]\nlanguage = "German"',
         "queues.de-voice.language", "ISO 639"),
    toml('[queues.de-voice]\nlanguage = "de"', '[queues.de-voice]\nlanguage = "de-AT"',
         "queues.de-voice.language", 'did you mean "de"'),
    toml('channel = "voice"', 'channel = "phone"', "queues.de-voice.channel", '"voice", "chat"'),
    toml('level = "B2"', 'level = "B3"', "queues.de-voice.level", '"C2"'),
    toml('time_zone = "Europe/Berlin"', 'time_zone = "Berlin"', "queues.de-voice.time_zone"),
    toml('country = "DE"\n', "", "queues.de-voice.subdivision", "needs its country"),
    toml('subdivision = "BY"', 'subdivision = "Bayern"', "queues.de-voice.subdivision", "BY"),
    toml('"07:00-22:00"', '"07:00"', "queues.de-voice.opening_hours.mon-fri", "07:00-22:00"),
    toml('"07:00-22:00"', '"07:00-25:00"', "queues.de-voice.opening_hours.mon-fri", "time of day"),
    toml('"07:00-22:00"', '"07:00-07:00"', "queues.de-voice.opening_hours.mon-fri", "all day"),
    toml('["07:00-22:00"]', '"07:00-22:00"', "queues.de-voice.opening_hours.mon-fri", "list"),
    toml('["07:00-22:00"]', "[7]", "queues.de-voice.opening_hours.mon-fri", "list"),
    toml("mon-fri", "mon-fry", "queues.de-voice.opening_hours.mon-fry", 'did you mean "fri"'),
    toml("mon-fri", "weekdays", "queues.de-voice.opening_hours.weekdays", "no weekday"),
    toml("mon-fri", "mon-sat", "queues.de-voice.opening_hours.sat", "sat is given twice"),
    toml('"14:00-18:00"', '"11:00-18:00"', "queues.de-voice.opening_hours.sat", "overlap"),
    toml('{ mon-sat = ["08:00-20:00"] }', '"24/5"', "queues.en-email.opening_hours", "24/7"),
    toml('{ mon-sat = ["08:00-20:00"] }', "24", "queues.en-email.opening_hours", "24/7"),
    toml('{ mon-sat = ["08:00-20:00"] }', "{ mon = [] }", "queues.en-email.opening_hours",
         "never opens"),
    toml("service_level = { share = 0.80, within_seconds = 20 }\n", "",
         "queues.de-voice.service_level", "missing"),
    toml("share = 0.80, within_seconds = 20", "share = 80, within_seconds = 20",
         "queues.de-voice.service_level.share", "at most 1"),
    toml("share = 0.80, within_seconds = 20", "share = 1, within_seconds = 20",
         "queues.de-voice.service_level", "below 1"),
    toml("within_seconds = 20", "within_hours = 20", "queues.de-voice.service_level",
         "voice needs within_seconds"),
    toml("within_seconds = 20", "within_seconds = 20, within_hours = 1",
         "queues.de-voice.service_level.within_hours", "contradict"),
    toml("within_seconds = 20", 'within_seconds = 20, clock = "elapsed"',
         "queues.de-voice.service_level", "clock"),
    toml("within_seconds = 20", "within_seconds = -20",
         "queues.de-voice.service_level.within_seconds", "at least 0"),
    toml("within_hours = 8", "within_seconds = 8", "queues.en-email.service_level",
         "email needs within_hours"),
    toml("within_hours = 8", "within_hours = 0", "queues.en-email.service_level.within_hours"),
    toml('clock = "elapsed"', 'clock = "wall"', "queues.en-email.service_level.clock"),
    toml("handle_time_seconds = 320", "handle_time_seconds = 0",
         "queues.de-voice.handle_time_seconds", "more than 0"),
    toml("handle_time_seconds = 320", "aht = 320", "queues.de-voice.aht", "unknown key",
         "queues.de-voice.handle_time_seconds"),
    toml("handle_time_seconds = 400\n", "", "queues.en-email.handle_time_seconds", "every row"),
    toml("backlog = 12", "backlog = 12\npatience_seconds = 60",
         "queues.en-email.patience_seconds", "nobody abandons"),
    toml("backlog = 12", "backlog = 12\nmax_abandonment = 0.1",
         "queues.en-email.max_abandonment", "nobody abandons"),
    toml("backlog = 12", "backlog = -1", "queues.en-email.backlog", "at least 0"),
    toml("min_agents = 1", "backlog = 5", "queues.de-voice.backlog", "do not wait"),
    toml("min_agents = 1", "concurrency = 2", "queues.de-voice.concurrency", "only chat"),
    toml("concurrency = 2", "concurrency = 0", "queues.en-chat.concurrency", "at least 1"),
    toml("concurrency = 2", "concurency = 2", "queues.en-chat.concurency", '"concurrency"'),
    toml("patience_seconds = 120", "patience_seconds = nan", "queues.de-voice.patience_seconds"),
    toml("max_abandonment = 0.05", "max_abandonment = 5", "queues.de-voice.max_abandonment"),
    toml("max_occupancy = 0.88", "max_occupancy = 88", "queues.de-voice.max_occupancy"),
    toml("min_agents = 1", "min_agents = 1.5", "queues.de-voice.min_agents", "whole number"),
    toml("min_agents = 1", "min_agents = -1", "queues.de-voice.min_agents", "at least 0"),
    toml("priority = 2.0", "priority = 0", "queues.de-voice.priority", "more than 0"),
    toml("share = 0.20", "share = 1.2", "queues.de-voice.deflection.share", "at most 1"),
    toml("share = 0.20\n", "", "queues.de-voice.deflection.share", "missing"),
    toml("handle_time_factor = 1.10", "handle_time_factor = 0",
         "queues.de-voice.deflection.handle_time_factor", "more than 0"),
    toml("recontact = 0.15", "recontacts = 0.15", "queues.de-voice.deflection.recontacts",
         'did you mean "recontact"'),
    toml("forecast_first_contact_resolution = 0.74", "forecast_first_contact_resolution = 0",
         "queues.de-voice.resolution.forecast_first_contact_resolution", "more than 0"),
]

HANDOVERS = [
    toml('from = "manila"', 'from = "manilla"', "handovers[1].from", 'did you mean "manila"'),
    toml('to = "riga"', 'to = "manila"', "handovers[1].to", "itself"),
    toml('to = "riga"\n', "", "handovers[1].to", "missing"),
    toml("overlap_minutes = 60", "overlap_minutes = 0", "handovers[1].overlap_minutes"),
    toml('language = "en"\nfrom', 'language = "fr"\nfrom', "handovers[1].language", "no queue"),
    toml("[[handovers]]", "[handovers]", "handovers", "list"),
    toml("[[handovers]]", '[[handovers]]\nlanguage = "en"\nfrom = "manila"\nto = "riga"\n'
         "overlap_minutes = 60\n[[handovers]]", "handovers[2]", "twice"),
]

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
    agents("team\n", "teams\n", "1:teams", 'did you mean "team"', ),
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
    forecast("de-voice,2027-03-27T09", "de-voise,2027-03-27T09", "2:queue", '"de-voice"',
             "3:start"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27 25:00", "3:start", "calendar"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,27.3.2027 10:00", "3:start", "2027-03-01T"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27", "3:start", "date and time"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27T10:00:30", "3:start", "minute"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27T10:00+99:00", "3:start", "clock"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-28T02:30", "3:start", "skip"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-10-31T02:30", "3:start", "twice"),
    forecast("de-voice,2027-03-27T10:00", "de-voice,2027-03-27T09:00", "3:start", "row 2",
             "3:start"),
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
    forecast("de-voice,2027-03-27T17:00,6,,60", "de-voice,2027-03-27T18:00,6,,60", "8:volume",
             "closed", "7:start"),
    forecast("en-chat,2027-03-26T22:00Z,8.5,300", "en-chat,2027-03-26T22:00Z,8.5,",
             "9:handle_time_seconds", "scenario.toml"),
]

TABLES = [
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
    csv("activities", "2027-03-27,2027-03-28,yes", "2027-04-27,2027-04-28,yes", "2:earliest",
        "outside the horizon"),
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

MALFORMED = [
    *TOP,
    *HORIZON,
    *REPORTING,
    *RULES,
    *SITES,
    *CONTRACTS,
    *QUEUES,
    *HANDOVERS,
    *AGENTS,
    *FORECAST,
    *TABLES,
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
MALFORMED += IDS
