/// Collects what the constraints of the .proto forbid; generated `check` methods drive it.
///
/// Paths are built only for what is wrong, so a good batch of thousands of rows costs no text.
public struct ConstraintChecker {
    /// No caller reads more, and a hostile request cannot make the answer larger than itself.
    static let violationCountMax = 100
    /// Characters of a key that a path shows.
    private static let keyScalarsMax = 128

    private enum Step {
        case field(String)
        case element(String, Int)
        case entry(String, String)
    }

    /// The violations found, in the order of the fields.
    public private(set) var violations: [FieldViolation] = []
    /// The list that has more elements than it may have: they are not looked at.
    private var overlong: String?
    private var isFull: Bool { violations.count >= Self.violationCountMax }
    private var path: [Step] = []

    /// A checker that found nothing yet.
    public init() {}

    // MARK: Rules

    mutating func text(
        _ field: String, _ value: String?, required: Bool = false, bytesMax: Int = 0,
        resource pattern: String? = nil, identifier: Bool = false, name: Bool = false, multiline: Bool = false,
        opaque: Bool = false
    ) {
        guard let value, !value.isEmpty else {
            if required { add(.field(field), "is required") }
            return
        }
        let rule = TextRule(bytesMax, pattern, identifier, name, multiline, opaque)
        if let wrong = rule.wrong(value) { add(.field(field), wrong) }
    }

    mutating func texts(
        _ field: String, _ values: [String], required: Bool = false, bytesMax: Int = 0,
        resource pattern: String? = nil, identifier: Bool = false, name: Bool = false, multiline: Bool = false,
        opaque: Bool = false
    ) {
        guard overlong != field else { return }
        let rule = TextRule(bytesMax, pattern, identifier, name, multiline, opaque)
        for (index, value) in values.enumerated() where !value.isEmpty {
            guard !isFull else { return }
            if let wrong = rule.wrong(value) { add(.element(field, index), wrong) }
        }
    }

    mutating func keys(_ field: String, _ keys: some Sequence<String>) {
        guard overlong != field else { return }
        for key in keys where !PlainText.isPlain(key) {
            guard !isFull else { return }
            add(.entry(field, Self.shown(key)), TextRule.notPlain)
        }
    }

    mutating func labels(_ field: String, _ labels: TextMap, multiline: Bool = false) {
        guard overlong != field else { return }
        for (key, value) in labels where !PlainText.isPlain(key) || !PlainText.isPlain(value, isMultiline: multiline) {
            guard !isFull else { return }
            add(.entry(field, Self.shown(key)), TextRule.notPlain)
        }
    }

    mutating func bytes(
        _ field: String, _ value: [UInt8]?, required: Bool = false, bytesMax: Int = 0
    ) {
        let count = value?.count ?? 0
        if required, count == 0 { add(.field(field), "is required") }
        if bytesMax > 0, count > bytesMax { add(.field(field), "must have at most \(bytesMax) bytes") }
    }

    mutating func items(_ field: String, _ count: Int, required: Bool = false, max: Int = 0) {
        if required, count == 0 { add(.field(field), "is required") }
        overlong = max > 0 && count > max ? field : nil
        if overlong != nil { add(.field(field), "has \(count) elements, at most \(max) are allowed") }
    }

    mutating func known(_ field: String, _ value: (some OpenEnum)?, required: Bool = false) {
        guard let value, value.rawValue != 0 else {
            if required { add(.field(field), "is required") }
            return
        }
        if !value.isKnown { add(.field(field), "has the unknown value \(value.rawValue)") }
    }

    mutating func number(
        _ field: String, _ value: Double?, required: Bool = false, atLeast: Double = 0,
        atMost: Double = 0, finite: Bool = false
    ) {
        guard let value else {
            if required { add(.field(field), "is required") }
            return
        }
        if required, value == 0 { add(.field(field), "is required") }
        if finite, !value.isFinite { return add(.field(field), "must be a finite number") }
        let isRange = atMost > atLeast
        if isRange, !(value >= atLeast && value <= atMost) {
            add(.field(field), "is \(Self.text(value)), must be \(Self.text(atLeast)) to \(Self.text(atMost))")
        } else if !isRange, atLeast != 0, !(value >= atLeast) {
            add(.field(field), "is \(Self.text(value)), must be at least \(Self.text(atLeast))")
        }
    }

    mutating func message(_ field: String, _ value: (some Message)?, required: Bool = false) {
        guard let value else {
            if required { add(.field(field), "is required") }
            return
        }
        descend(.field(field), value)
    }

    mutating func messages(_ field: String, _ values: [some Message]) {
        guard overlong != field else { return }
        for (index, value) in values.enumerated() {
            guard !isFull else { return }
            descend(.element(field, index), value)
        }
    }

    mutating func messages(_ field: String, _ values: [String: some Message]) {
        guard overlong != field else { return }
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            guard !isFull else { return }
            descend(.entry(field, Self.shown(key)), value)
        }
    }

    /// A key as a path has it: escaped, and cut where it is long, or it would push all else out of a refusal.
    private static func shown(_ key: String) -> String {
        let first = String(String.UnicodeScalarView(key.unicodeScalars.prefix(keyScalarsMax)))
        return PlainText.escaped(first) + (first.utf8.count < key.utf8.count ? "…" : "")
    }

    private mutating func descend(_ step: Step, _ value: some Message) {
        path.append(step)
        value.check(&self)
        path.removeLast()
    }

    private mutating func add(_ step: Step, _ description: String) {
        guard !isFull else { return }
        let steps = (path + [step]).map { step in
            switch step {
            case .field(let name): name
            case .element(let name, let index): "\(name)[\(index)]"
            case .entry(let name, let key): "\(name)[\"\(key)\"]"
            }
        }
        violations.append(
            FieldViolation(field: steps.joined(separator: "."), description: description))
    }
}

/// The rules for a text that is not empty.
private struct TextRule {
    static let notPlain = "contains a control character or one that changes the direction of text"

    private let bytesMax: Int
    private let pattern: String?
    private let isIdentifier, isName, isMultiline, isOpaque: Bool

    init(_ bytesMax: Int, _ pattern: String?, _ identifier: Bool, _ name: Bool, _ multiline: Bool, _ opaque: Bool) {
        (self.bytesMax, self.pattern) = (bytesMax, pattern)
        (isIdentifier, isName, isMultiline, isOpaque) = (identifier, name, multiline, opaque)
    }

    /// The broken rule of a text that is not empty; nil if there is none.
    func wrong(_ value: String) -> String? {
        if bytesMax > 0, value.utf8.count > bytesMax { return "must have at most \(bytesMax) bytes" }
        if isIdentifier, !ConstraintChecker.isIdentifier(value.utf8) {
            return "must be 1 to 128 of A-Z a-z 0-9 . _ @ + ~ -, beginning with a letter or digit"
        }
        if let pattern, !ConstraintChecker.matches(value, pattern) { return "must have the form \(pattern)" }
        if isName, !ConstraintChecker.isName(value) {
            return "must be a resource name: collections and ids in turn, for example environments/prod"
        }
        if !isOpaque, !PlainText.isPlain(value, isMultiline: isMultiline) { return Self.notPlain }
        return nil
    }
}

extension ConstraintChecker {
    /// Whether `value` is `[A-Za-z0-9][A-Za-z0-9._@+~-]{0,127}`.
    static func isIdentifier(_ value: some Collection<UInt8>) -> Bool {
        guard let first = value.first, isAlphanumeric(first), value.count <= 128 else { return false }
        return value.allSatisfy { isAlphanumeric($0) || "._@+~-".utf8.contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// A limit as a .proto has it: whole numbers without a decimal point.
    private static func text(_ limit: Double) -> String {
        Int64(exactly: limit).map { "\($0)" } ?? "\(limit)"
    }

    /// Whether `name` fits a pattern such as "evalRuns/{run}", every variable an identifier.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let wanted = pattern.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == wanted.count else { return false }
        return zip(parts, wanted).allSatisfy { part, want in
            want.first == UInt8(ascii: "{") ? isIdentifier(part) : part.elementsEqual(want)
        }
    }

    /// Whether a text is the name of a resource of any kind: collections in lower camel case and identifiers in turn,
    /// at least one of each; a singleton ends in its collection.
    static func isName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count >= 2
            && parts.enumerated().allSatisfy { $0.isMultiple(of: 2) ? isCollection($1) : isIdentifier($1) }
    }

    private static func isCollection(_ word: some Collection<UInt8>) -> Bool {
        guard let first = word.first, first & 0x20 != 0 else { return false }
        return word.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    }
}
