import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Failures of calls, grouped.
struct ErrorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "errors", "Shows failures of calls in groups, and marks groups as resolved.",
        examples: """
            regent errors list
            regent errors show 5f0c1d2e3a4b5968
            regent errors resolve 5f0c1d2e3a4b5968
            """,
        notes: """
            A fault of the daemon makes a group at once; a refusal does when there are 100
            of its kind within a minute.
            """,
        subcommands: [
            ErrorsListCommand.self, ErrorsShowCommand.self, ErrorsResolveCommand.self, ErrorsReopenCommand.self,
        ])
}

/// Lists error groups.
struct ErrorsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "Lists error groups, the most recent first.",
        examples: """
            regent errors list
            regent errors list --state regressed
            regent errors list --method SealRun -o json
            """)

    @Option(help: "Only groups in this state.")
    var state: WordArgument<ErrorGroupState>?
    @Option(help: "Only groups of this method.", completion: .list(MethodDescriptor.all.map(\.method).sorted()))
    var method = ""
    @Option(help: "Maximum number of groups, 500 at most; 0 means 500 (default: 100).", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// Groups of one answer.
    private static let limitMax = 500

    func run() async throws {
        let most = limit.count == 0 ? Self.limitMax : min(limit.count, Self.limitMax)
        let request = ListErrorGroupsRequest(
            state: state?.value ?? .unspecified, method: method, limit: UInt32(most))
        let response = try await connection.withClient { try await $0.listErrorGroups(request) }
        output.write(response, items: response.groups, tables: [Self.table(response.groups)])
        if response.omitted > 0 { ListLimit.reportMore() }
    }

    private static func table(_ groups: [ErrorGroup]) -> Table {
        Table(
            [
                .text("id"), .text("state"), .text("method"), .text("reason"), .text("place"), .count("count"),
                .text("last_time"),
            ],
            rows: groups.map { group in
                [
                    group.id, group.state.name.lowercased(), group.method.methodWord, group.reason, group.place,
                    "\(group.count)", TimeText.of(group.lastTime),
                ]
            })
    }
}

/// Shows an error group.
struct ErrorsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "show", "Shows an error group with its last ten failures.",
        examples: """
            regent errors show 5f0c1d2e3a4b5968
            """,
        notes: """
            Messages have "…" for numbers, paths, names and quoted texts. The log has the
            lines of a failure under its trace_id and its request_id.
            """)

    @Argument(help: "Id of the group.")
    var id: String
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient { try await $0.getErrorGroup(GetErrorGroupRequest(id: id)) }
        let group = response.group ?? ErrorGroup()
        output.write(response, tables: [group.table, Self.samples(group)])
    }

    private static func samples(_ group: ErrorGroup) -> Table {
        Table(
            [.text("time"), .text("trace_id"), .text("request_id"), .text("principal"), .text("message")],
            rows: group.samples.map {
                [TimeText.of($0.time), $0.traceId, $0.requestId, $0.principal, $0.message]
            })
    }
}

/// Resolves an error group.
struct ErrorsResolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "resolve", "Marks an error group as resolved: its cause is gone.",
        examples: """
            regent errors resolve 5f0c1d2e3a4b5968
            """,
        notes: """
            If it fails again, its state is REGRESSED.
            """)

    @Argument(help: "Id of the group.")
    var id: String
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = ResolveErrorGroupRequest(id: id)
        let response = try await connection.withClient { try await $0.resolveErrorGroup(request) }
        output.write(response, tables: [(response.group ?? ErrorGroup()).table])
    }
}

/// Reopens an error group.
struct ErrorsReopenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "reopen", "Opens a resolved error group again: its cause is not gone.",
        examples: """
            regent errors reopen 5f0c1d2e3a4b5968
            """)

    @Argument(help: "Id of the group.")
    var id: String
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = ReopenErrorGroupRequest(id: id)
        let response = try await connection.withClient { try await $0.reopenErrorGroup(request) }
        output.write(response, tables: [(response.group ?? ErrorGroup()).table])
    }
}

extension ErrorGroup {
    /// Its fields, without its samples.
    fileprivate var table: Table {
        var fields = [
            ("id", id), ("state", state.name.lowercased()), ("method", method), ("code", code), ("reason", reason),
            ("place", place), ("count", NumberText.grouped(count)), ("first_time", TimeText.of(firstTime)),
            ("first_release", firstRelease), ("last_time", TimeText.of(lastTime)), ("last_release", lastRelease),
        ]
        if resolveTime != nil {
            fields += [
                ("resolved_by", resolvedBy), ("resolve_time", TimeText.of(resolveTime)),
                ("resolved_release", resolvedRelease), ("regressions", "\(regressions)"),
            ]
        }
        return Table(fields: fields)
    }
}

extension String {
    /// The name of a method within its service.
    var methodWord: String { split(separator: "/").last.map(String.init) ?? self }
}
