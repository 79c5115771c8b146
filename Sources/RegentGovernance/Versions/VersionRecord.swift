package import RegentMessages
import RegentModel

/// The records of a version, in the keys and the order in which other tools read them.
///
/// - Source: docs/versions.md, "Records".
package enum VersionRecord {
    /// The configuration file of a version: what a service that runs it reads.
    package static func configuration(of version: ModelVersion) -> JSONValue {
        let model = version.decisionModel
        return .object([
            .init("version", .string(version.version)), .init("released_at", time(version.releaseTime)),
            .init("weights", weights(model)), .init("biases", biases(model)),
            .init(
                "thresholds",
                .object([
                    .init("auto", threshold(model?.thresholdAuto)),
                    .init("escalate", threshold(model?.thresholdEscalate)),
                ])),
        ])
    }

    /// The historical record of a version among all of its model.
    ///
    /// - Parameter now: a PATCH that is released by then has taken its place.
    package static func history(
        of version: ModelVersion, among versions: [ModelVersion], at now: Int64
    ) -> JSONValue {
        let successor = successor(of: version, among: versions, at: now)
        let model = version.decisionModel
        return .object([
            .init("version", .string(version.version)), .init("released_at", time(version.releaseTime)),
            .init("weights", weights(model)), .init("threshold_auto", threshold(model?.thresholdAuto)),
            .init("threshold_escalate", threshold(model?.thresholdEscalate)),
            .init("performance", .object(performance(version).map { .init($0.name, .number($0.value)) })),
            .init(
                "status", .string(successor == nil ? version.state.name.asciiLowercased : "superseded")),
            .init("superseded_by", successor.map { .string($0) } ?? .null),
        ])
    }

    /// The records of every version of a model, the lowest first.
    package static func history(of versions: [ModelVersion], at now: Int64) -> [JSONValue] {
        ordered(versions).map { history(of: $0, among: versions, at: now) }
    }

    /// Versions in the order of SemVer.
    package static func ordered(_ versions: [ModelVersion]) -> [ModelVersion] {
        versions.compactMap { version in (try? version.number).map { ($0, version) } }
            .sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Measured numbers: those of every decision model first, the others by name.
    package static func performance(_ version: ModelVersion) -> [(name: String, value: Double)] {
        let first = ["correct_auto", "auto_rate", "ask_rate", "escalate_rate"]
        let others = version.performance.keys.filter { !first.contains($0) }.sorted()
        return (first + others).compactMap { name in version.performance[name].map { (name, $0) } }
    }

    /// The number of the version that took over in prod, or of a PATCH that supersedes at once.
    private static func successor(
        of version: ModelVersion, among versions: [ModelVersion], at now: Int64
    ) -> String? {
        if !version.supersededBy.isEmpty {
            return version.supersededBy.split(separator: "/").last.map(String.init)
        }
        guard let own = try? version.number,
            let name = VersionSupport.of(version, among: versions, at: now)?.successor,
            let patch = try? versions.first(where: { $0.name == name })?.number, patch.isSameLine(as: own)
        else { return nil }
        return patch.description
    }

    private static func weights(_ model: DecisionModel?) -> JSONValue {
        .array((model?.weights ?? []).map { .number($0) })
    }

    /// The default first: it is always there.
    private static func biases(_ model: DecisionModel?) -> JSONValue {
        let biases = model?.biases ?? [:]
        let others = biases.filter { $0.key != "default" }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return .object(
            [.init("default", .number(biases["default"] ?? 0))] + others.map { .init($0.key, .number($0.value)) })
    }

    private static func threshold(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

    private static func time(_ time: Timestamp?) -> JSONValue {
        time?.rfc3339Short.map { .string($0) } ?? .null
    }
}

extension Timestamp {
    /// As RFC 3339 without zeros at the end of the fraction, for example "2024-03-01T00:00:00Z".
    package var rfc3339Short: String? {
        guard var text = rfc3339?.dropLast() else { return nil }
        if text.contains(".") {
            while text.last == "0" { text.removeLast() }
            if text.last == "." { text.removeLast() }
        }
        return text + "Z"
    }
}
