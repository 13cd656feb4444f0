"""Parts that ask for languages and how well somebody has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.scenario import Proficiency, Scenario
from planner.scenario.agent import LEVELS
from planner.scenario.language_names import language_name, named_languages
from planner.scenario.syntax import languages, proficiency
from planner.ui.views.whatif.controls import Answers, Choice, Choices, Control

NONE = "-"
LEVEL_WORDS = {**{level: level for level in LEVELS}, NONE: "not at all"}
USUAL = "C1"
LEVEL_HELP = "CEFR levels, from A1 (a beginner) to C2 (as good as a native speaker)."


def language_options(scenario: Scenario) -> dict[str, str]:
    """Languages by name: first those that queues need or people have, then all others."""
    needed = {queue.language for queue in scenario.queues.values()}
    needed |= {code for agent in scenario.agents.values() for code in agent.languages}
    ordered = (*sorted(needed, key=language_name), *sorted(named_languages(), key=language_name))
    return {code: language_name(code) for code in ordered}


@dataclass(frozen=True)
class LanguagesPart:
    """Any number of languages, each with its spoken and its written level."""

    options: Mapping[str, str]

    def controls(self, answers: Answers) -> Iterator[Control]:
        """The languages, then two levels for each."""
        yield Choices(name="languages", label="Languages", required=True, options=self.options)
        for code in answers.get("languages", ()):
            yield from _level_controls(code, language_name(code))

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """`{"languages": "en:C1 de:B2/C1"}`."""
        chosen = answers.get("languages", ())
        told = (f"{code}:{_level(code, answers)}" for code in chosen)
        return {"languages": " ".join(told)} if chosen else {}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The languages and their levels."""
        if "languages" not in keys:
            return {}
        skills = languages(keys["languages"])
        return {"languages": tuple(skills), **_level_answers(skills)}


@dataclass(frozen=True)
class LanguagePart:
    """A language that somebody learns, with both levels."""

    options: Mapping[str, str]

    def controls(self, answers: Answers) -> Iterator[Control]:
        """The language, which must be told where no channel is, then its two levels."""
        yield Choice(
            name="language", label="Language", options=self.options,
            required=not answers.get("channels"),
        )  # fmt: skip
        code = answers.get("language")
        if code is not None:
            yield from _level_controls(code, language_name(code))

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """`{"language": "de", "level": "B2/C1"}`."""
        code = answers.get("language")
        return {} if code is None else {"language": code, "level": _level(code, answers)}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The language and its levels."""
        code = keys.get("language", "")
        if code not in self.options:
            return {}
        return {"language": code, **_level_answers({code: proficiency(keys["level"])})}


def _level_controls(code: str, language: str) -> Iterator[Control]:
    for how in ("spoken", "written"):
        yield Choice(
            name=f"{how} {code}", label=f"{language}, {how}", options=LEVEL_WORDS,
            default=USUAL, help=LEVEL_HELP,
        )  # fmt: skip


def _level(code: str, answers: Answers) -> str:
    spoken, written = (answers[f"{how} {code}"] for how in ("spoken", "written"))
    return str(spoken) if spoken == written else f"{spoken}/{written}"


def _level_answers(skills: Mapping[str, Proficiency]) -> dict[str, str]:
    return {
        f"{how} {code}": getattr(skill, how) or NONE
        for code, skill in skills.items()
        for how in ("spoken", "written")
    }
