import ArgumentParser
import Foundation
import RegentMessages
import RegentProofs
import RegentText

/// Checks the file of a report without a daemon.
struct ReportVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "verify", "Checks the signature of a report's file, without a daemon.",
        examples: """
            regent report verify october.json --key regent.example/log+1a2b3c4d+AZ...
            regent report verify october.json --key "$(cat log.vkey)" --html october.html
            """,
        notes: """
            The key is the public one of the ledger's checkpoints, got from the operator by
            another way than the report. The pages that are written are made of the file.
            """, asksDaemon: false)

    @Argument(help: "The file that --file of generate or show has written; - is stdin.", completion: .file())
    var path: String
    @Option(help: ArgumentHelp("Public key of the ledger's checkpoints.", valueName: "vkey"))
    var key: String
    @Option(
        help: ArgumentHelp("Write it as one page of HTML to this file; - is stdout.", valueName: "file"),
        completion: .file())
    var html: String?
    @Option(
        help: ArgumentHelp("Write it as Markdown to this file; - is stdout.", valueName: "file"), completion: .file())
    var markdown: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
        let verifier: NoteVerifier
        let report: SignedReport
        do { verifier = try NoteVerifier(vkey: key) } catch {
            throw CommandFailure(describing: error.description, at: "--key")
        }
        do {
            report = try SignedReport(parsing: try Self.bytes(of: path))
            try report.verify(by: verifier)
        } catch let error as NoteError {
            throw CommandFailure(describing: error.description, at: path)
        }
        let content: ReportContent
        do { content = try ReportContent(json: report.content) } catch {
            throw CommandFailure(
                "\(path) is signed, and this release cannot read it: \(error.description)",
                hint: "use the release that made it, or a later one")
        }
        let signature = "Signed by \(verifier.name) over \(report.statement.size) entries of the ledger."
        if let html { try FinishedFile.write(ComplianceReportPage(content, signature: signature).html, to: html) }
        if let markdown {
            try FinishedFile.write(ComplianceReportText(content, signature: signature).markdown, to: markdown)
        }
        guard html != "-", markdown != "-" else { return }
        let root = Base64Text.text(report.statement.root.bytes)
        output.write(
            content,
            tables: [
                Table(fields: [
                    ("signed_by", verifier.name), ("ledger_revision", "\(report.statement.size)"), ("root", root),
                    ("pack", content.pack?.id ?? ""), ("scope", content.scope),
                ]), content.controlTable,
            ])
        Terminal.say("\(path.printable) is as \(verifier.name.printable) has signed it")
    }

    /// A pipe gives what it has, so it is asked until its end.
    private static func bytes(of path: String) throws -> [UInt8] {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let handle else { throw CommandFailure("\(path) cannot be read", places: [path]) }
        var bytes: [UInt8] = []
        do {
            while bytes.count <= SignedReport.bytesMax, let part = try handle.read(upToCount: 1 << 16), !part.isEmpty {
                bytes += part
            }
        } catch { throw CommandFailure("\(path) cannot be read: \(error.localizedDescription)", places: [path]) }
        return bytes
    }
}

extension CommandFailure {
    /// What a reader of a signed text says, in a place.
    fileprivate init(describing problem: String, at place: String) {
        self.init(problem, places: [place])
    }
}
