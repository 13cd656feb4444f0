"""The public 'Shift Scheduling' instances of Curtois and Qu, solved by the roster's own core."""
