"""What a call is about: the scope templates of a method's policy, as a Swift closure over its request."""
import re

from .errors import GenerationError

FIELD = re.compile(r"\{([a-z0-9_.]+)\}")


class Scope:
    """The names a message gives, as Swift: lines before the result, and an expression for each entry."""

    def __init__(self, entries, request, model, where, root="request"):
        self.model, self.where, self.root, self.before = model, where, root, []
        entries = list(entries)
        self.is_any = entries == ["any"]
        self.is_store = entries == ["*"]
        if not (self.is_any or self.is_store):
            if "any" in entries or "*" in entries:
                raise GenerationError(f"{where}: its scope \"any\" or \"*\" stands alone or not at all")
            self.entries = [
                ", ".join(self._name(text.strip(), request) for text in entry.split("|")) for entry in entries]

    def lines(self):
        """The closure behind a method's descriptor; nothing where a call is about nothing in particular."""
        if self.is_any:
            return []
        if self.is_store:
            return ["    ) { _ in [[]] }"]
        rows = [f"ScopeName.all({entry})" for entry in self.entries]
        result = "return " if self.before else ""
        return ["    ) { request in", *[f"        {line}" for line in self.before],
                f"        {result}[{', '.join(rows)}]", "    }"]

    def _name(self, template, request):
        parts = FIELD.split(template)
        if len(parts) != 3:
            raise GenerationError(f"{self.where}: its scope \"{template}\" must name one field")
        return f'ScopeName("{parts[0]}", {self._value(parts[1], request)}, "{parts[2]}")'

    def _value(self, path, message):
        """Swift of a field of the request; "" where a message on the way to it is absent."""
        *way, last = path.split(".")
        swift = self.root
        for word in way:
            field = self._field(message, word)
            if not field.is_message:
                raise GenerationError(f"{self.where}: its scope goes through {word}, which is no message")
            swift = self._step(swift, field)
            message = self.model.messages[field.type_name]
        field = self._field(message, last)
        if field.element != "String" or field.oneof is not None:
            raise GenerationError(f"{self.where}: its scope names {last}, which is no text")
        return f"{swift}.{field.swift}" + (' ?? ""' if way else "")

    def _step(self, swift, field):
        if field.oneof is None:
            return f"{swift}.{field.swift}?"
        # A case of a oneof is taken out first.
        self.before.append(
            f"let {field.swift} = if case .{field.swift}(let value)? = {swift}.{field.oneof.swift} "
            f"{{ Optional(value) }} else {{ {field.element}?.none }}")
        return f"{field.swift}?"

    def _field(self, message, word):
        field = next((field for field in message.fields if field.name == word), None)
        if field is None or field.is_repeated or field.map_entry:
            raise GenerationError(f"{self.where}: its scope names {word}, which is no single field")
        return field
