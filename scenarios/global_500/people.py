"""Who works in the global operation, and what they are called, at any size."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, product

from planner.scenario import Agent, Queue
from planner.scenario.syntax import channels, languages
from scenarios.making import Group

TEAM_SIZE = 14
MOST_AGENTS = 2800
"""A fifth of them at one site are as many as there are names for it."""

# Of five hundred; smaller and larger staffs are the same in proportion.
GROUPS = (
    Group(22, "montreal", "day", "en:C2", "voice chat", "maple"),
    Group(12, "montreal", "rotating", "en:C2", "voice chat", "aurora"),
    Group(8, "montreal", "day", "en:C2", "chat email social", "laurel"),
    Group(12, "montreal", "day", "fr:C2 en:C1", "voice chat", "pont"),
    Group(8, "montreal", "four-day", "fr:C2 en:B2/C1", "chat email", "plume"),
    Group(6, "montreal", "part-time", "en:C2", "voice chat", "campus"),
    Group(20, "bogota", "day", "es:C2", "voice chat", "andes"),
    Group(14, "bogota", "day", "es:C2", "voice social", "nevado"),
    Group(20, "bogota", "day", "es:C2 en:C1", "voice email", "sabana"),
    Group(16, "bogota", "rotating", "es:C2 en:B2", "voice chat social", "luna"),
    Group(12, "bogota", "day", "pt:C2 es:C1", "voice", "leticia"),
    Group(6, "bogota", "part-time", "es:C2", "voice social", "orilla"),
    Group(14, "lisbon", "day", "pt:C2 en:C1", "voice chat", "tejo"),
    Group(24, "lisbon", "day", "fr:C2 en:B2", "voice email", "seine"),
    Group(12, "lisbon", "day", "fr:C2", "voice chat", "loire"),
    Group(16, "lisbon", "day", "it:C2 en:C1", "voice email", "arno"),
    Group(12, "lisbon", "day", "es:C2 it:C1", "voice chat social", "ebro"),
    Group(10, "lisbon", "rotating", "es:C2 en:B2", "voice chat social", "noite"),
    Group(6, "lisbon", "part-time", "it:C2", "voice", "ponte"),
    Group(30, "krakow", "day", "de:C1 en:C1", "voice email", "rhein"),
    Group(18, "krakow", "day", "de:C2", "voice chat", "elbe"),
    Group(12, "krakow", "day", "de:C1 pl:C2", "voice email", "oder"),
    Group(14, "krakow", "day", "pl:C2 en:C1", "voice chat", "wawel"),
    Group(8, "krakow", "rotating", "en:C1 pl:C2", "voice chat", "noc"),
    Group(10, "krakow", "four-day", "de:C1", "chat email", "feder"),
    Group(6, "krakow", "part-time", "pl:C2 en:B2", "voice chat", "rynek"),
    Group(24, "pune", "long-lunch", "en:C1", "voice", "deccan"),
    Group(26, "pune", "rotating", "en:C1", "voice chat", "chandra"),
    Group(16, "pune", "rotating", "en:C1", "chat email social", "tara"),
    Group(12, "pune", "long-lunch", "en:B2/C1", "email social", "lekha"),
    Group(20, "manila", "long-lunch", "ja:C1 en:B2", "voice", "sakura"),
    Group(12, "manila", "long-lunch", "ja:C1", "voice email", "fuji"),
    Group(20, "manila", "rotating", "en:C1", "voice chat", "buwan"),
    Group(12, "manila", "long-lunch", "en:C1", "voice email", "araw"),
    Group(10, "manila", "rotating", "en:C1", "chat email social", "bituin"),
)

NAMES = {
    "montreal": (
        "Amélie, Benoît, Chantal, Denis, Émilie, François, Geneviève, Hugo, Isabelle, Julien, "
        "Karine, Louis, Maude, Nathan, Olivia, Philippe, Rachel, Samuel, Sarah, Thomas, Valérie, "
        "William, Yasmine, Zachary",
        "Tremblay, Gagnon, Roy, Côté, Bouchard, Gauthier, Morin, Lavoie, Fortin, Gagné, Ouellet, "
        "Pelletier, Bélanger, Lévesque, Bergeron, Leblanc, Girard, Martin, Campbell, Singh, "
        "Nguyen, Cohen, Murphy, Wilson",
    ),
    "bogota": (
        "Alejandra, Andrés, Camila, Carlos, Carolina, Daniel, Diana, Esteban, Felipe, Gloria, "
        "Iván, Jorge, Juliana, Laura, Luis, Manuela, Mateo, Natalia, Óscar, Paola, Ricardo, Sara, "
        "Tomás, Valeria",
        "Acosta, Beltrán, Cárdenas, Castro, Díaz, Forero, Gómez, Guzmán, Herrera, Jiménez, López, "
        "Medina, Moreno, Nieto, Ortiz, Pardo, Peña, Quintero, Rincón, Rojas, Salazar, Suárez, "
        "Torres, Vargas",
    ),
    "lisbon": (
        "Afonso, Beatriz, Bruno, Catarina, Chiara, Diogo, Duarte, Élise, Filipa, Giulia, Inês, "
        "Joana, Lucas, Luca, Mafalda, Marta, Matteo, Nuno, Pauline, Pedro, Rita, Sofia, Théo, "
        "Tiago",
        "Almeida, Barbosa, Bianchi, Cardoso, Carvalho, Conti, Costa, Dubois, Esteves, Faria, "
        "Ferreira, Gomes, Lopes, Lambert, Marques, Moreau, Navarro, Neves, Pinto, Ramos, Ricci, "
        "Santos, Serrano, Teixeira",
    ),
    "krakow": (
        "Adam, Agnieszka, Aleksandra, Barbara, Bartosz, Dawid, Dorota, Ewa, Filip, Grzegorz, "
        "Hanna, Jakub, Joanna, Kamil, Karolina, Krzysztof, Magdalena, Marcin, Natalia, Paweł, "
        "Piotr, Sylwia, Tomasz, Zofia",
        "Adamczyk, Baran, Dudek, Górski, Jabłoński, Kaczmarek, Kozak, Krawczyk, Król, Lis, "
        "Majewski, Maj, Mazur, Michalak, Nowak, Pawlak, Pietrzak, Sikora, Stępień, Walczak, "
        "Wilk, Wójcik, Woźniak, Zając",
    ),
    "pune": (
        "Aarav, Aditi, Ajay, Ananya, Arjun, Deepa, Gauri, Isha, Kiran, Kunal, Manasi, Meera, "
        "Neha, Nikhil, Pooja, Prasad, Rahul, Ravi, Rohan, Sanika, Shreya, Sneha, Vikram, Yash",
        "Apte, Bhosale, Chavan, Deshmukh, Deshpande, Gaikwad, Gokhale, Iyer, Jadhav, Joshi, Kale, "
        "Kulkarni, Mane, More, Naik, Patil, Pawar, Phadke, Rane, Sathe, Shah, Shinde, Thakur, "
        "Wagh",
    ),
    "manila": (
        "Aiko, Andrea, Angelo, Bea, Carlo, Cristina, Daniel, Emi, Erika, Gabriel, Hana, Jasmine, "
        "Jerome, Joshua, Kenji, Kristine, Liza, Mark, Miguel, Nicole, Paolo, Rina, Ryan, Trisha",
        "Aquino, Bautista, Castillo, Cruz, Dela Rosa, Domingo, Espino, Fernandez, Flores, Garcia, "
        "Ignacio, Lim, Luna, Mendoza, Navarro, Ocampo, Pascual, Ramos, Reyes, Rivera, Santos, "
        "Soriano, Tanaka, Villanueva",
    ),
}


def staffed(agents: int, queues: Sequence[Queue]) -> list[Group]:
    """The groups of so many agents who may serve a queue, in teams that one person can lead."""
    useful = [group for group in GROUPS if any(map(served_by(group), queues))]
    counts = in_proportion(agents, [group.count for group in useful])
    sized = [replace(group, count=n) for group, n in zip(useful, counts, strict=True)]
    return [team for group in sized for team in teams(group)]


def served_by(group: Group) -> Callable[[Queue], bool]:
    """Whether the group's agents may serve a queue."""
    member = Agent(
        agent=group.team,
        name=group.team,
        site=group.site,
        contract=group.contract,
        languages=languages(group.languages),
        channels=channels(group.channels),
    )
    return lambda queue: queue.served_by(member)


def in_proportion(total: int, parts: Sequence[int]) -> list[int]:
    """Whole numbers in proportion to the parts that add up to the total."""
    ends = [round(total * end / sum(parts)) for end in accumulate(parts)]
    return [end - before for before, end in pairwise([0, *ends])]


def teams(group: Group) -> list[Group]:
    """The group as teams of nearly one size."""
    number = -(-group.count // TEAM_SIZE)
    sizes = in_proportion(group.count, [1] * number)
    labels = [group.team] if number == 1 else [f"{group.team}-{i + 1}" for i in range(number)]
    return [
        replace(group, count=size, team=label) for size, label in zip(sizes, labels, strict=True)
    ]


def names(seed: int) -> dict[str, str]:
    """The names of each site's people, no two the same."""
    return {site: ", ".join(mixed(f"{seed} {site}", *listed)) for site, listed in NAMES.items()}


def mixed(seed: str, first: str, last: str) -> list[str]:
    """Every first name with every last name, in any order."""
    both = [" ".join(pair) for pair in product(first.split(", "), last.split(", "))]
    random.Random(seed).shuffle(both)
    return both
