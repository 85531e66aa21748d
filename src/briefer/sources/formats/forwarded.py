"""A message that was forwarded within the text of another: who wrote it, when, and what stands above and below its head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.formats.documents import said_of
from briefer.sources.formats.texts import moment, sender_of

_MARK = lazy(
    r"^[> \t]*(?:[-_*]{2,80}[ \t]*)?(?:forwarded message|original message|begin forwarded message|fwd message|weitergeleitete nachricht"
    r"|ursprüngliche nachricht|message transféré|message d'origine|mensaje reenviado|mensagem (?:re)?encaminhada|messaggio inoltrato"
    r"|пересланное сообщение|пересылаемое сообщение|исходное сообщение|پیام (?:هدایت[\u200c ]?شده|فوروارد[\u200c ]?شده|اصلی)"
    r"|الرسالة المعاد توجيهها|رسالة معاد توجيهها|الرسالة الأصلية|转发的?邮件|原始邮件|iletilen mesaj)"
    r"[ \t]*:?[ \t]*(?:[-_*]{2,80})?[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = lazy(r"^[>\s]*\*?(?P<key>[^\W\d_][^:：\n]{0,24}?)\*?\s*[:：]\*?\s*(?P<value>.*)$")
_KEYS: Mapping[str, str] = {
    **dict.fromkeys(("from", "von", "de", "da", "от", "от кого", "از", "فرستنده", "من", "المرسل", "发件人", "kimden"), "from"),
    **dict.fromkeys(("subject", "betreff", "objet", "asunto", "assunto", "oggetto", "тема", "موضوع", "الموضوع", "主题", "konu"), "subject"),
    **dict.fromkeys(
        (
            "date", "sent", "gesendet", "datum", "envoyé", "fecha", "enviado", "data", "дата", "отправлено", "تاریخ", "التاريخ", "تاريخ",
            "日期", "发送时间", "tarih",
        ),
        "date",
    ),
}  # fmt: skip
_MOST_LINES = 12


class Forwarded(NamedTuple):
    """The text of the forwarded message, and what its head says."""

    text: str
    said: dict[str, str]


def _unquoted(text: str) -> str:
    """Without the ">" before every line, where nearly every line has one."""
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    quoted = sum(line.startswith(">") for line in full)
    return "\n".join(re.sub(r"^> ?", "", line) for line in lines) if full and quoted >= 0.8 * len(full) else text


def forwarded(text: str) -> Forwarded | None:
    """The message within a text; None where there is no mark of one, or no sender, date or subject behind the mark."""
    mark = _MARK.search(text)
    if not mark:
        return None
    found: dict[str, str] = {}
    lines = text[mark.end() :].lstrip("\r\n").split("\n")
    used = 0
    for line in lines[:_MOST_LINES]:
        match = _LINE.match(line.rstrip("\r"))
        if not match and (found or line.strip(">\r \t")):
            break
        used += 1
        if match and (key := _KEYS.get(match["key"].strip().casefold())):
            found.setdefault(key, match["value"].strip())
    body = _unquoted("\n".join(lines[used:]))
    if not found or not body.strip():
        return None
    return Forwarded(
        body, said_of(title=found.get("subject"), publisher=sender_of(found.get("from", "")), published=moment(found.get("date")))
    )
