"""Writes the manual pages of a program from what its argument parser says of its commands.

One page a program and one for each of its commands, with all commands below it: regent.1, regent-eval.1 and so on, in
the mdoc language, for which `mandoc -T lint` has nothing to say.

Usage: man_pages.py PROGRAM SECTION FOLDER
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import textwrap
import time

# Times of a package come from its commit, so that the same commit gives the same bytes.
MADE = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
DATE = f"{time.strftime('%B', MADE)} {MADE.tm_mday}, {MADE.tm_year}"


def text(words):
    """Text that roff takes as it is: no request, no escape."""
    words = words.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(("\\&" + line) if line[:1] in (".", "'") else line for line in words.splitlines())


def sentence(words):
    """Each sentence on a new line, as mdoc wants it, and no line longer than a terminal is wide."""
    sentences = re.sub(r"(?<=[.;:?!]) +(?=[A-Z`$\-])", "\n", " ".join(words.split())).split("\n")
    lines = [line for one in sentences for line in textwrap.wrap(one, 70, break_long_words=False,
                                                                 break_on_hyphens=False)]
    return "\n".join(lines)


def argument(word):
    """A word as one argument of a macro."""
    word = text(word).replace('"', "\\(dq")
    return f'"{word}"' if re.search(r"[\s.,:;()\[\]?!|]", word) or not word else word


class Page:
    """The lines of one page."""

    def __init__(self, program, command, words, section):
        self.program, self.section = program, section
        self.lines = [f".Dd {DATE}", f".Dt {'-'.join([program] + words).upper()} {section}", ".Os", ".Sh NAME",
                      f".Nm {argument('-'.join([program] + words))}",
                      f".Nd {text(self.short(command.get('abstract', '')))}"]
        self.synopsis(command, words)
        self.body(command, words)

    @staticmethod
    def short(abstract):
        first = abstract.strip().rstrip(".").splitlines()[0] if abstract.strip() else "see the command"
        return first[0].lower() + first[1:]

    def below(self, command):
        return [one for one in command.get("subcommands") or [] if one["commandName"] != "help"]

    def arguments(self, command):
        return [one for one in command.get("arguments") or [] if one.get("shouldDisplay", True)]

    def synopsis(self, command, words):
        self.lines += [".Sh SYNOPSIS", f".Nm {argument(' '.join([self.program] + words))}"]
        if self.below(command):
            self.lines += [".Ar command", ".Op Ar options"]
        for one in self.arguments(command):
            if one["kind"] == "positional":
                value = f".Ar {argument(one.get('valueName', 'value'))}"
                self.lines.append(value if not one["isOptional"] else f".Op {value[1:]}")
        if any(one["kind"] != "positional" for one in self.arguments(command)) and not self.below(command):
            self.lines.append(".Op Ar options")

    def body(self, command, words):
        self.lines.append(".Sh DESCRIPTION")
        self.lines += text(sentence(command.get("abstract", ""))).splitlines()
        self.discussion(command)
        self.options(command)
        if commands := self.below(command):
            self.lines.append(".Sh COMMANDS")
            if words:
                for one in commands:
                    self.command(one, words + [one["commandName"]])
            else:
                self.index(commands)
        if self.section == "1":
            self.lines += [".Sh EXIT STATUS", ".Bl -tag -width Ds", *self.exit_codes(), ".El"]
        self.lines += [".Sh SEE ALSO", self.see_also(words)]

    def index(self, commands):
        """The commands of the program, each of which has a page of its own."""
        self.lines.append(".Bl -tag -width Ds")
        for one in commands:
            self.lines.append(f".It Xr {self.program}\\-{text(one['commandName'])} {self.section}")
            self.lines += text(sentence(one.get("abstract", ""))).splitlines()
        self.lines.append(".El")

    def command(self, command, words):
        self.lines.append(f".Ss {argument(' '.join([self.program] + words))}")
        self.lines += text(sentence(command.get("abstract", ""))).splitlines()
        self.discussion(command)
        self.options(command)
        for one in self.below(command):
            self.command(one, words + [one["commandName"]])

    def discussion(self, command):
        lines = (command.get("discussion") or "").strip("\n").splitlines()
        paragraph = []

        def end():
            if paragraph:
                self.lines.append(".Pp")
                self.lines.extend(text(sentence(" ".join(paragraph))).splitlines())
                paragraph.clear()

        literal = []

        def end_literal():
            if literal:
                self.lines.extend([".Bd -literal -offset indent", *[text(line) for line in literal], ".Ed"])
                literal.clear()

        for line in lines:
            if line.startswith("  "):
                end()
                literal.append(line.strip() if line.strip().startswith(self.program) else line.rstrip())
            else:
                end_literal()
                if line.strip():
                    paragraph.append(line.strip())
                else:
                    end()
        end()
        end_literal()

    def options(self, command):
        shown = [one for one in self.arguments(command) if self.names(one) or one["kind"] == "positional"]
        if not shown:
            return
        self.lines.append(".Bl -tag -width Ds")
        for one in shown:
            self.lines.append(".It " + self.term(one))
            self.lines += text(sentence(self.meaning(one))).splitlines()
        self.lines.append(".El")

    @staticmethod
    def names(one):
        return ["-" * (1 if name["kind"] == "short" else 2) + name["name"] for name in one.get("names") or []]

    def term(self, one):
        if one["kind"] == "positional":
            return f"Ar {argument(one.get('valueName', 'value'))}"
        names = " , ".join(f"Fl {argument(name[1:])}" for name in self.names(one))
        return names if one["kind"] == "flag" else f"{names} Ar {argument(one.get('valueName', 'value'))}"

    @staticmethod
    def meaning(one):
        words = [one.get("abstract", ""), one.get("discussion", "")]
        if values := one.get("allValues"):
            words.append(f"Values: {', '.join(values)}.")
        if (default := one.get("defaultValue")) not in (None, "") and "default" not in words[0].lower():
            words.append(f"Default: {default}.")
        return " ".join(word for word in words if word) or "As its name says."

    def exit_codes(self):
        said = subprocess.run([PROGRAM, "help", "exit-codes"], capture_output=True, text=True)
        for line in said.stdout.splitlines():
            if match := re.match(r" *(\d+)  (.*)", line):
                yield f".It {match[1]}"
                yield from text(sentence(match[2][0].upper() + match[2][1:] + ".")).splitlines()

    def see_also(self, words):
        if self.program == "regentd":
            return ".Xr regent 1"
        return ".Xr regent 1 ,\n.Xr regentd 8" if words else ".Xr regentd 8"

    def write(self, folder, words):
        path = folder / f"{'-'.join([self.program] + words)}.{self.section}"
        lines = "\n".join(self.lines).split("\n")
        # A .Pp before a section or at its begin is one too many.
        kept = [line for at, line in enumerate(lines)
                if line.strip() and not (line == ".Pp" and (lines[at - 1].startswith((".Sh", ".Ss"))))]
        path.write_text("\n".join(kept) + "\n")


def main():
    global PROGRAM
    PROGRAM, section, folder = os.path.abspath(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    dump = subprocess.run([PROGRAM, "--experimental-dump-help"], capture_output=True, text=True, check=True)
    root = json.loads(dump.stdout)["command"]
    program = root["commandName"]
    folder.mkdir(parents=True, exist_ok=True)
    Page(program, root, [], section).write(folder, [])
    for command in root.get("subcommands") or []:
        if command["commandName"] != "help":
            Page(program, command, [command["commandName"]], section).write(folder, [command["commandName"]])


if __name__ == "__main__":
    main()
