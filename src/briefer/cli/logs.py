"""What a command that asks a model tells of it: JSON lines on standard error, and OpenTelemetry spans where an exporter is configured."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import logging

    from opentelemetry.sdk.trace import TracerProvider

    from briefer.cli.shared import Command

LEVEL, SHOWN = "briefer.log_level", "briefer.log_json"
EXPORTERS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
"""The standard variables that say where spans go."""


def log_options(command: Command) -> Command:
    """The options that say what is told while a model is asked. They reach no command: what they start ends with it."""
    for option in (
        click.option(
            "--log-level",
            type=click.Choice(["info", "debug"]),
            default="info",
            show_default=True,
            is_eager=True,
            expose_value=False,
            callback=_keep_level,
            help="With --log-json: at debug, what is sent and said too, articles included.",
        ),
        click.option(
            "--log-json",
            is_flag=True,
            expose_value=False,
            callback=_observe,
            help="Tell of each question to a model, on standard error: one JSON object a line.",
        ),
    ):
        command = option(command)
    return command


def logs_shown() -> bool:
    """Whether standard error bears JSON lines, and so nothing that moves."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(SHOWN))


def _keep_level(context: click.Context, _: click.Parameter, level: str) -> None:
    context.meta[LEVEL] = level.upper()


def _observe(context: click.Context, _: click.Parameter, shown: bool) -> None:  # noqa: FBT001  (click gives it)
    """Begin what was asked for; it ends with the command."""
    if context.resilient_parsing:
        return
    if shown:
        context.meta[SHOWN] = True
        lines = _Lines(context.meta[LEVEL])
        context.call_on_close(lines.end)
    if spans_wanted(os.environ):
        _begin_spans(context)


class _Lines:
    """The log of one command, on standard error. It counts what went by, for the last line."""

    def __init__(self, level: str) -> None:
        import logging  # noqa: PLC0415  (a command imports what it needs: --help answers at once)
        import sys  # noqa: PLC0415
        import time  # noqa: PLC0415

        from briefer.llm.trace import LOG, JsonLines, tell  # noqa: PLC0415

        self._log, self._tell, self._before = LOG, tell, LOG.level
        self._clock = time.monotonic
        self._begun = self._clock()
        self._counts = {"exchange": 0, "kept answer used": 0, "pause": 0, "fallback": 0}
        self._took = {"tokens_in": 0, "tokens_out": 0}
        self._cost: float | None = 0.0
        self._handler = logging.StreamHandler(sys.stderr)
        self._handler.setFormatter(JsonLines())
        self._handler.addFilter(self._counted)
        LOG.addHandler(self._handler)
        LOG.setLevel(level)

    def end(self) -> None:
        """The last line, and silence."""
        named = {"exchange": "exchanges", "kept answer used": "kept_answers", "pause": "pauses", "fallback": "fallbacks"}
        counts = {named[event]: number for event, number in self._counts.items()}
        cost = None if self._cost is None else round(self._cost, 9)
        self._tell("run end", seconds=round(self._clock() - self._begun, 3), **counts, **self._took, cost=cost)
        self._log.removeHandler(self._handler)
        self._log.setLevel(self._before)

    def _counted(self, record: logging.LogRecord) -> bool:
        event, fields = record.getMessage(), getattr(record, "fields", {})
        if event in self._counts:
            self._counts[event] += 1
        if event == "exchange":
            for name in self._took:
                self._took[name] += fields[name]
            cost = fields["cost"]
            self._cost = None if cost is None or self._cost is None else self._cost + cost
        return True


def spans_wanted(environ: Mapping[str, str]) -> bool:
    """Whether the standard variables name an exporter, and switch nothing off."""
    if environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return False
    exporters = environ.get("OTEL_TRACES_EXPORTER", "").strip().lower()
    return exporters == "otlp" or (not exporters and any(environ.get(name, "").strip() for name in EXPORTERS))


def _begin_spans(context: click.Context) -> None:
    """Spans for this command, sent when it ends. Without the extra 'otel' there are none, and a line of the log says so."""
    import logging  # noqa: PLC0415

    from briefer.llm.trace import tell, tracing  # noqa: PLC0415

    try:
        provider = _provider()
    except ImportError:
        tell("no spans", why="an exporter is configured, and briefer's extra 'otel' is not installed")
        return
    # what it tries again is nothing to tell; that it gave up is, and is logged as an error
    logging.getLogger("opentelemetry").setLevel(logging.ERROR)
    context.call_on_close(provider.shutdown)
    context.with_resource(tracing(provider.get_tracer("briefer")))


def _provider() -> TracerProvider:
    """A provider that sends by OTLP over HTTP, as the standard variables say.

    Raises:
        ImportError: the extra 'otel' is not installed.
    """
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    provider = TracerProvider(resource=Resource.create({"service.name": os.environ.get("OTEL_SERVICE_NAME", "briefer")}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider
