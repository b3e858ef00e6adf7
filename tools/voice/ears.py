"""Both recognisers, and what they heard before: it is kept, for listening takes a second."""

import hashlib
import json

from files import CACHE
from hear import HEARD_IN, Recogniser, same


class Ears:
    def __init__(self):
        self.recognisers = {}

    def hears(self, x, text, hows):
        """Whether a sound is recognised, for each of some ways to hear it."""
        return {how: same(self.heard(x, how), text) for how in hows}

    def heard(self, x, how):
        """What is heard of a sound in one of the ways of `HEARD_IN`."""
        kept = CACHE / "heard" / hashlib.sha256(x.astype("<f4").tobytes()).hexdigest()[:16]
        heard = json.loads(kept.read_text()) if kept.exists() else {}
        if how not in heard:
            recogniser, played = HEARD_IN[how]
            if recogniser not in self.recognisers:
                self.recognisers[recogniser] = Recogniser(recogniser)
            heard[how] = self.recognisers[recogniser].hear(played(x))
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(heard))
        return heard[how]
