"""Calls every method of every lifecycle in every state, as every role in every relation to the document, over the Unix
socket, and compares what becomes of each call with an independent derivation.

The derivation is lifecycle_pages.py: the tables of docs/lifecycles, the permissions and scopes of the descriptors, the
table of roles. A call that is refused must give the derived reason and its code, and must leave every row of the store
as it was, but for the record that it was denied. A call that is not refused is made twice: validated only, which must
change nothing, and on a document of its own, which must come into a state and have an event that the row has. Each
method is also called without a reason and without an etag.

At the end every row of every table is changed, cell by cell, and each change must be found in what the daemon did.

Usage: lifecycle_walk.py REGENTD [PAGE...]   (all pages where none is named, for example eval-run)
"""

import collections
import dataclasses
import pathlib
import sys
import tempfile

import lifecycle_documents
import lifecycle_nouns
import lifecycle_pages as pages
from lifecycle_pages import DAEMON, ELSEWHERE, NONE, RELATION, Case
from lifecycle_stage import DAY, RELATIONS, Stage
from permission_matrix import ROLES, client

# Roles while documents are made.
MAKING = {"author": ["OPERATOR", "ANALYST"], "owner": ["OPERATOR", "ANALYST"], "reviewer": ["APPROVER", "ANALYST"],
          "second": ["APPROVER"], "lead0": ["APPROVER"], "lead1": ["APPROVER"], "lead2": ["APPROVER"]}
HELD = [None] + [(role, scope) for role in ROLES for scope in ("*", ELSEWHERE)]
MONTH = 31 * DAY
REASON, ETAG = "REASON_REQUIRED", "ETAG_REQUIRED"


@dataclasses.dataclass
class Made:
    """A document of the walk, or what one is to be made of."""

    page: str
    state: str
    variant: str
    facts: tuple
    subject: object


@dataclasses.dataclass
class Done:
    """What became of a call that was not refused: the state afterwards, and its event; None where there is no entry."""

    before: str
    after: str
    event: object


class Walk:
    """The documents, the calls, and what became of them."""

    def __init__(self, stage, names):
        self.stage, self.maker = stage, lifecycle_documents.Maker(stage)
        self.nouns = {name: noun for name, noun in lifecycle_nouns.nouns(self.maker).items() if name in names}
        self.documents, self.successes = [], collections.defaultdict(list)
        self.refusals, self.done, self.lacking = {}, {}, {}
        self.failed = [f"{name} has no documents in lifecycle_nouns.py" for name in names if name not in self.nouns]

    # Documents.

    def complete(self):
        """Every state and every method of a page is walked, or stands apart with a reason."""
        for name, noun in self.nouns.items():
            rows = [row for row in pages.rows(name) if row.who != DAEMON]
            unknown = {row.method for row in rows} - {*noun.creates, *noun.verbs, *noun.apart}
            unknown |= {*noun.creates, *noun.verbs} - {row.method for row in rows}
            words = {row.who.removeprefix("not the ") for row in rows if row.who} - set(noun.parties)
            facts = {fact for variants in noun.variants.values() for _, held in variants for fact in held}
            unheld = {row.condition for row in rows if row.condition} - facts - set(noun.apart)
            self.failed += [f"{name}: the walk does not know {word}" for word in sorted(unknown | words | unheld)]

    def make(self, is_late):
        """Makes a document of every state and variant, and one for every call that is not to be refused."""
        for name, noun in self.nouns.items():
            for state in pages.states(name):
                if state in noun.apart or (state in noun.late) != is_late:
                    continue
                for variant, facts in noun.variants.get(state, [("", ())]):
                    made = self.made(name, state, variant, facts)
                    if made:
                        self.documents.append(made)
                        self.make_for_successes(made)

    def made(self, name, state, variant, facts):
        try:
            return Made(name, state, variant, facts, self.nouns[name].make(self.maker, state, variant))
        except client.RegentError as error:
            self.failed.append(f"{name} does not come into {state} {variant}: {error}")
            return None

    def check_states(self):
        """The documents are in the states that they were made for."""
        for made in self.documents + [made for own in self.successes.values() for _, made in own]:
            if made.state != NONE and (state := self.state(made.page, made.subject)) != made.state:
                self.failed.append(f"{made.page}: {made.subject} was made for {made.state} and is {state}")

    def state(self, name, subject):
        known = [state for state in pages.states(name) if state != NONE]
        return self.stage.state(pages.kind(name), subject, known)

    def make_for_successes(self, made):
        first = {}
        for case in self.cases(made):
            if self.expected(case)[0] is None:
                first.setdefault((case.method, case.relation), case)
        for case in first.values():
            own = self.made(made.page, made.state, made.variant, made.facts)
            if own:
                self.successes[case.role].append((case, own))

    # Calls.

    def cases(self, made):
        noun = self.nouns[made.page]
        for role in HELD:
            for method in noun.creates if made.state == NONE else noun.verbs:
                for relation in RELATIONS:
                    # Somebody who is disabled calls nothing.
                    if not (made.page == "principal" and made.state == "DISABLED" and relation == "owner"):
                        yield Case(made.page, made.state, made.variant, made.facts, method, relation, role)

    def expected(self, case, table=pages.rows):
        return pages.expected(case, self.nouns[case.page].parties, table)

    def caller(self, made, relation):
        """A principal stands in no relation to itself but this one."""
        is_itself = made.page == "principal" and made.state != NONE and relation == "owner"
        return made.subject.split("/")[1] if is_itself else relation

    def document(self, made):
        kind = pages.kind(made.page)
        return made.subject if made.state == NONE else self.stage.get(kind, made.subject)

    def call(self, case, made, document, reason="because", etag=None, is_trial=False):
        """The reason that a call is refused with, and else the answer; a difference from the reason's code fails."""
        noun, who = self.nouns[case.page], self.caller(made, case.relation)
        request = (noun.creates if made.state == NONE else noun.verbs)[case.method]
        if etag is None:
            etag = "" if made.state == NONE else document.etag
        try:
            if request is None:
                row = {"sample_id": f"{who}", "status": 1, "latency_ms": 1}
                return None, self.stage.upload(who, made.subject, [row], f"by-{who}")
            return None, self.stage.call(who, case.method, request(document), reason, etag, is_trial)
        except client.RegentError as error:
            if error.code != pages.codes().get(error.reason):
                self.failed.append(f"{case}: {error.reason} came with {error.code}")
            is_relation = error.reason == pages.DENIED and "permission" not in error.metadata
            return RELATION if is_relation else error.reason, error

    def give(self, role):
        """Everybody holds one role, and principals that are documents do too."""
        for relation in RELATIONS:
            self.stage.give(relation, *([role] if role else []))
        own = [made for case, made in self.successes[role] if made.page == "principal" and case.relation == "owner"]
        for made in own + [made for made in self.documents if made.page == "principal"]:
            if made.state != NONE:
                id = made.subject.split("/")[1]
                self.stage.give(id, ("ANALYST", "environments/spare"), *([role] if role else []))

    def refuse(self, role):
        """Makes every call as a role, none of which changes anything."""
        for name in self.nouns:
            before = self.stage.picture()
            for made in [made for made in self.documents if made.page == name]:
                document = self.document(made)
                for case in self.cases(made):
                    if case.role == role:
                        self.compare(case, made, document)
            for change in before.changes(self.stage.picture()):
                self.failed.append(f"{name}: refused and validated calls as {role} have changed the store: {change}")

    def compare(self, case, made, document):
        reason, _ = self.expected(case)
        is_stream = self.nouns[case.page].verbs.get(case.method, "") is None
        if reason is None and is_stream:
            return  # Nothing validates a stream only.
        found, answer = self.call(case, made, document, is_trial=reason is None)
        self.refusals[case] = found
        if found != reason:
            self.failed.append(f"{case}: {found or 'not refused'}, expected {reason or 'success'}; {answer}")
        lacks = (case.page, case.state, case.variant, case.method)
        if reason is None and found is None and lacks not in self.lacking:
            without_reason, _ = self.call(case, made, document, reason="", is_trial=True)
            without_etag, _ = self.call(case, made, document, etag="", is_trial=True)
            self.lacking[lacks] = case, without_reason, without_etag
            self.failed += [f"{case} {word}" for word in self.wrong_requirements(lacks)]

    def wrong_requirements(self, lacks, table=pages.rows):
        """What a row requires, beside what the daemon did without it."""
        case, *found = self.lacking[lacks]
        requires = (pages.row_of(case, table) or NO_ROW).requires
        for word, reason, result in zip(("reason", "etag"), (REASON, ETAG), found):
            if result != (reason if word in requires else None):
                yield f"without {word}: {result or 'not refused'}"

    def succeed(self, role):
        """Makes the calls of a role that are not to be refused, each on a document of its own."""
        for case, made in self.successes[role]:
            before = self.document(made)
            found, answer = self.call(case, made, before)
            self.refusals[case] = found
            if found is not None:
                self.failed.append(f"{case}: {found}, expected success; {answer}")
                continue
            self.done[case] = self.became(case, made, before, answer)
            self.failed += [f"{case} {word}" for word in self.wrong_result(case)]

    def became(self, case, made, before, answer):
        if answer is None:  # A stream leaves no entry.
            return Done(made.state, self.state(made.page, made.subject), None)
        name = made.subject if made.state != NONE else getattr(answer, answer.DESCRIPTOR.fields[0].name).name
        if made.state != NONE and self.document(made) == before:
            return Done(made.state, self.state(made.page, name), None)
        entries = self.stage.entries(name, 0 if made.state == NONE else before.revision + 1)
        return Done(made.state, self.state(made.page, name), entries[0].event if entries else "no entry")

    def wrong_result(self, case, table=pages.rows):
        """What a row does not allow of what the daemon did."""
        done, row = self.done[case], pages.row_of(case, table) or NO_ROW
        if not row.leads(done.before, done.after):
            yield f"led to {done.after}"
        if done.event is not None and done.event not in row.events:
            yield f"is {done.event} in the ledger"

    def unreached(self):
        """Rows that no call of the walk was held against; it fails where nothing says why."""
        for name, noun in self.nouns.items():
            found = {pages.row_of(case) for case in self.refusals if case.page == name}
            for row in pages.rows(name):
                if row not in found and row.who != DAEMON:
                    words = {row.method, row.condition, *(row.states if len(row.states) == 1 else ())}
                    reason = next((noun.apart[word] for word in words if word in noun.apart), None)
                    if reason is None:
                        self.failed.append(f"{name}: nothing reaches {row}")
                    yield f"{name}: {row.method} from {', '.join(row.states)}: {reason}"

    # Falsification.

    def falsify(self):
        """Changes every row that the walk has reached; returns how many changes there were. What the daemon did must
        differ from each."""
        count = 0
        for name, noun in self.nouns.items():
            for row in pages.rows(name):
                cases = [case for case in self.refusals if case.page == name and pages.row_of(case) is row]
                if row.who == DAEMON or not [case for case in cases if pages.is_permitted(case)]:
                    continue
                requirements = () if noun.verbs.get(row.method, "") is None else ("reason", "etag")
                has_event = any(self.done[case].event for case in cases if case in self.done)
                walked = [state for state in row.states if state not in noun.apart]
                for word, changed in changes(row, walked, requirements, has_event):
                    table = replaced(row, changed)
                    if all(covers(pages.row_of(case, table), row) for case in cases):
                        continue
                    count += 1
                    if not self.differs(name, cases, table):
                        self.failed.append(f"{name}: {row.method} from {', '.join(row.states)} may have {word}")
        return count

    def differs(self, name, cases, table):
        return (any(self.expected(case, table)[0] != self.refusals[case] for case in cases)
                or any([*self.wrong_result(case, table)] for case in cases if case in self.done)
                or any([*self.wrong_requirements(lacks, table)] for lacks in self.lacking
                       if lacks[0] == name and self.lacking[lacks][0] in cases))


# What is expected of a method that no row has.
NO_ROW = pages.Row((), "", (), (), "", "", (), ())


def replaced(row, changed):
    """The table of a page with another row, or none, in the place of one."""
    def table(page):
        rows = [changed if each is row else each for each in pages.rows(page)]
        return [each for each in rows if each]
    return table


def covers(other, row):
    """Whether another row allows all that a row does, of the same people, so that nothing tells them apart."""
    return (other is not None and (other.who, other.requires) == (row.who, row.requires)
            and set(row.to) <= set(other.to) and set(row.events) <= set(other.events))


def changes(row, states, requirements, has_event):
    """Other rows in its place, each with the cell that differs, and none."""
    def other(**cells):
        return dataclasses.replace(row, **cells)
    yield "no row", None
    yield "another state to lead to", other(to=("NOWHERE",))
    if row.who:
        yield "no rule for callers", other(who="")
    if has_event:
        yield "another event", other(events=("nothing.happened",))
    for word in requirements:
        yield f"{word} required, or not", other(requires=tuple(set(row.requires) ^ {word}))
    for state in states:
        yield f"no {state} to start from", other(states=tuple(set(row.states) - {state}))


def main():
    regentd, *names = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(regentd, pathlib.Path(folder))
        try:
            walk = Walk(stage, names or pages.names())
            run(walk)
        finally:
            stage.stop()
    changed, unreached = walk.falsify(), list(walk.unreached())
    failed = pages.faults() + walk.failed
    for line in failed[:50]:
        print(line)
    for line in unreached:
        print(f"not reached: {line}")
    print(f"{len(walk.documents)} states, {len(walk.refusals)} calls, {len(walk.done)} of them carried out")
    print(f"{changed} changes of the tables, {len(failed)} failed")
    sys.exit(1 if failed else 0)


def run(walk):
    stage = walk.stage
    walk.complete()
    for id, roles in MAKING.items():
        stage.give(id, *((role, "*") for role in roles))
    walk.make(is_late=True)
    if walk.documents:
        stage.restart(MONTH)
        while stage.owner.unary("ScheduleService/ScheduleTick", {
                "mutation": {"idempotency_key": f"lifecycle-tick-{next(stage.numbers):09d}"}}).more:
            pass
    walk.make(is_late=False)
    walk.check_states()
    for role in HELD:
        walk.give(role)
        walk.refuse(role)
        walk.succeed(role)
    walk.failed += stage.unseen()


if __name__ == "__main__":
    main()
