"""A brief on its way out by e-mail: the message, who may be sent it, and the one door to a server: `Mailer.hand_over`."""

from briefer.send.handling import check_handling
from briefer.send.message import Letter, message_to
from briefer.send.smtp import Limits, Mailer, Server

__all__ = ["Letter", "Limits", "Mailer", "Server", "check_handling", "message_to"]
