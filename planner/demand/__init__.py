"""From the forecast to the contacts per queue and interval that reach agents."""

from planner.demand.contacts import Contacts, forecast_contacts
from planner.demand.opening import next_open

__all__ = ["Contacts", "forecast_contacts", "next_open"]
