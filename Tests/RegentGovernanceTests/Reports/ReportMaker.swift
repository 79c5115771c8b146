import RegentGovernance
import RegentMessages
import RegentModel

/// Reports of the second from 10 to 11 s of 1970, as tests need them.
enum ReportMaker {
    static let from: Int64 = 10_000_000
    static let to: Int64 = 11_000_000
    /// A moment of the period.
    static let during = Timestamp(microseconds: 10_500_000)
    /// A moment before it.
    static let before = Timestamp(microseconds: 9_000_000)

    static func builder(
        scope: String = "*", withheld: Set<String> = [], isSinglePersonMode: Bool = false, head: Int64 = 10_900_000,
        pack: String = "internal"
    ) throws -> ComplianceReportBuilder {
        ComplianceReportBuilder(
            ReportFrame(
                store: "0a", scope: try Scope(scope), period: from..<to, pack: try PackLibrary().pack(pack),
                packDigest: [1], firstRevision: 5, revision: 9, head: (head, [2]), root: [3], lastOutcomeBatch: 3,
                isSinglePersonMode: isSinglePersonMode, withheld: withheld))
    }

    /// An entry of the period.
    static func entry<Request: Message, Response: Message>(
        _ document: some Document, _ method: Method<Request, Response>, by actor: String, revision: UInt64 = 7,
        event: String = "x", role: String = "APPROVER", time: Timestamp = during
    ) -> LedgerEntry {
        LedgerEntry(
            revision: revision, time: time, actor: "principals/\(actor)", role: role, method: method.descriptor.name,
            resource: document.name, event: event, payload: document.encoded())
    }

    static func section(_ builder: ComplianceReportBuilder, _ part: ReportPart) -> ReportSection {
        builder.content.sections.first { $0.id == part.rawValue } ?? ReportSection()
    }
}
