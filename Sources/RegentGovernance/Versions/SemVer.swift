/// A version number by strict SemVer: `MAJOR.MINOR.PATCH`, and perhaps a pre-release, as in `1.0.0-rc.1`.
///
/// Build metadata (`+…`) is refused: two numbers that differ in nothing else are of the same precedence, so that
/// neither would be above the other.
/// - Source: Semantic Versioning 2.0.0, sections 2, 9 and 11.
package struct SemVer: Sendable, Hashable {
    /// Raised by incompatible changes.
    package let major: UInt64
    /// Raised by compatible additions.
    package let minor: UInt64
    /// Raised by fixes.
    package let patch: UInt64
    /// Identifiers of the pre-release; empty for a release.
    package let preRelease: [PreReleaseIdentifier]

    /// The version that a text is.
    ///
    /// - Throws: `SemVerError`.
    package init(_ text: String) throws(SemVerError) {
        guard !text.utf8.contains(UInt8(ascii: "+")) else { throw .buildMetadata }
        let dash = text.firstIndex(of: "-")
        let core = text[..<(dash ?? text.endIndex)].split(separator: ".", omittingEmptySubsequences: false)
        guard core.count == 3 else { throw .notThreeNumbers }
        major = try Self.number(core[0])
        minor = try Self.number(core[1])
        patch = try Self.number(core[2])
        guard let dash else {
            preRelease = []
            return
        }
        var identifiers: [PreReleaseIdentifier] = []
        for part in text[text.index(after: dash)...].split(separator: ".", omittingEmptySubsequences: false) {
            identifiers.append(try PreReleaseIdentifier(part))
        }
        preRelease = identifiers
    }

    private init(_ major: UInt64, _ minor: UInt64, _ patch: UInt64) {
        (self.major, self.minor, self.patch, preRelease) = (major, minor, patch, [])
    }

    /// Whether it is a pre-release.
    package var isPreRelease: Bool { !preRelease.isEmpty }

    /// The release of the same three numbers.
    package var release: SemVer { SemVer(major, minor, patch) }

    /// Whether both have the same MAJOR and MINOR.
    package func isSameLine(as other: SemVer) -> Bool { major == other.major && minor == other.minor }

    /// What a change from a base to this version raises; `none` where the three numbers are the same, as from a
    /// pre-release to its release.
    ///
    /// - Returns: nil for a version that is not above its base.
    package func bump(from base: SemVer) -> VersionBump? {
        guard self > base else { return nil }
        if major != base.major { return .major }
        if minor != base.minor { return .minor }
        return patch != base.patch ? .patch : VersionBump.none
    }

    /// The lowest release that a bump leads to; nil where a number would be too large.
    package func raised(by bump: VersionBump) -> SemVer? {
        func next(_ number: UInt64) -> UInt64? { number == .max ? nil : number + 1 }
        return switch bump {
        case .none: release
        // A pre-release of a patch is below that patch.
        case .patch: isPreRelease ? release : next(patch).map { SemVer(major, minor, $0) }
        case .minor: next(minor).map { SemVer(major, $0, 0) }
        case .major: next(major).map { SemVer($0, 0, 0) }
        }
    }

    private static func number(_ text: Substring) throws(SemVerError) -> UInt64 {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit) else { throw .notThreeNumbers }
        guard text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0") else { throw .leadingZero }
        guard let number = UInt64(text) else { throw .numberTooLarge }
        return number
    }
}

extension SemVer: Comparable {
    /// Precedence: the three numbers, then a pre-release below its release, then its identifiers.
    package static func < (one: SemVer, other: SemVer) -> Bool {
        let numbers = [(one.major, other.major), (one.minor, other.minor), (one.patch, other.patch)]
        for (left, right) in numbers where left != right { return left < right }
        guard one.isPreRelease, other.isPreRelease else { return one.isPreRelease && !other.isPreRelease }
        for (left, right) in zip(one.preRelease, other.preRelease) where left != right { return left < right }
        return one.preRelease.count < other.preRelease.count
    }
}

extension SemVer: CustomStringConvertible {
    /// As it is written.
    package var description: String {
        let core = "\(major).\(minor).\(patch)"
        return isPreRelease ? core + "-" + preRelease.map(\.text).joined(separator: ".") : core
    }
}

/// One identifier of a pre-release: digits, or letters, digits and dashes.
package struct PreReleaseIdentifier: Sendable, Hashable, Comparable {
    /// As it is written.
    package let text: String
    private let isNumber: Bool

    fileprivate init(_ part: Substring) throws(SemVerError) {
        guard !part.isEmpty, part.utf8.allSatisfy({ $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") }) else {
            throw .preReleaseInvalid
        }
        isNumber = part.utf8.allSatisfy(\.isDigit)
        guard !isNumber || part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0") else { throw .leadingZero }
        text = String(part)
    }

    /// Numbers by their value and below texts, texts by their bytes.
    package static func < (one: PreReleaseIdentifier, other: PreReleaseIdentifier) -> Bool {
        guard one.isNumber == other.isNumber else { return one.isNumber }
        let counts = (one.text.utf8.count, other.text.utf8.count)
        // Without leading zeros the longer number is the larger one, however many digits it has.
        if one.isNumber, counts.0 != counts.1 { return counts.0 < counts.1 }
        return one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }
}

/// What a change raises in a version number, the least first.
package enum VersionBump: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// None of the three numbers.
    case none
    /// Fully compatible.
    case patch
    /// Compatible for what is given to the model.
    case minor
    /// Compatible in nothing.
    case major

    /// By what is raised.
    package static func < (one: VersionBump, other: VersionBump) -> Bool { one.rawValue < other.rawValue }

    /// For example "MINOR".
    package var name: String {
        switch self {
        case .none: "NONE"
        case .patch: "PATCH"
        case .minor: "MINOR"
        case .major: "MAJOR"
        }
    }
}

/// Why a text is no version.
package enum SemVerError: Error, Sendable, Hashable, CaseIterable {
    /// Not three numbers with dots between.
    case notThreeNumbers
    /// A number with a zero before it.
    case leadingZero
    /// A number of more than 64 bits.
    case numberTooLarge
    /// An identifier of the pre-release is empty, or has other characters than letters, digits and dashes.
    case preReleaseInvalid
    /// Build metadata.
    case buildMetadata

    /// For people: the rule, and the way out.
    package var message: String {
        switch self {
        case .notThreeNumbers: "is not MAJOR.MINOR.PATCH; write three numbers, for example 1.2.0"
        case .leadingZero: "has a number with a leading zero; write 1 for 01"
        case .numberTooLarge: "has a number above 18446744073709551615"
        case .preReleaseInvalid:
            "has a pre-release that is not identifiers of letters, digits and dashes, dots between, as in 1.2.0-rc.1"
        case .buildMetadata: "has build metadata, which orders no versions; leave out the plus sign and what follows it"
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
