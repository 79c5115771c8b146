import RegentMessages
import RegentModel

/// That the record is whole: entries of the period follow each other, and each leaf is that of its entry.
struct ReportLedger: Sendable {
    /// Revisions that a statement names.
    private static let revisionsMax = 32

    private let frame: ReportFrame
    private var entries: UInt64 = 0
    private var wrong: [UInt64] = []
    private var wrongCount: UInt64 = 0
    private var erased: [UInt64] = []
    private var erasedCount: UInt64 = 0

    init(_ frame: ReportFrame) { self.frame = frame }

    /// An entry of the period.
    ///
    /// - Parameter isProven: whether its leaf hash is that of what it says.
    mutating func add(_ entry: LedgerEntry, isProven: Bool) {
        entries += 1
        if entry.textErased {
            erasedCount += 1
            if erased.count < Self.revisionsMax { erased.append(entry.revision) }
        }
        guard !isProven else { return }
        wrongCount += 1
        if wrong.count < Self.revisionsMax { wrong.append(entry.revision) }
    }

    /// A ledger is whole or not, whatever of it a report is about.
    private var place: String { frame.scope == .everything ? "" : ", in the whole ledger" }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if let head = frame.head {
            statements.append(
                ReportStatement(
                    text: "The report covers revisions 1 to \(frame.revision); the leaf of the last one is "
                        + "\(HexText.text(head.leaf)).",
                    query: "regent ledger verify", revisions: [frame.revision]))
            if !frame.root.isEmpty {
                statements.append(
                    ReportStatement(
                        text: "The root of the tree over these entries is \(Base64Text.text(frame.root)); every later "
                            + "checkpoint of the ledger can prove that it continues it.",
                        query: "regent ledger checkpoint", revisions: [frame.revision]))
            }
        }
        if entries > 0 {
            let some = "\(ReportText.count(entries, "entry was", "entries were")) written in the period\(place)"
            statements.append(
                ReportStatement(
                    text: wrongCount == 0
                        ? "\(some); each has the leaf hash of what it says."
                        : "\(some); \(wrongCount) do not have the leaf hash of what they say.",
                    query: "regent ledger verify", revisions: wrong, finding: wrongCount > 0))
        }
        if erasedCount > 0 {
            let some = ReportText.count(erasedCount, "entry of the period was", "entries of the period was")
            statements.append(
                ReportStatement(
                    text: "The text of \(some) erased\(place); "
                        + "the duties of what was done there could not be replayed.",
                    query: "regent ledger erase", revisions: erased))
        }
        return ReportSection(
            .ledger, frame, hasEvidence: frame.head != nil, isWhole: wrongCount == 0, statements, [])
    }
}
