"""Both recognisers, and what they heard before: it is kept, for listening takes a second."""

import hashlib

from files import CACHE
from hear import HEARD_IN, Recogniser, same


class Ears:
    def __init__(self):
        self.recognisers = {}

    def right(self, x, text, hows):
        """Whether a sound is recognised each time, in each of some ways."""
        return all(same(heard, text) for how in hows for heard in self.each(x, how))

    def times(self, x, text, hows):
        """How many times it is."""
        return sum(same(heard, text) for how in hows for heard in self.each(x, how))

    def heard(self, x, how):
        """What is heard of a sound in one of the ways of `HEARD_IN`; of several times, each."""
        return " / ".join(dict.fromkeys(self.each(x, how)))

    def each(self, x, how):
        """Lazily, so that whoever has heard enough goes without the rest."""
        recogniser, played = HEARD_IN[how]
        for sound in played(x):
            key = f"{recogniser} ".encode() + sound.astype("<f4").tobytes()
            kept = CACHE / "heard" / hashlib.sha256(key).hexdigest()[:16]
            if not kept.exists():
                if recogniser not in self.recognisers:
                    self.recognisers[recogniser] = Recogniser(recogniser)
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(self.recognisers[recogniser].hear(sound))
            yield kept.read_text()
