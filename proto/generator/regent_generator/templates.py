"""Templates of the paths of HTTP: segments that are words or variables, and a custom verb."""
import re

from .errors import GenerationError

TEMPLATE = re.compile(r"(/[^:]*?)(?::([a-z][A-Za-z]*(?:-[a-z]+)*))?")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
VARIABLE = re.compile(r"\{([a-z][a-z0-9_.]*)(?:=([^{}]*))?\}")
PIECE = re.compile(r"\{[^{}]*\}|[^/{}]+|/|[{}]")


class Template:
    """`segments` has the words, and None for what is matched; `variables` has names, each with its segments."""

    def __init__(self, text, where):
        self.text, self.where = text, where
        self.segments, self.variables = [], []
        match = TEMPLATE.fullmatch(text)
        if match is None:
            raise GenerationError(
                f"{where}: the path \"{text}\" must begin with / and end with a word, a variable or :verb")
        self.verb = match[2] or ""
        self._read(match[1])
        names = [name for name, _, _ in self.variables]
        if len(set(names)) != len(names):
            raise GenerationError(f"{where}: the path \"{text}\" has a variable twice")

    def _read(self, path):
        pieces = PIECE.findall(path)
        for index, piece in enumerate(pieces):
            if (index % 2 == 0) != (piece == "/"):
                raise GenerationError(f"{self.where}: the path \"{self.text}\" needs a slash between its segments")
            if piece == "/":
                continue
            variable = VARIABLE.fullmatch(piece)
            if variable is None:
                self._word(piece)
            else:
                self._variable(variable[1], variable[2] or "*")
        if len(pieces) % 2:
            raise GenerationError(f"{self.where}: the path \"{self.text}\" ends with a slash")

    def _word(self, word):
        if not WORD.fullmatch(word):
            raise GenerationError(f"{self.where}: \"{word}\" in the path \"{self.text}\" is no word")
        self.segments.append(word)

    def _variable(self, name, pattern):
        first = len(self.segments)
        for part in pattern.split("/"):
            if part == "*":
                self.segments.append(None)
            else:
                self._word(part)
        if None not in self.segments[first:]:
            raise GenerationError(
                f"{self.where}: the variable {name} of the path \"{self.text}\" matches one text only")
        self.variables.append((name, first, len(self.segments)))

    def conflict(self, other):
        """Why paths exist that both match, or that need a second look; None where there are none."""
        same_verb = self.verb == other.verb
        for index, (one, two) in enumerate(zip(self.segments, other.segments)):
            if one == two:
                continue
            if one is not None and two is not None:
                return None
            # A word goes before a variable where its path ends with it: so each segment is looked at once.
            word = self if one is not None else other
            is_end = len(word.segments) == index + 1
            return None if is_end else "a word and a variable stand at the same place within them"
        if len(self.segments) == len(other.segments) and same_verb:
            return "both match the same paths"
        return None


def check_unambiguous(routes):
    """Refuses routes that match the same request; each is a verb of HTTP, a template and a text that says whose."""
    for index, (verb, one, mine) in enumerate(routes):
        for other_verb, two, theirs in routes[:index]:
            why = one.conflict(two)
            if why is None or (why.startswith("both") and verb != other_verb):
                continue
            raise GenerationError(f"{mine} and {theirs}: the paths {one.text} and {two.text} are ambiguous: {why}")
