"""The ways on from a list of changes, explained."""

ANEW = (
    "Searches for the best plan with the changes, from the plan in force on: shifts move as "
    "freely as the scenario allows."
)
FROM_NOTHING = "Searches for the best plan with the changes."
REPAIR = (
    "For a sick call, or a forecast that shifts, once people know their shifts: asks few of them "
    "to work otherwise, and shows what each further change would win."
)
NOTHING_TO_REPAIR = (
    "There is no plan of the scenario as it is, so that there is nothing to repair. Press **Make a "
    "plan** in the sidebar first."
)
MOST_CHANGES = (
    "Beyond the shifts that nobody can avoid to lose. Empty: as many as are worth more than the "
    "scenario says a change costs."
)
KEEP = (
    "Puts the scenario with the changes beside the others, to be chosen in the sidebar. Its plans "
    "of the same name come with it."
)
CANNOT_BE_PLANNED = "Mend or remove the changes marked in red above; then this can be planned."
