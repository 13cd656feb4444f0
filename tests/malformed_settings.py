"""Malformed variants of scenario.toml."""

from __future__ import annotations

from malformed import Malformed


def toml(old: str, new: str, keys: str, words: str = "", *more: str) -> Malformed:
    places = tuple(f"scenario.toml: {one}" if one else "scenario.toml" for one in (keys, *more))
    return Malformed("scenario.toml", old, new, places, words)


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
    toml(
        "{ max = 5 }",
        "{ min = 5 }",
        "contracts.full-time.days_per_week.max",
        "missing",
        "contracts.full-time.days_per_week.min",
    ),
    toml("[480, 540]", "[]", "contracts.full-time.shift_minutes", "at least 1"),
    toml("[480, 540]", "480", "contracts.full-time.shift_minutes", "square brackets"),
    toml("[480, 540]", "[480, 480]", "contracts.full-time.shift_minutes", "twice"),
    toml("[480, 540]", "[480, -60]", "contracts.full-time.shift_minutes[2]", "at least 1"),
    toml("[480, 540]", "[480, 1500]", "contracts.full-time.shift_minutes[2]", "at most 1440"),
    toml("[480, 540]", "[480.0]", "contracts.full-time.shift_minutes[1]", "whole number"),
    toml(
        "[480, 540]",
        "[480, 510]",
        "contracts.full-time.shift_minutes[2]",
        "interval_minutes = 30 would do",
    ),
    toml("[480, 540]", "[480, 547]", "contracts.full-time.shift_minutes[2]", "no interval"),
    toml(
        "from = 06:00:00, to = 22:00:00, every",
        "from = 06:20:00, to = 22:00:00, every",
        "contracts.full-time.starts[1]",
        "interval_minutes = 10",
        "contracts.full-time.starts[1]",
    ),
    toml(
        "from = 06:00:00, to = 22:00:00, every",
        'from = "06:00", to = 22:00:00, every',
        "contracts.full-time.starts[1].from",
        "time of day",
    ),
    toml(
        "from = 06:00:00, to = 22:00:00, every",
        "from = 06:00:30, to = 22:00:00, every",
        "contracts.full-time.starts[1].from",
        "whole minute",
    ),
    toml(
        "every_minutes = 60 }]\nmin_rest",
        "every_minutes = 0 }]\nmin_rest",
        "contracts.full-time.starts[1].every_minutes",
        "at least 1",
    ),
    toml(
        "every_minutes = 60 }]\nmin_rest",
        "every_minute = 60 }]\nmin_rest",
        "contracts.full-time.starts[1].every_minutes",
        "missing",
        "contracts.full-time.starts[1].every_minute",
    ),
    toml(
        "starts = [{ from = 08:00:00, to = 12:00:00, every_minutes = 60 }]",
        "starts = []",
        "contracts.part-time.starts",
        "at least 1",
    ),
    toml("min_rest_hours = 11", "min_rest_hours = -1", "contracts.full-time.min_rest_hours"),
    toml("min_rest_hours = 11", "min_rest = 11", "contracts.full-time.min_rest", "did you mean"),
    toml(
        "max_consecutive_days = 6",
        "max_consecutive_days = 0",
        "contracts.full-time.max_consecutive_days",
        "at least 1",
    ),
    toml(
        "max_consecutive_days = 6",
        'max_consecutive_days = "6"',
        "contracts.full-time.max_consecutive_days",
        "whole number",
    ),
    toml("weekends_off = 1", "weekends_off = 5", "contracts.full-time.weekends_off", "at most 4"),
    toml(
        "max_night_shifts_per_week = 3",
        "max_night_shifts_per_week = -3",
        "contracts.full-time.max_night_shifts_per_week",
        "at least 0",
    ),
    toml("latest = 300", "latest = 120", "contracts.full-time.breaks[1].latest", "earliest, 180"),
    toml(
        "earliest = 180, latest = 300",
        "earliest = 190, latest = 230",
        "contracts.full-time.breaks[1].latest",
        "on the grid of 60",
    ),
    toml(
        "earliest = 180, latest = 300",
        "earliest = 500, latest = 560",
        "contracts.full-time.breaks[1].earliest",
        "beyond every shift",
    ),
    toml(
        "minutes = 60, paid",
        "minutes = 45, paid",
        "contracts.full-time.breaks[1].minutes",
        "interval_minutes = 15 would do",
    ),
    toml("minutes = 60, paid", "minutes = 0, paid", "contracts.full-time.breaks[1].minutes"),
    toml("paid = false", 'paid = "no"', "contracts.full-time.breaks[1].paid", "true nor false"),
    toml("paid = false", "paid = 0", "contracts.full-time.breaks[1].paid", "true nor false"),
    toml('name = "lunch"', 'name = "on_queue"', "contracts.full-time.breaks[1].name", "the work"),
    toml(
        "latest = 300 },\n",
        "latest = 300 },\n"
        '  { name = "rest", minutes = 60, paid = true, earliest = 180, latest = 180 },\n'
        '  { name = "tea", minutes = 60, paid = true, earliest = 180, latest = 180 },\n',
        "contracts.full-time.breaks",
        "without overlap",
    ),
    toml("{ max = 20 }", "{ max = 3 }", "contracts.part-time.shift_minutes[1]", "more than the 3"),
    toml(
        "{ max = 20 }",
        "{ min = 19, max = 20 }",
        "contracts.part-time.weekly_hours.min",
        "at most 16 h",
    ),  # four days of four hours
    toml(
        "from = 22:00:00, to = 06:00:00, share",
        "from = 22:00:00, share",
        "contracts.full-time.premiums[1].to",
        "belong together",
    ),
    toml(
        "from = 22:00:00, to = 06:00:00, share",
        "from = 22:00:00, to = 22:00:00, share",
        "contracts.full-time.premiums[1].to",
        "whole day",
    ),
    toml(
        'weekdays = ["sun"]',
        'weekdays = ["sunday"]',
        "contracts.full-time.premiums[2].weekdays[1]",
        '"sun"',
    ),
    toml(
        'weekdays = ["sun"]',
        'weekdays = "sun"',
        "contracts.full-time.premiums[2].weekdays",
        "square brackets",
    ),
    toml("share = 0.50", "share = -0.5", "contracts.full-time.premiums[2].share", "at least 0"),
]

QUEUES = [
    toml('[queues.de-voice]\nlanguage = "de"', "[queues.de-voice]", "queues.de-voice.language"),
    toml(
        '[queues.de-voice]\nlanguage = "de"',
        '[queues.de-voice]\nlanguage = "German"',
        "queues.de-voice.language",
        "ISO 639",
    ),
    toml(
        '[queues.de-voice]\nlanguage = "de"',
        '[queues.de-voice]\nlanguage = "de-AT"',
        "queues.de-voice.language",
        'did you mean "de"',
    ),
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
    toml(
        '{ mon-sat = ["08:00-20:00"] }',
        "{ mon = [] }",
        "queues.en-email.opening_hours",
        "never opens",
    ),
    toml(
        "service_level = { share = 0.80, within_seconds = 20 }\n",
        "",
        "queues.de-voice.service_level",
        "missing",
    ),
    toml(
        "share = 0.80, within_seconds = 20",
        "share = 80, within_seconds = 20",
        "queues.de-voice.service_level.share",
        "at most 1",
    ),
    toml(
        "share = 0.80, within_seconds = 20",
        "share = 1, within_seconds = 20",
        "queues.de-voice.service_level",
        "below 1",
    ),
    toml(
        "within_seconds = 20",
        "within_hours = 20",
        "queues.de-voice.service_level",
        "voice needs within_seconds",
    ),
    toml(
        "within_seconds = 20",
        "within_seconds = 20, within_hours = 1",
        "queues.de-voice.service_level.within_hours",
        "contradict",
    ),
    toml(
        "within_seconds = 20",
        'within_seconds = 20, clock = "elapsed"',
        "queues.de-voice.service_level",
        "clock",
    ),
    toml(
        "within_seconds = 20",
        "within_seconds = -20",
        "queues.de-voice.service_level.within_seconds",
        "at least 0",
    ),
    toml(
        "within_hours = 8",
        "within_seconds = 8",
        "queues.en-email.service_level",
        "email needs within_hours",
    ),
    toml("within_hours = 8", "within_hours = 0", "queues.en-email.service_level.within_hours"),
    toml('clock = "elapsed"', 'clock = "wall"', "queues.en-email.service_level.clock"),
    toml(
        "handle_time_seconds = 320",
        "handle_time_seconds = 0",
        "queues.de-voice.handle_time_seconds",
        "more than 0",
    ),
    toml(
        "handle_time_seconds = 320",
        "aht = 320",
        "queues.de-voice.aht",
        "unknown key",
        "queues.de-voice.handle_time_seconds",
    ),
    toml("handle_time_seconds = 400\n", "", "queues.en-email.handle_time_seconds", "every row"),
    toml(
        "backlog = 12",
        "backlog = 12\npatience_seconds = 60",
        "queues.en-email.patience_seconds",
        "nobody abandons",
    ),
    toml(
        "backlog = 12",
        "backlog = 12\nmax_abandonment = 0.1",
        "queues.en-email.max_abandonment",
        "nobody abandons",
    ),
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
    toml(
        "handle_time_factor = 1.10",
        "handle_time_factor = 0",
        "queues.de-voice.deflection.handle_time_factor",
        "more than 0",
    ),
    toml(
        "recontact = 0.15",
        "recontacts = 0.15",
        "queues.de-voice.deflection.recontacts",
        'did you mean "recontact"',
    ),
    toml(
        "forecast_first_contact_resolution = 0.74",
        "forecast_first_contact_resolution = 0",
        "queues.de-voice.resolution.forecast_first_contact_resolution",
        "more than 0",
    ),
]

HANDOVERS = [
    toml('from = "manila"', 'from = "manilla"', "handovers[1].from", 'did you mean "manila"'),
    toml('to = "riga"', 'to = "manila"', "handovers[1].to", "itself"),
    toml('to = "riga"\n', "", "handovers[1].to", "missing"),
    toml("overlap_minutes = 60", "overlap_minutes = 0", "handovers[1].overlap_minutes"),
    toml('language = "en"\nfrom', 'language = "fr"\nfrom', "handovers[1].language", "no queue"),
    toml("[[handovers]]", "[handovers]", "handovers", "list"),
    toml(
        "[[handovers]]",
        '[[handovers]]\nlanguage = "en"\nfrom = "manila"\nto = "riga"\n'
        "overlap_minutes = 60\n[[handovers]]",
        "handovers[2]",
        "twice",
    ),
]

SETTINGS = [
    *TOP,
    *HORIZON,
    *REPORTING,
    *RULES,
    *SITES,
    *CONTRACTS,
    *QUEUES,
    *HANDOVERS,
]
