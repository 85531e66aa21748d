"""The one door to a model: any OpenAI-compatible endpoint, through openai, instructor and tenacity.

Four layers, each with one job. The door asks one endpoint after the other, and first of all what was answered before. openai speaks
HTTP and retries nothing. tenacity sends one request again where that can help: no connection, time-out, 429, 5xx, an overload told
inside a 200. instructor asks the model once more where its answer does not fit the shape. A deadline lies over all of it, and whatever
goes wrong leaves here as one of the faults of ``errors``.

Importing openai and instructor takes about two seconds. So it is done when a question has to go out, and never where all is answered.
"""

from briefer.llm.door import Door, Sleep, Tell, unheard
from briefer.llm.keep import NOTHING_KEPT, Counted, Keep, Lenient

__all__ = ["NOTHING_KEPT", "Counted", "Door", "Keep", "Lenient", "Sleep", "Tell", "unheard"]
