package import RegentMessages
package import RegentModel

/// What a report was made of, once it is.
package struct MadeReport: Sendable {
    /// What it says.
    package let content: ReportContent
    /// The same as canonical JSON.
    package let text: String
    /// SHA-256 of that.
    package let digest: [UInt8]
    /// Signed note of it; empty where the daemon has no key.
    package let note: String
    /// Breaches of duties outside single-person mode.
    package let findings: UInt64
    /// Sections that are held back, or have a part that is.
    package let withheld: [String]

    /// A report, by its parts.
    package init(
        content: ReportContent, text: String, digest: [UInt8], note: String, findings: UInt64, withheld: [String]
    ) {
        self.content = content
        self.text = text
        self.digest = digest
        self.note = note
        self.findings = findings
        self.withheld = withheld
    }
}

extension ComplianceReport {
    /// Microseconds of a period, at most: 400 days.
    private static let periodMax: Int64 = 400 * 86_400_000_000

    /// The period of a request.
    ///
    /// - Throws: `Refusal` REPORT_INVALID for one that is empty, too long, or begins in the future.
    package static func period(
        of request: GenerateComplianceReportRequest, now: Int64
    ) throws(Refusal) -> Range<Int64> {
        // Beyond these years no report can write a time.
        guard let from = request.fromTime, from.rfc3339 != nil else {
            throw invalid("from_time is no time between the years 1 and 9999", "from_time")
        }
        guard let to = request.toTime, to.rfc3339 != nil else {
            throw invalid("to_time is no time between the years 1 and 9999", "to_time")
        }
        let (first, end) = (from.microseconds, to.microseconds)
        guard first < end else { throw invalid("the period is empty: to_time must be after from_time", "to_time") }
        guard end - first <= periodMax else {
            throw invalid("a period has at most 400 days; make several reports", "to_time")
        }
        guard first < now else { throw invalid("the period begins in the future", "from_time") }
        return first..<end
    }

    /// The scope of a request.
    ///
    /// - Throws: `Refusal` REPORT_INVALID for what is none.
    package static func scope(of request: GenerateComplianceReportRequest) throws(Refusal) -> Scope {
        do { return try Scope(request.scope) } catch {
            throw invalid("scope must be models/{model} or environments/{environment}, or empty", "scope")
        }
    }

    /// The name of the report that a job makes of a month. Nobody else takes it: a job must not fail because somebody
    /// had its name first.
    ///
    /// - Parameters:
    ///   - job: its id.
    ///   - month: for example "2026-10".
    package static func name(ofJob job: some StringProtocol, month: some StringProtocol) -> String {
        // An id has at most 128 characters, of which the month needs 8.
        "\(kind)/\(job.prefix(120))@\(month)"
    }

    /// Refuses a name that is kept for the report of a job.
    ///
    /// - Throws: `Refusal` REPORT_INVALID.
    package static func checkNotOfJob(_ name: String) throws(Refusal) {
        let end = name.utf8.suffix(8).map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 ? UInt8(ascii: "0") : $0 }
        guard end == Array("@0000-00".utf8) else { return }
        throw invalid("names that end with @ and a month are those of jobs; name another one, or none", "name")
    }

    /// A refusal of a request for a report.
    package static func invalid(_ message: String, _ field: String) -> Refusal {
        Refusal(.reportInvalid, message, ["field": field])
    }

    /// A new report.
    ///
    /// - Parameters:
    ///   - made: what it says.
    ///   - name: its name.
    package static func generated(
        _ made: MadeReport, scope: String, named name: String, _ command: Command
    ) throws(Refusal) -> Change<ComplianceReport> {
        let content = made.content
        func count(_ evidence: ReportEvidence) -> UInt32 {
            UInt32(clamping: content.controls.count { $0.evidence == evidence })
        }
        return try creating(command) { report in
            report = ComplianceReport(
                name: name, state: .generated, scope: scope, fromTime: content.fromTime, toTime: content.toTime,
                pack: content.pack?.id ?? "", packVersion: content.pack?.version ?? "",
                ledgerRevision: content.ledgerRevision, lastOutcomeBatch: content.lastOutcomeBatch,
                generatedBy: command.actor.name, withheld: made.withheld,
                controlsPresent: count(.present), controlsPartial: count(.partial), controlsAbsent: count(.absent),
                findings: made.findings, contentDigest: made.digest, note: made.note, content: made.text)
        }
    }
}
