"""The kinds of change in the words of the app."""

from __future__ import annotations

from typing import NamedTuple


class KindWords(NamedTuple):
    """What a kind is called, and what it does, in a sentence."""

    name: str
    meaning: str


KIND_WORDS = {
    "volume": KindWords("Volume", "More or fewer contacts are offered than forecast."),
    "handle_time": KindWords("Handle time", "Contacts take longer, or less long."),
    "service_level": KindWords("Service level", "Customers are promised something else."),
    "opening_hours": KindWords(
        "Opening hours",
        "Customers reach a queue at other times. What was forecast for hours that close is gone.",
    ),
    "concurrency": KindWords(
        "Chats at a time",
        "An agent handles more or fewer chats at once. The handle time stays: if chats then take "
        "longer, change that too.",
    ),
    "deflection": KindWords(
        "A bot answers", "A chatbot, or an automatic answer, comes, goes, or does more or less."
    ),
    "resolution": KindWords(
        "Solved at first contact", "More or fewer customers have to come back with the same thing."
    ),
    "hire": KindWords("Hire", "New people come."),
    "leave": KindWords("Somebody leaves", "A person's last day, or a person who is not there."),
    "absence": KindWords(
        "Somebody is absent", "A person is sick or away. Shifts of that time fall away."
    ),
    "train": KindWords(
        "Somebody learns",
        "A person has another level in a language, or takes more channels, from the beginning.",
    ),
    "outage": KindWords("A site is out", "Nobody at a site can work for a while."),
    "holiday": KindWords(
        "Holiday at a site",
        "Everybody at a site has a paid day off. Customers keep their hours; if fewer come, change "
        "the volume too.",
    ),
    "contract_rule": KindWords("Contract rule", "A contract has another limit."),
}
"""By the name that files give them, in the order in which they are offered."""
