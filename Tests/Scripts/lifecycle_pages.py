"""The tables of docs/lifecycles, and what they and the descriptors say becomes of a call.

Nothing here is read from the daemon or from its source: the rows come from the pages, the permissions and scopes from
the descriptor set, the roles from the table of permission_matrix.py. The rules below a table are prose; each one that
tells callers or calls apart is written here once more, beside the words of the page that it rests on. A page that has
those words no longer fails the walk.
"""

import dataclasses
import functools
import re

import permission_matrix as matrix

FOLDER = matrix.ROOT / "docs/lifecycles"
NONE, SAME, DAEMON = "–", "same", "the daemon"
COLUMNS = ["from", "method", "to", "permission", "who", "condition", "requires", "event"]
DENIED, ILLEGAL, DUTY = "PERMISSION_DENIED", "ILLEGAL_TRANSITION", "SEGREGATION_OF_DUTIES"
# The caller holds the permission and is not the one who may: the refusal names no permission.
RELATION = "PERMISSION_DENIED by relation"
# Of the scopes of a role, the one in which no document of the walk lies.
ELSEWHERE = "models/elsewhere"


@dataclasses.dataclass(frozen=True)
class Row:
    """What a method makes of a document in some states."""

    states: tuple
    method: str
    to: tuple
    permissions: tuple
    who: str
    condition: str
    requires: tuple
    events: tuple

    def leads(self, before, after):
        """Whether the row allows a state after another one."""
        return after in self.to or (SAME in self.to and after == before)


@dataclasses.dataclass(frozen=True)
class Rule:
    """A rule of the text below the table: whom or what it refuses, in which words, and with which reason."""

    page: str
    method: str
    words: str
    reason: str
    # Of the case; None where the rule gives the reason of a `who` that excludes somebody.
    refuses: object = None


def plain(text):
    return " ".join(text.split())


def listed(cell, separator=","):
    return tuple(word.strip().strip("`") for word in cell.split(separator) if word.strip())


@functools.cache
def text(name):
    return (FOLDER / f"{name}.md").read_text()


def names():
    return sorted(path.stem for path in FOLDER.glob("*.md"))


@functools.cache
def kind(name):
    """The kind of the documents of a page, by the pattern of names in its first sentence."""
    pattern = re.search(r"\(`([^`]+)`[,)]", text(name)).group(1)
    [found] = [kind for kind, (_, policy) in matrix.resources().items() if policy.pattern == pattern]
    return found


@functools.cache
def rows(name):
    """The rows of a page's table, in order."""
    lines = [line for line in text(name).splitlines() if line.startswith("|")]
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    start = table.index(COLUMNS)
    found = []
    for cells in table[start + 2 :]:
        if len(cells) != len(COLUMNS):
            break
        states, method, to, permissions, who, condition, requires, events = cells
        to = tuple(word.removeprefix("or ") for word in listed(to))
        found.append(Row(
            listed(states), method, to, listed(permissions), who, condition, listed(requires), listed(events)))
    return found


def states(name):
    """Every state that a page knows, and – before there is a document."""
    found = [state for row in rows(name) for state in row.states + row.to]
    return [state for state in dict.fromkeys(found) if state != SAME]


@functools.cache
def method_names():
    """Wire name and policy of each method, by its own name."""
    return {method.name: (name, policy) for name, method, policy in matrix.methods()}


@functools.cache
def codes():
    """The status code of every reason that the descriptor set declares."""
    files, pool = matrix.schema()
    options = matrix.message_factory.GetMessageClass(pool.FindMessageTypeByName("google.protobuf.FileOptions"))
    extension = pool.FindExtensionByName("regent.v1.reason")
    numbers = {name: number for number, name in enumerate(STATUS)}
    return {each.name: numbers[each.status] for file in files
            for each in options.FromString(file.options.SerializeToString()).Extensions[extension]}


STATUS = """OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED
RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS
UNAUTHENTICATED""".split()

# Reasons of rows that exclude somebody, where it is another one than SEGREGATION_OF_DUTIES, and the further rules that
# a complete and correct call of the walk can break. The first one that refuses a case is its reason.
RULES = [
    Rule("eval-run", "InvalidateRun", "a call by another person confirms it (SECOND_PERSON_REQUIRED)",
         "SECOND_PERSON_REQUIRED"),
    Rule("incident", "DismissIncident",
         "one person asks with a reason, another one confirms (SECOND_PERSON_REQUIRED)", "SECOND_PERSON_REQUIRED"),
    Rule("change-proposal", "AddReview", "a delegate of the author does not review", DUTY,
         lambda case: case.relation == "delegate"),
    Rule("change-proposal", "AddReview", "one person's approval counts once", "ALREADY_REVIEWED",
         lambda case: case.state == "IN_REVIEW" and case.relation == "reviewer"),
    Rule("override", "RequestOverride", "FORCE needs override.request", DENIED,
         lambda case: "override.request" not in held(case.role)),
]

# Methods of a page that ask for their permission in any scope: what lies in no scope of the caller, and is not the
# caller's to act on, is not told of.
HIDDEN = Rule("deployment-task", None,
              "A task that the caller neither may read nor may act on is refused as one that does not exist "
              "(NOT_FOUND).", "NOT_FOUND")


@dataclasses.dataclass(frozen=True)
class Case:
    """A call of the walk: of a page's method on a document in a state, by somebody."""

    page: str
    state: str
    # What tells documents of one state apart, and which conditions of the rows hold of this one.
    variant: str
    facts: tuple
    method: str
    relation: str
    # A role and its scope, or None.
    role: object

    def __str__(self):
        role = f"{self.role[0]} on {self.role[1]}" if self.role else "no role"
        state = f"{self.state} ({self.variant})" if self.variant else self.state
        return f"{self.page} {state}: {self.method} by {self.relation}, {role}"


@functools.cache
def roles():
    return matrix.permissions_of_roles()


def held(role):
    """The permissions of a role, wherever its scope is."""
    return roles()[role[0]] if role else frozenset()


def is_permitted(case):
    """Whether the descriptor of the method lets somebody with the role in: in the scope of the whole store, or
    anywhere for a method that is about nothing in particular."""
    _, policy = method_names()[case.method]
    if not set(policy.require_any) & held(case.role):
        return False
    return list(policy.scope) == ["any"] or case.role[1] != ELSEWHERE


def row_of(case, table=rows):
    """The row that is about a case; None where the method is illegal in its state."""
    for row in table(case.page):
        is_of_method = row.method == case.method and case.state in row.states
        if is_of_method and (not row.condition or row.condition in case.facts):
            return row
    return None


def expected(case, parties, table=rows):
    """The reason for which a complete call is refused, None where it is not, and the row that it is held against.

    `parties` are the relations that the page's words for people stand for, by those words.
    """
    if not is_permitted(case):
        return DENIED, None
    is_elsewhere = case.page == HIDDEN.page and case.role[1] == ELSEWHERE
    if is_elsewhere and not any(case.relation in those for those in parties.values()):
        return HIDDEN.reason, None
    row = row_of(case, table)
    if row is None:
        return ILLEGAL, None
    excluded = row.who.removeprefix("not the ")
    if row.who == DAEMON:
        return RELATION, row
    own = [rule for rule in RULES if (rule.page, rule.method) == (case.page, case.method)]
    if row.who and excluded != row.who and case.relation in parties[excluded]:
        return next((rule.reason for rule in own if rule.refuses is None), DUTY), row
    if row.who and excluded == row.who and case.relation not in parties[row.who]:
        return RELATION, row
    broken = [rule.reason for rule in own if rule.refuses and rule.refuses(case)]
    return (broken[0] if broken else None), row


def faults():
    """Where pages and descriptors do not fit together: permissions, and words that a rule rests on."""
    found = []
    for name in names():
        for row in rows(name):
            if row.who == DAEMON:
                continue
            _, policy = method_names()[row.method]
            if tuple(policy.require_any) != row.permissions:
                found.append(f"{name}: {row.method} needs {row.permissions}, the descriptor says {policy.require_any}")
    for rule in [*RULES, HIDDEN]:
        if rule.words not in plain(text(rule.page)):
            found.append(f"{rule.page}: the page no longer says of {rule.method}: {rule.words}")
    return found
