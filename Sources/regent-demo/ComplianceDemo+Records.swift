import Foundation

/// The second part: the report of the month, the proof of an entry, and what becomes of them when a byte is changed.
extension ComplianceDemo {
    /// What leaves the store, and the key that checks it.
    struct Records {
        let report: String
        let proof: String
        let checkpoint: String
        let key: String
    }

    /// Places in a file at which a byte is changed, evenly spread.
    private static let flipCount = 8

    func report() async throws -> Records {
        people.head("Ruth makes the report of the month")
        let month = String(Date().formatted(.iso8601).prefix(7))
        let (file, text) = (people.folder.file("report.json"), people.folder.file("report.md"))
        try by(Self.auditor).run(
            "report", "generate", "--month", month, "--file", file, "--markdown", text, "--html",
            people.folder.file("report.html"))
        let closed = try incidents(source: "SLA").first ?? [:]
        try checkText(of: text, [Self.id(of: closed), "GATE_WAIVER", "overrides/spring", "overrides/rush"])

        people.head("She keeps a checkpoint, and the proof that the ledger has the end of the incident")
        let (proof, checkpoint) = (people.folder.file("closed.tlog-proof"), people.folder.file("month.checkpoint"))
        guard let revision = closed["revision"] as? Int else { throw DemoError("the incident has no revision") }
        try await published(revision)
        try by(Self.auditor).run("ledger", "prove", "\(revision)", "--file", proof)
        try by(Self.auditor).run(["ledger", "checkpoint"], into: checkpoint)
        let key = try by(Self.auditor).object("ledger", "checkpoint")?["verifier_key"] as? String
        guard let key else { throw DemoError("the checkpoint names no key") }
        return Records(report: file, proof: proof, checkpoint: checkpoint, key: key)
    }

    /// That a report shows what happened, and that it does not judge.
    private func checkText(of path: String, _ words: [String]) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for word in words where !text.contains(word) { throw DemoError("the report has no \(word)") }
        for word in ["is compliant", "are compliant", "complies with"] where text.lowercased().contains(word) {
            throw DemoError("the report says that somebody \(word)")
        }
    }

    /// Returns once a checkpoint has an entry: there is one a second while the ledger grows.
    private func published(_ revision: Int) async throws {
        let end = ContinuousClock.now + .seconds(10)
        while true {
            let checkpoint = try by(Self.auditor).object("ledger", "checkpoint")
            let size = checkpoint?["tree_size"]
            let count = size as? Int ?? (size as? String).flatMap(Int.init) ?? 0
            if count >= revision { return }
            guard .now < end else { throw DemoError("no checkpoint has revision \(revision) after ten seconds") }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    // MARK: Verification

    func checkRecords(_ records: Records) throws {
        people.head("Whoever has the files and the key checks them without the daemon")
        let offline = people.programs.offline
        try offline.run("report", "verify", records.report, "--key", records.key)
        try offline.run("ledger", "verify", "--offline", records.proof, "--key", records.key)
        try offline.run("ledger", "verify", "--offline", records.checkpoint, "--key", records.key)

        people.head("A byte that is changed, wherever it is, is found")
        try flip(records.report) { try offline.refuse("report", "verify", $0, "--key", records.key) }
        for file in [records.proof, records.checkpoint] {
            try flip(file) { try offline.refuse("ledger", "verify", "--offline", $0, "--key", records.key) }
        }
    }

    /// Hands over copies of a file, each with another byte changed.
    private func flip(_ path: String, _ check: (String) throws -> Void) throws {
        let content = try Data(contentsOf: URL(fileURLWithPath: path))
        let copy = path + ".changed"
        for number in 0..<Self.flipCount {
            let place = content.count * (2 * number + 1) / (2 * Self.flipCount)
            var changed = content
            changed[place] ^= 1
            try changed.write(to: URL(fileURLWithPath: copy))
            do { try check(copy) } catch { throw DemoError("byte \(place) of \(path): \(error)") }
        }
        say("\(Self.flipCount) changed copies of \(URL(fileURLWithPath: path).lastPathComponent) were refused")
    }

    /// Changes a byte of an entry behind the daemon's back: the daemon does not serve the store, or its check finds it.
    func changedLedger() async throws {
        people.head("Somebody changes a reason in the store while the daemon is away")
        let file = URL(fileURLWithPath: data + "/regent.db")
        var content = try Data(contentsOf: file)
        guard let place = content.range(of: Data(Self.reason.utf8)) else {
            throw DemoError("the ledger has no such reason")
        }
        content[place.lowerBound] ^= 1
        try content.write(to: file)
        let daemon = try people.programs.startDaemon(data: data)
        defer { if daemon.isRunning { daemon.terminate() } }
        for _ in 0..<200 where daemon.isRunning {
            guard try by(Self.auditor).object("status") == nil else {
                try by(Self.auditor).run("ledger", "verify", expecting: GovernanceDemo.failed)
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        guard !daemon.isRunning else { throw DemoError("the daemon neither serves nor ends within ten seconds") }
        guard daemon.terminationStatus != 0 else { throw DemoError("the daemon ended as if all were well") }
        say("the daemon does not serve it: exit \(daemon.terminationStatus)")
    }
}
