"""One tree of errors. Each says what is wrong, what to do next, and whether trying again can help.

BrieferError
├── UsageFault              wrong arguments or settings: exit code 2
│   └── GoldFault           gold.json of a pack is missing, or is not as described
├── NothingToBrief          nothing could be read, or nothing could be written: exit code 1
├── SourceFault             one source could not be read; the others go on
│   ├── SourceMissing
│   ├── SourceEmpty
│   ├── SourceTooLarge
│   ├── SourceNotText
│   ├── SourceUnreadable
│   └── SourceBroken
├── PromptFault             a prompt file is missing, or a variable in it was not given
├── PublishFault            a file could not be written
├── DeskFault               the store of decisions can't be used: nothing was recorded, nothing is lost
│   ├── DeskBusy            another process holds it: try again
│   ├── LedgerBroken        the chain of decisions was tampered with or is damaged
│   └── ImportRefused       a file is no whole export of a desk: nothing was taken in
├── Clash                   somebody decided on the same meanwhile; both texts are kept
├── NotApproved             a final form was asked of a brief that nobody signed
├── SendFault               a message did not go by e-mail
│   ├── MailUnreachable     the server can't be reached, or is gone before it took the message: try again
│   ├── MailUntrusted       it offers no TLS, or does not prove who it is: nothing was sent
│   ├── LoginRefused        it does not take the user and the password
│   ├── MailTooLarge        it takes no message of this size
│   ├── MailPutOff          it says to come back later (4xx): try again
│   ├── MailRefused         it refuses the sender, the address or the message (5xx)
│   └── MailUnanswered      the message was handed over whole, and no answer came: it may have gone
├── EditorFailed            the editor of `briefer edit` ended badly; what was typed is kept
├── MarkDamaged             what came back from it can't be read as decisions; what was typed is kept
└── ModelFault              the model gave no usable answer
    ├── ModelSettingsFault  the endpoint refuses us (400, 401, 403, 404, 413): stop asking, change a setting
    ├── ModelQuotaFault     no credit left: stop asking
    ├── BudgetReached       what the user allowed is spent: stop asking
    ├── ModelUnreachable    no connection, time-out, 5xx or 429 to the end of the retries
    ├── ModelRefusal        the model declined this source, or a content filter did
    └── AnswerFault         an answer came, and it is not what was asked for
        └── AnswerCutShort  it ended at the token limit, or the text is longer than the model takes
"""

from __future__ import annotations


class BrieferError(Exception):
    """The root. ``again`` says whether the same call may succeed later."""

    again: bool = False

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()


class UsageFault(BrieferError):
    """Wrong arguments or settings."""


class GoldFault(UsageFault):
    """What a pack is measured with cannot be used."""


class NothingToBrief(BrieferError):
    """Nothing could be read, or nothing could be written."""


class SourceFault(BrieferError):
    """One source could not be read."""


class SourceMissing(SourceFault):
    """There is no such file or folder."""


class SourceEmpty(SourceFault):
    """There is no text in it."""


class SourceTooLarge(SourceFault):
    """It is larger than an article can be."""


class SourceNotText(SourceFault):
    """Its bytes are no text in any encoding that we know."""


class SourceUnreadable(SourceFault):
    """The system does not let us read it."""


class SourceBroken(SourceFault):
    """It is damaged, or no file of its kind."""


class FetchFault(SourceFault):
    """One address could not be fetched."""


class AddressRefused(FetchFault):
    """It leads where briefer never goes."""


class RobotsForbids(FetchFault):
    """The robots.txt of its host says no, or could not be read. ``again`` is true for the second."""

    def __init__(self, what: str, advice: str = "", *, again: bool = False) -> None:
        super().__init__(what, advice)
        self.again = again


class HostUnreachable(FetchFault):
    """There is no such name, or no connection to it."""

    again = True


class HostUntrusted(FetchFault):
    """TLS failed: the host does not prove who it is."""


class FetchTimedOut(FetchFault):
    """It took longer than all the time that an address has."""

    again = True


class FetchTooLarge(FetchFault):
    """It is larger than what is read, once unpacked."""


class FetchNotRead(FetchFault):
    """What came is of a kind that briefer does not read."""


class FetchBroken(FetchFault):
    """The answer broke off, or is damaged."""

    again = True


class FetchStatus(FetchFault):
    """The host answered with an error, or with redirects without end. ``status`` is the last it gave."""

    def __init__(self, what: str, advice: str, status: int) -> None:
        super().__init__(what, advice)
        self.status = status
        self.again = status >= 500


class PromptFault(BrieferError):
    """A prompt file is missing, or a variable in it was not given."""


class PublishFault(BrieferError):
    """A file could not be written."""


class DeskFault(BrieferError):
    """The store of decisions can't be used. What was not acknowledged was not recorded; what was, is still there."""


class DeskBusy(DeskFault):
    """Another process holds it."""

    again = True


class LedgerBroken(DeskFault):
    """The chain of decisions does not hold together."""


class ImportRefused(DeskFault):
    """A file is no whole export of a desk. ``line`` says where; nothing was taken in."""

    def __init__(self, line: int, why: str, advice: str) -> None:
        super().__init__(f"Line {line}: {why}.", advice)
        self.line = line


class Clash(BrieferError):
    """Somebody decided on the same thing meanwhile. ``latest`` is the number of that decision."""

    def __init__(self, what: str, advice: str, latest: int) -> None:
        super().__init__(what, advice)
        self.latest = latest


class NotApproved(BrieferError):
    """A final form was asked of a brief that nobody signed."""


class SendFault(BrieferError):
    """A message did not go by e-mail. ``stop`` says that to try other addresses is useless too."""

    stop: bool = False


class MailUnreachable(SendFault):
    """The server can't be reached, or was gone before it took the message."""

    again = True
    stop = True


class MailUntrusted(SendFault):
    """The server offers no TLS, or does not prove who it is. Neither a password nor a brief was sent."""

    stop = True


class LoginRefused(SendFault):
    """The server does not take the user and the password."""

    stop = True


class MailTooLarge(SendFault):
    """The server takes no message of this size."""

    stop = True


class MailPutOff(SendFault):
    """The server says to come back later."""

    again = True


class MailRefused(SendFault):
    """The server refuses the address or the message; ``stop`` where it refuses the sender."""

    def __init__(self, what: str, advice: str, *, stop: bool = False) -> None:
        super().__init__(what, advice)
        self.stop = stop


class MailUnanswered(SendFault):
    """The message was handed over whole, and no answer came."""


class EditorFailed(BrieferError):
    """The editor ended badly."""


class MarkDamaged(BrieferError):
    """What came back from the editor can't be read as decisions. ``line`` says where."""

    def __init__(self, line: int, what: str, advice: str) -> None:
        super().__init__(f"Line {line}: {what}", advice)
        self.line = line


class ModelFault(BrieferError):
    """The model gave no usable answer. ``stop`` says that asking for other sources is useless too."""

    stop: bool = False


class ModelSettingsFault(ModelFault):
    """The endpoint refuses us; a setting has to be changed."""

    stop = True


class ModelQuotaFault(ModelFault):
    """There is no credit left."""

    stop = True


class BudgetReached(ModelFault):
    """What the user allowed this run to cost is spent."""

    stop = True


class ModelUnreachable(ModelFault):
    """No answer came in the time that was given."""

    again = True


class ModelRefusal(ModelFault):
    """The model, or a filter before it, declined."""


class AnswerFault(ModelFault):
    """An answer came, and it is not what was asked for."""

    again = True


class AnswerCutShort(AnswerFault):
    """The text, or the answer to it, is too long. ``limit`` is what the endpoint takes at once, in tokens, where it said so."""

    def __init__(self, what: str, advice: str = "", limit: int | None = None) -> None:
        super().__init__(what, advice)
        self.limit = limit
