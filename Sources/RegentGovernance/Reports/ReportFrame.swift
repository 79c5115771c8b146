import RegentMessages
package import RegentModel

/// What a report is of: everything that its bytes depend on besides what was stored by then.
package struct ReportFrame: Sendable {
    /// Id of the store.
    package let store: String
    /// What it is about.
    package let scope: Scope
    /// Its period, microseconds since 1970.
    package let period: Range<Int64>
    /// What it is held against.
    package let pack: CompliancePack
    /// SHA-256 of the pack's canonical text.
    package let packDigest: [UInt8]
    /// The first revision of the period.
    package let firstRevision: UInt64
    /// The last revision that it covers.
    package let revision: UInt64
    /// The entry of that revision: when it was committed, microseconds, and its leaf; nil for an empty ledger.
    package let head: (time: Int64, leaf: [UInt8])?
    /// Root of the ledger's tree over the entries up to that revision.
    package let root: [UInt8]
    /// The last batch of outcomes that it covers, in the order of all.
    package let lastOutcomeBatch: UInt64
    /// Whether the store was in single-person mode at that revision.
    package let isSinglePersonMode: Bool
    /// Sources that whoever has it made may not read in its scope.
    package let withheld: Set<String>

    /// A frame, by its parts.
    package init(
        store: String, scope: Scope, period: Range<Int64>, pack: CompliancePack, packDigest: [UInt8],
        firstRevision: UInt64, revision: UInt64, head: (time: Int64, leaf: [UInt8])?, root: [UInt8],
        lastOutcomeBatch: UInt64, isSinglePersonMode: Bool, withheld: Set<String>
    ) {
        self.store = store
        self.scope = scope
        self.period = period
        self.pack = pack
        self.packDigest = packDigest
        self.firstRevision = firstRevision
        self.revision = revision
        self.head = head
        self.root = root
        self.lastOutcomeBatch = lastOutcomeBatch
        self.isSinglePersonMode = isSinglePersonMode
        self.withheld = withheld
    }

    /// The moment whose state it describes, microseconds: the end of its period, or the last entry where that is
    /// earlier.
    package var end: Int64 { min(period.upperBound, head?.time ?? period.lowerBound) }

    /// When the last entry was committed; nil also for a time of a damaged store that no calendar has.
    var revisionTime: Timestamp? {
        head.map { Timestamp(microseconds: $0.time) }.flatMap { $0.rfc3339 == nil ? nil : $0 }
    }

    /// Whether something happened in the period.
    func contains(_ time: Timestamp?) -> Bool { time.map { period.contains($0.microseconds) } ?? false }

    /// Whether a source may be read.
    func reads(_ source: String) -> Bool { !withheld.contains(source) }

    /// A command that lists documents as they were.
    func list(_ words: String, _ filter: String = "") -> String {
        "regent \(words) list --as-of \(revision) --limit 0" + (filter.isEmpty ? "" : " --filter '\(filter)'")
    }

    /// A command that prints the entries of the period.
    func watch(_ kinds: [String]) -> String {
        "regent watch --from \(firstRevision)" + kinds.map { " --kind \($0)" }.joined()
            + " # up to revision \(revision)"
    }

    /// The filter of documents of which a time lies in the period.
    func within(_ field: String) -> String {
        "\(field) >= \"\(ReportText.time(period.lowerBound))\" AND \(field) < \"\(ReportText.time(period.upperBound))\""
    }
}

/// Texts of cells and statements.
enum ReportText {
    /// For example "2026-01-02T03:04:05.000006Z"; "–" where there is none.
    static func time(_ time: Timestamp?) -> String { time?.rfc3339 ?? "–" }

    static func time(_ micros: Int64) -> String { time(Timestamp(microseconds: micros)) }

    /// A share of a count in per cent with two decimals, cut off; "–" of none.
    static func percent(_ part: UInt64, of whole: UInt64) -> String {
        guard whole > 0 else { return "–" }
        let (hundredths, _) = whole.dividingFullWidth(min(part, whole).multipliedFullWidth(by: 10_000))
        let digits = "\(hundredths % 100)"
        return "\(hundredths / 100).\(digits.count < 2 ? "0" : "")\(digits) %"
    }

    /// A count with its noun.
    static func count(_ count: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? one + "s")"
    }

    /// Counts by a word, for example "2 HIGH, 1 LOW": words in their order.
    static func counts(_ counts: [String: UInt64]) -> String {
        counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { "\($0.value) \($0.key.isEmpty ? "UNSPECIFIED" : $0.key)" }.joined(separator: ", ")
    }

    /// Names in one cell.
    static func names(_ names: [String]) -> String { names.joined(separator: ", ") }

    static func flag(_ value: Bool) -> String { value ? "yes" : "no" }
}

/// The rows of a table, of which so many are kept that a report stays a document: the first ones.
struct ReportRows: Sendable {
    private static let rowsMax = 100
    private static let bytesMax = 44 << 10
    private static let cellBytesMax = 240

    private var table: ReportTable
    private var bytes = 0

    init(_ caption: String, query: String, _ columns: String...) {
        table = ReportTable(caption: caption, query: query, columns: columns)
    }

    /// Rows so far, also those that are left out.
    var total: UInt64 { table.total }

    /// The revisions of the rows that are kept, at most 32.
    var revisions: [UInt64] { Array(Set(table.rows.map(\.revision)).subtracting([0]).sorted().prefix(32)) }

    mutating func add(_ revision: UInt64, _ cells: String...) {
        precondition(cells.count == table.columns.count, "a cell for each column")
        table.total += 1
        guard table.rows.count < Self.rowsMax, table.rows.count + 1 == Int(clamping: table.total) else { return }
        let shown = cells.map(Self.shown)
        let size = shown.reduce(64) { $0 + $1.utf8.count + 4 }
        guard bytes + size <= Self.bytesMax else { return }
        bytes += size
        table.rows.append(ReportRow(cells: shown, revision: revision))
    }

    /// Counts rows that are left out.
    mutating func leaveOut(_ count: UInt64) {
        let (sum, isOver) = table.total.addingReportingOverflow(count)
        table.total = isOver ? .max : sum
    }

    /// The table; nil where it has no row.
    var made: ReportTable? { total > 0 ? table : nil }

    /// A text without control characters, cut off where it is long.
    private static func shown(_ text: String) -> String {
        var (kept, bytes) = ("", 0)
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
            let shown = isControl ? " " : scalar
            bytes += UTF8.width(shown)
            guard bytes <= cellBytesMax else { return kept + "…" }
            kept.unicodeScalars.append(shown)
        }
        return kept
    }
}

extension ReportSection {
    /// A section, from what was found.
    ///
    /// - Parameters:
    ///   - hasEvidence: whether there is anything to show.
    ///   - isWhole: false where a part has none.
    init(
        _ part: ReportPart, _ frame: ReportFrame, hasEvidence: Bool, isWhole: Bool = true,
        _ statements: [ReportStatement], _ tables: [ReportTable?]
    ) {
        let held = part.sources.filter { !frame.reads($0) }
        let isHeld = !held.isEmpty && held.count == part.sources.count
        var said = statements
        if isHeld { said = [] }
        if !held.isEmpty {
            said.insert(
                ReportStatement(
                    text: "Held back, because whoever had the report made may not read it in this scope: "
                        + ReportText.names(held) + "."), at: 0)
        }
        if !hasEvidence, !isHeld { said.append(ReportStatement(text: "There is no data in this period.")) }
        let evidence: ReportEvidence = !hasEvidence || isHeld ? .absent : isWhole && held.isEmpty ? .present : .partial
        self.init(
            id: part.rawValue, title: part.title, evidence: evidence, statements: said,
            tables: isHeld ? [] : tables.compactMap(\.self))
    }
}
