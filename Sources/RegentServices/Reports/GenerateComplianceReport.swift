import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes and stores a report of what its caller may read.
struct GenerateComplianceReport: PreparedVerb {
    private let made: MadeReport
    private let scope: Scope
    private let reach: ReportReach

    /// As the daemon, which may read everything.
    init(_ request: GenerateComplianceReportRequest, _ context: ServiceContext) async throws {
        try await self.init(request, context, for: .daemon)
    }

    /// Makes it before the writer's turn: it is of what is committed already.
    init(
        _ request: GenerateComplianceReportRequest, _ context: ServiceContext, for caller: Caller
    ) async throws {
        if caller != .daemon { try ComplianceReport.checkNotOfJob(request.name) }
        scope = try ComplianceReport.scope(of: request)
        reach = ReportReach(of: caller, in: scope)
        // One at a time, so that the memory of all is that of one.
        let place = try await context.reportRoom.place()
        defer { withExtendedLifetime(place) {} }
        made = try await ReportGathering(request, in: scope, reach, context).report()
    }

    func decide(
        _ request: GenerateComplianceReportRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ComplianceReport> {
        // What was revoked while it was made is not told after all.
        let now = ReportReach(of: command.actor, in: scope)
        guard now.withheld.isSubset(of: reach.withheld) else {
            throw Refusal(
                .permissionDenied, "permissions of \(command.actor.name) were revoked while the report was made",
                ["method": command.method.name])
        }
        let name =
            request.name.isEmpty
            ? try store.freeName(of: ComplianceReport.self, about: made.content.pack?.id ?? "") : request.name
        guard try store.isFree(ComplianceReport.self, name) else {
            throw Refusal(.alreadyExists, "\(name) exists already; name another one", ["resource": name])
        }
        return try ComplianceReport.generated(made, scope: request.scope, named: name, command)
    }
}

/// What of the sources of a report may be read in a scope.
struct ReportReach: Sendable {
    private static let audit = [Permission("audit.read")]
    private static let outcomes = [Permission("outcome.read")]

    /// Those that may not.
    let withheld: Set<String>

    /// What a caller may read.
    init(of caller: Caller, in scope: Scope) {
        let places = scope == .everything ? [] : [scope.description]
        let sources = Set(ReportPart.allCases.flatMap(\.sources))
        withheld = sources.filter { source in
            switch source {
            // Refused calls and actors lie in the whole store: a report of a scope has none.
            case ReportSource.audit: scope == .everything && !caller.holds(anyOf: Self.audit, for: [])
            case ReportSource.outcomes: !caller.holds(anyOf: Self.outcomes, for: places)
            default: !caller.holds(anyOf: caller.readPermissions(of: source), for: places)
            }
        }
    }
}
