package import RegentMessages

/// The changelog of a model in the form of Keep a Changelog: its released versions, the newest first.
///
/// - Source: keepachangelog.com, 1.1.0; docs/versions.md, "Records".
package enum VersionChangelog {
    /// The whole text.
    package static func text(of model: String, _ versions: [ModelVersion]) -> String {
        let released = VersionRecord.ordered(versions.filter(\.isReleased))
        let head = """
            # Changelog

            Every released version of \(model).
            The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/); versions follow
            [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

            """
        let parts = released.indices.reversed().map { index in
            let version = released[index]
            let base =
                versions.first { $0.name == version.base } ?? (index > 0 ? released[index - 1] : nil)
            return section(of: version, base: base)
        }
        return ([head] + parts).joined(separator: "\n")
    }

    /// The part of one version.
    package static func section(of version: ModelVersion, base: ModelVersion?) -> String {
        let date = version.releaseTime?.rfc3339.map { String($0.prefix(10)) } ?? ""
        var lines = ["## [\(version.version)] - \(date)"]
        let changed = changes(of: version, base: base)
        if !changed.isEmpty { lines += ["### Changed"] + changed.map { "- \($0)" } }
        let metrics = metrics(of: version)
        if !metrics.isEmpty { lines += (changed.isEmpty ? [] : [""]) + ["### Metrics"] + metrics.map { "- \($0)" } }
        return (lines + [""]).joined(separator: "\n")
    }

    /// What was said of the changes, what breaks, and the numbers that differ from those of the base.
    private static func changes(of version: ModelVersion, base: ModelVersion?) -> [String] {
        items(version.changelog) + items(version.breakingChanges).map { "**Breaking:** \($0)" }
            + differences(base?.decisionModel, version.decisionModel)
    }

    /// A line each, without the marks of a list.
    private static func items(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var line = line.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix("- ") || line.hasPrefix("* ") { line = line.dropFirst(2) }
            return line.isEmpty ? nil : String(line)
        }
    }

    private static func differences(_ old: DecisionModel?, _ new: DecisionModel?) -> [String] {
        guard let old, let new else { return [] }
        func line(_ name: String, _ before: String, _ after: String) -> String? {
            before == after ? nil : "\(name): \(before) → \(after)"
        }
        func list(_ values: [Double]) -> String { "[" + values.map(number).joined(separator: ", ") + "]" }
        let names = Set(old.biases.keys).union(new.biases.keys).sorted()
        let biases = names.map { name in
            line("bias \(name)", old.biases[name].map(number) ?? "none", new.biases[name].map(number) ?? "none")
        }
        return
            ([line("weights", list(old.weights), list(new.weights))] + biases + [
                line("threshold_auto", number(old.thresholdAuto), number(new.thresholdAuto)),
                line("threshold_escalate", number(old.thresholdEscalate), number(new.thresholdEscalate)),
            ]).compactMap(\.self)
    }

    private static func metrics(of version: ModelVersion) -> [String] {
        let youden = version.performance[youdenName] ?? version.approval?.impact[youdenName]
        let improved = youden.map { value in
            "Youden index \(value < 0 ? "worsened" : "improved") by \(number(value.magnitude))"
        }
        let measured = VersionRecord.performance(version).filter { $0.name != youdenName }.map { name, value in
            "\(title(name)): \(ModelVersion.isRate(name) ? percent(value) : number(value))"
        }
        return [improved].compactMap(\.self) + measured
    }

    private static let youdenName = "youden_improvement"

    private static func title(_ name: String) -> String {
        guard name != "correct_auto" else { return "Auto-resolve accuracy" }
        let words = name.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// With one decimal, where it is not 0.
    private static func percent(_ value: Double) -> String { number((value * 1_000).rounded() / 10) + "%" }

    private static func number(_ value: Double) -> String { JSONValue.number(value).text() }
}
