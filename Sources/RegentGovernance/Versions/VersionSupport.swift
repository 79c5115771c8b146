package import RegentMessages
import RegentModel

/// How far a released version is supported, and until when; computed from the releases of its model.
///
/// A PATCH takes the place of the versions of its line at once. The first release of a higher line, a MINOR or MAJOR
/// one, gives the version before it four weeks of maintenance and its callers eight weeks to migrate; versions before
/// that are unsupported from then on. A pre-release takes the place of pre-releases only.
/// - Source: docs/versions.md, "Support".
package struct VersionSupport: Sendable, Hashable {
    /// How far.
    package enum Level: String, Sendable, CaseIterable {
        /// The newest version of the model.
        case full = "FULL"
        /// The version before the newest line, for four weeks.
        case maintenance = "MAINTENANCE"
        case unsupported = "UNSUPPORTED"
    }

    /// How far.
    package let level: Level
    /// End of maintenance, also where it is past; nil where there is or was none.
    package let maintenanceEnd: Timestamp?
    /// End of the migration that a MINOR or MAJOR release began; nil where none did.
    package let migrationEnd: Timestamp?
    /// The release that took its place; nil for the newest.
    package let successor: String?

    /// Microseconds of maintenance after a MINOR or MAJOR release.
    package static let maintenanceMicros: Int64 = 28 * 86_400_000_000
    /// Microseconds to migrate after a MINOR or MAJOR release.
    package static let migrationMicros: Int64 = 56 * 86_400_000_000

    /// The support of a version at a time.
    ///
    /// - Parameter versions: every version of the model.
    /// - Returns: nil for a version that is not released by then.
    package static func of(
        _ version: ModelVersion, among versions: [ModelVersion], at now: Int64
    ) -> VersionSupport? {
        guard let own = Release(version), own.time <= now else { return nil }
        let releases = versions.filter { $0.name != version.name }.compactMap { Release($0) }
            .filter { $0.isInUse && $0.time <= now && (own.number.isPreRelease || !$0.number.isPreRelease) }
        let above = releases.filter { $0.number > own.number }
        let sameLine = above.filter { $0.number.isSameLine(as: own.number) }
        if let patch = sameLine.max(by: { $0.number < $1.number }) { return ended(patch.name) }
        let isEnded = !own.isInUse || version.state == .retired
        guard let next = above.min(by: { $0.number < $1.number }) else {
            return isEnded
                ? ended(nil)
                : VersionSupport(level: .full, maintenanceEnd: nil, migrationEnd: nil, successor: nil)
        }
        // The next line begins with the first of its versions, which need not be its lowest.
        let line = above.filter { $0.number.isSameLine(as: next.number) }
        let begin = line.map(\.time).min() ?? next.time
        let successor = line.max { $0.number < $1.number }?.name
        let isPrevious = line.count == above.count
        let maintenanceEnd = isPrevious ? begin.adding(maintenanceMicros) : nil
        let isMaintained = maintenanceEnd.map { now < $0 } ?? false
        return VersionSupport(
            level: isMaintained && !isEnded ? .maintenance : .unsupported,
            maintenanceEnd: maintenanceEnd.map { Timestamp(microseconds: $0) },
            migrationEnd: Timestamp(microseconds: begin.adding(migrationMicros)), successor: successor)
    }

    private static func ended(_ successor: String?) -> VersionSupport {
        VersionSupport(level: .unsupported, maintenanceEnd: nil, migrationEnd: nil, successor: successor)
    }

    /// A version that was released.
    private struct Release {
        let name: String
        let number: SemVer
        let time: Int64
        /// Whether it takes another's place: one that was given up without a successor does not.
        let isInUse: Bool

        init?(_ version: ModelVersion) {
            guard let time = version.releaseTime, let number = try? version.number else { return nil }
            (name, self.number, self.time) = (version.name, number, time.microseconds)
            let hasEnded = version.state == .deprecated || version.state == .retired
            isInUse = !hasEnded || !version.supersededBy.isEmpty
        }
    }
}

extension Int64 {
    /// The sum; the end of time where it would be later.
    fileprivate func adding(_ other: Int64) -> Int64 {
        let (sum, isBeyond) = addingReportingOverflow(other)
        return isBeyond ? .max : sum
    }
}
