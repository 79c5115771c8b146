import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentText

/// Prints one document with its timeline and what can be done next.
struct NounDescribeCommand<N: CLINoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "describe", "Shows \(N.anExample) with its changes, and who may change it next, and how.",
            examples: N.command("describe") + "\n" + N.command("describe", N.example + " --limit 0"),
            notes: """
                The verbs are those that the lifecycle allows in the present state. Rules about
                other documents may still refuse one. The column "allowed" is about you:
                whether you hold one of the roles or permissions.
                """)
    }

    @OptionGroup var place: N.Place
    @Option(help: "Maximum number of changes, newest kept; 0 means all (default: 10).", transform: ListLimit.init)
    var limit = ListLimit(standard: 10)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (document, entries, steps) = try await connection.withClient { client in
            let document = try await client.document(N.self, place.name)
            let name = document.name
            let timeline = try await Pages.collect(limit: 0) { size, token in
                let page = try await client.getHistory(
                    GetHistoryRequest(name: name, pageSize: size, pageToken: token))
                return (page.entries, page.nextPageToken)
            }
            var steps: [NextStep] = []
            for row in document.legalNext {
                steps.append(try await NextStep(row, of: document, N.self, client))
            }
            return (document, timeline.items, steps)
        }
        let shown = limit.count == 0 ? entries[...] : entries.suffix(limit.count)
        output.write(
            { pretty in
                JSONValue.object([
                    .init("document", document.jsonValue), .init("timeline", .array(shown.map(\.jsonValue))),
                    .init("verbs", .array(steps.map(\.document))),
                ]).text(pretty: pretty)
            }, tables: N.page(of: document) + [LedgerRows.table(Array(shown)), NextStep.table(steps)])
        if shown.count < entries.count {
            let all = N.command("history", N.text(ofName: document.name))
            Terminal.say("\(entries.count - shown.count) older changes: \(all)")
        }
    }
}

/// A verb that is legal next.
struct NextStep: Sendable {
    /// Name of the method, for example "ArchiveEnvironment".
    let verb: String
    /// Permissions, any of which suffices.
    let permissions: [String]
    /// Roles that give one of them.
    let roles: [String]
    /// Who of those who hold it, for example "not the asker: principals/ada".
    let actor: String
    /// What the caller must say, for example "reason".
    let asks: [String]
    /// Whether the caller holds the permission; nil if the daemon does not tell.
    let isAllowed: Bool?
    /// The command that carries it out.
    let command: String

    init<N: CLINoun>(
        _ row: Transition<N.D>, of document: N.D, _ noun: N.Type, _ client: RegentClient
    ) async throws {
        verb = row.method.method
        permissions = row.method.requireAny
        roles = RolePermissions.roles(givingAnyOf: permissions.map { Permission($0) }).map(\.name)
        actor = row.actor.text(for: document)
        asks = (row.needsReason ? ["reason"] : []) + (row.needsEtag ? ["etag"] : [])
        command = Nouns.command(for: row.method, N.text(ofName: document.name), reason: row.needsReason)
        isAllowed = try await Self.isAllowed(CanIRequest(action: row.method.name, resource: document.name), client)
    }

    private static func isAllowed(_ question: CanIRequest, _ client: RegentClient) async throws -> Bool? {
        do { return try await client.canI(question).allowed } catch {
            guard error.code == .permissionDenied else { throw error }
            return nil
        }
    }

    /// One row a verb.
    static func table(_ steps: [NextStep]) -> Table {
        Table(
            [.text("verb"), .text("who"), .text("allowed"), .text("command")],
            rows: steps.map { step in
                let who = step.roles.isEmpty ? step.permissions : step.roles
                return [
                    step.verb, who.joined(separator: ", ") + (step.actor.isEmpty ? "" : "; " + step.actor),
                    step.isAllowed.map { $0 ? "yes" : "no" } ?? "", step.command,
                ]
            })
    }

    /// As JSON, for programs.
    var document: JSONValue {
        func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
        return .object([
            .init("verb", .string(verb)), .init("require_any", list(permissions)), .init("roles", list(roles)),
            .init("actor", .string(actor)), .init("asks", list(asks)),
            .init("allowed", isAllowed.map(JSONValue.bool) ?? .null), .init("command", .string(command)),
        ])
    }
}

extension ActorRule {
    /// The rule, with the names of those whom it is about.
    fileprivate func text(for document: D) -> String {
        switch self {
        case .anyone, .person, .daemon: description
        case .only(let party), .not(let party, _):
            "\(description): \(party.principals(document).joined(separator: ", "))"
        }
    }
}
