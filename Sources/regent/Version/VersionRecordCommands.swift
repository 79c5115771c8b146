import ArgumentParser
import Foundation
import RegentClient
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// Prints the configuration file of a version.
struct VersionConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "config",
        "The configuration file of a version, as JSON.",
        examples: """
            regent version config triage/1.0.1 > model_config.json
            """)

    @OptionGroup var place: VersionPlace
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let version = try await connection.withClient { try await $0.document(VersionNoun.self, place.name) }
        Terminal.write(VersionRecord.configuration(of: version).text(pretty: true).printableJSON + "\n")
    }
}

/// Prints the historical records of a model, or the changes of one version.
struct VersionHistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "history",
        "The records of a model's versions, or the changes of one version.",
        examples: """
            regent version history triage
            regent version history triage -o json
            regent version history triage/1.0.1
            regent version history triage/1.0.1 --changes
            """,
        notes: """
            Of a model: each version with its weights, thresholds, performance and status,
            the lowest first. Of a version: its changes in the ledger, oldest first.
            """)

    @Argument(help: "The model, triage or models/triage, or a version, triage/1.0.1.")
    var subject: HistorySubjectArgument
    @OptionGroup var history: HistoryOptions

    func run() async throws {
        switch subject {
        case .version(let name): try await history.run(name)
        case .model(let name): try await records(of: name)
        }
    }

    private func records(of model: String) async throws {
        let versions = try await history.connection.withClient { try await $0.versions(of: model) }
        let all = VersionRecord.history(of: versions, at: VersionClock.now)
        let records = history.limit.count == 0 ? all : Array(all.prefix(history.limit.count))
        history.output.write(
            { JSONValue.array(records).text(pretty: $0) }, items: { records.map { $0.text() } },
            tables: [Self.table(records)])
        if records.count < all.count { ListLimit.reportMore() }
    }

    /// A column for each key.
    private static func table(_ records: [JSONValue]) -> Table {
        let keys = VersionRecord.history(of: ModelVersion(), among: [], at: 0).members?.map(\.key) ?? []
        return Table(
            keys.map { Table.Column.text($0) }, rows: records.map { record in keys.map { record[$0]?.words ?? "" } })
    }
}

/// A model or a version.
enum HistorySubjectArgument: ExpressibleByArgument, Sendable {
    case model(String)
    case version(String)

    init?(argument: String) {
        if let model = VersionedModelArgument(argument: argument) {
            self = .model(model.name)
        } else if let version = VersionArgument(argument: argument) {
            self = .version(version.name)
        } else {
            return nil
        }
    }

    static var defaultCompletionKind: CompletionKind { VersionedModelArgument.defaultCompletionKind }
}

/// Prints how far each released version of a model is supported.
struct VersionSupportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "support",
        "How far each released version of a model is supported now, and until when.",
        examples: """
            regent version support triage
            """,
        notes: """
            A PATCH takes the place of its line at once. A MINOR or MAJOR release gives the
            version before it four weeks of maintenance, and its callers eight weeks to
            migrate.
            """)

    @Argument(help: "The model, triage or models/triage.")
    var model: VersionedModelArgument
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let versions = try await connection.withClient { try await $0.versions(of: model.name) }
        let now = VersionClock.now
        let rows: [JSONValue] = VersionRecord.ordered(versions).reversed().compactMap { version in
            VersionSupport.of(version, among: versions, at: now).map { Self.row(version, $0) }
        }
        let keys = ["version", "released_at", "support", "maintenance_end_time", "migration_end_time", "successor"]
        output.write(
            { JSONValue.array(rows).text(pretty: $0) }, items: { rows.map { $0.text() } },
            tables: [
                Table(keys.map { Table.Column.text($0) }, rows: rows.map { row in keys.map { row[$0]?.words ?? "" } })
            ])
    }

    private static func row(_ version: ModelVersion, _ support: VersionSupport) -> JSONValue {
        func time(_ time: Timestamp?) -> JSONValue { time?.rfc3339Short.map { .string($0) } ?? .null }
        return .object([
            .init("version", .string(version.version)), .init("released_at", time(version.releaseTime)),
            .init("support", .string(support.level.rawValue)),
            .init("maintenance_end_time", time(support.maintenanceEnd)),
            .init("migration_end_time", time(support.migrationEnd)),
            .init("successor", support.successor.map { .string($0) } ?? .null),
        ])
    }
}

/// Prints the release checklist of a version.
struct VersionChecklistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "checklist",
        "The release checklist of a version: what is done, and what is open.",
        examples: """
            regent version checklist triage/1.0.1
            """)

    @OptionGroup var place: VersionPlace
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (version, base) = try await connection.withClient { client in
            let version = try await client.document(VersionNoun.self, place.name)
            return (
                version, version.base.isEmpty ? nil : try await client.document(VersionNoun.self, version.base)
            )
        }
        // The release gives a tag where none is named.
        let tag = version.tag.isEmpty ? "v\(version.version)" : version.tag
        let rows = ReleaseChecklist(of: version, base: base, tag: tag).items.map { item in
            [
                item.item.name, item.isDone ? "done" : "open", item.isComputed ? "the daemon" : answerer(item, version),
                item.note,
            ]
        }
        let keys = ["item", "status", "answered_by", "note"]
        let values = rows.map { row in
            JSONValue.object(zip(keys, row).map { .init($0.0, .string($0.1)) })
        }
        output.write(
            { JSONValue.array(values).text(pretty: $0) }, items: { values.map { $0.text() } },
            tables: [Table(keys.map { Table.Column.text($0) }, rows: rows)])
    }

    private func answerer(_ item: ReleaseChecklist.Item, _ version: ModelVersion) -> String {
        version.releaseAnswers.first { $0.item == item.item }?.answeredBy ?? ""
    }
}

/// Prints the changelog of a model.
struct ChangelogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "changelog",
        "The changelog of a model: its released versions, the newest first.",
        examples: """
            regent changelog triage > CHANGELOG.md
            """)

    @Argument(help: "The model, triage or models/triage.")
    var model: VersionedModelArgument
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let versions = try await connection.withClient { try await $0.versions(of: model.name) }
        Terminal.write(VersionChangelog.text(of: model.name, versions).printableLines)
    }
}

/// The time that support is computed for.
enum VersionClock {
    /// Microseconds since 1970.
    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000_000) }
}
