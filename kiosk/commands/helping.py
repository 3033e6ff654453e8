"""Commands whose help speaks the user's language from the first word to the last."""

from __future__ import annotations

import click

from kiosk.commands.speech import Speech


class Command(click.Command):
    """A command that explains itself in the language of the context's :class:`Speech`."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        words = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, words, f"{_speech(ctx)('command.usage')}: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be said with it."""
        records = [one.get_help_record(ctx) for one in self.get_params(ctx)]
        told = [one for one in records if one is not None]
        if told:
            with formatter.section(_speech(ctx)("command.options")):
                formatter.write_dl(told)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows all this."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _speech(ctx)("command.help")
        return option


class Group(Command, click.Group):
    """A command with commands of its own."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be said with it, and its commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its commands, a line each."""
        lines = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        with formatter.section(_speech(ctx)("command.commands")):
            formatter.write_dl(lines)


def _speech(ctx: click.Context) -> Speech:
    speech = ctx.find_object(Speech)
    if speech is None:
        raise RuntimeError("a command without a language")
    return speech
