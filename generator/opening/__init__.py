"""Open the dossier of a new period: from nothing, or from the dossier of the last one."""

from generator.opening.beginning import Wish, begin
from generator.opening.records import Opened, Reworded
from generator.opening.rolling import roll_forward

__all__ = ["Opened", "Reworded", "Wish", "begin", "roll_forward"]
