import RegentMessages
package import RegentModel

/// An arithmetic expression over metrics, for example `2 * precision * recall / (precision + recall)`.
///
/// Grammar, loosest first: `+ −`, then `× ÷`, then a sign; parentheses; `min(a, b, …)` and `max(a, b, …)`; numbers as
/// JSON has them; names of metrics. `-`, `*` and `/` are the same as `−`, `×` and `÷`. Operators of one row group from
/// the left. A name with a character that could be read as something else stands in backticks: `` `top-1` ``.
package struct MetricExpression: Sendable {
    /// A part of the expression.
    indirect enum Node: Sendable {
        case number(Double)
        case metric(String)
        case negated(Node)
        case binary(Operator, Node, Node)
        case least([Node])
        case greatest([Node])
    }

    /// An operator between two parts.
    enum Operator: Sendable { case plus, minus, times, divided }

    /// Most bytes of the text.
    package static let bytesMax = 1_024
    /// Most parentheses and signs within each other.
    static let depthMax = 32

    /// The whole expression.
    let root: Node
    /// Names of the metrics in it, each once, ascending by bytes.
    package let names: [String]
    /// Numbers, metrics and operators in it.
    let operandCount: Int

    /// Parses an expression.
    ///
    /// - Throws: `Refusal` METRIC_INVALID with the place.
    package init(_ text: String) throws(Refusal) {
        guard text.utf8.count <= Self.bytesMax else {
            throw Refusal(
                .metricInvalid, "the expression has \(text.utf8.count) bytes, at most \(Self.bytesMax) are allowed",
                ["limit": "\(Self.bytesMax)"])
        }
        var parser = ExpressionParser(text)
        root = try parser.whole()
        names = parser.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        operandCount = root.count
    }
}

extension MetricExpression.Node {
    /// Nodes from this one on.
    fileprivate var count: Int {
        switch self {
        case .number, .metric: 1
        case .negated(let part): 1 + part.count
        case .binary(_, let left, let right): 1 + left.count + right.count
        case .least(let parts), .greatest(let parts): parts.reduce(1) { $0 + $1.count }
        }
    }
}

/// Reads an expression from left to right.
private struct ExpressionParser {
    private typealias Node = MetricExpression.Node

    private let text: [Character]
    private var at = 0
    private var depth = 0
    private(set) var names: Set<String> = []

    init(_ text: String) { self.text = Array(text) }

    mutating func whole() throws(Refusal) -> MetricExpression.Node {
        let node = try sum()
        guard peek() == nil else { throw bad("expected an operator or the end") }
        return node
    }

    private mutating func sum() throws(Refusal) -> MetricExpression.Node {
        var left = try product()
        while let symbol = peek(), "+-−".contains(symbol) {
            at += 1
            left = .binary(symbol == "+" ? .plus : .minus, left, try product())
        }
        return left
    }

    private mutating func product() throws(Refusal) -> MetricExpression.Node {
        var left = try signed()
        while let symbol = peek(), "*×/÷".contains(symbol) {
            at += 1
            left = .binary("*×".contains(symbol) ? .times : .divided, left, try signed())
        }
        return left
    }

    private mutating func signed() throws(Refusal) -> MetricExpression.Node {
        guard let symbol = peek(), "-−".contains(symbol) else { return try primary() }
        try enter()
        defer { depth -= 1 }
        at += 1
        return .negated(try signed())
    }

    private mutating func primary() throws(Refusal) -> MetricExpression.Node {
        guard let first = peek() else { throw bad("expected a metric, a number or a parenthesis") }
        if first == "(" { return try parenthesised() }
        if first == "`" { return metric(try quotedName()) }
        if Self.isDigit(first) { return .number(try number()) }
        guard Self.beginsName(first) else { throw bad("expected a metric, a number or a parenthesis") }
        let name = taken { Self.beginsName($0) || Self.isDigit($0) || $0 == "." }
        guard name == "min" || name == "max" else { return metric(name) }
        guard peek() == "(" else { throw bad("expected ( after \(name)") }
        let parts = try arguments()
        return name == "min" ? .least(parts) : .greatest(parts)
    }

    private mutating func metric(_ name: String) -> MetricExpression.Node {
        names.insert(name)
        return .metric(name)
    }

    private mutating func parenthesised() throws(Refusal) -> MetricExpression.Node {
        let parts = try arguments()
        guard parts.count == 1 else { throw bad("expected one expression in parentheses") }
        return parts[0]
    }

    /// The expressions between parentheses, at least one.
    private mutating func arguments() throws(Refusal) -> [MetricExpression.Node] {
        try enter()
        defer { depth -= 1 }
        var parts: [MetricExpression.Node] = []
        repeat {
            at += 1
            parts.append(try sum())
        } while peek() == ","
        guard peek() == ")" else { throw bad("expected )") }
        at += 1
        return parts
    }

    private mutating func enter() throws(Refusal) {
        depth += 1
        guard depth <= MetricExpression.depthMax else {
            throw bad("more than \(MetricExpression.depthMax) parentheses and signs within each other")
        }
    }

    private mutating func quotedName() throws(Refusal) -> String {
        let start = at
        at += 1
        let name = taken { $0 != "`" }
        guard at < text.count, !name.isEmpty else {
            at = start
            throw bad("expected a name and a closing backtick")
        }
        at += 1
        return name
    }

    /// A number as JSON writes it.
    private mutating func number() throws(Refusal) -> Double {
        let start = at
        var written = taken(where: Self.isDigit)
        if at < text.count, text[at] == "." { written += next() + taken(where: Self.isDigit) }
        if at < text.count, text[at] == "e" || text[at] == "E" {
            written += next()
            if at < text.count, text[at] == "-" || text[at] == "+" { written += next() }
            written += taken(where: Self.isDigit)
        }
        guard let value = (try? JSONValue(parsing: Array(written.utf8)))?.double else {
            at = start
            throw bad("\(written) is not a number")
        }
        return value
    }

    private mutating func next() -> String {
        defer { at += 1 }
        return String(text[at])
    }

    private mutating func taken(where isPart: (Character) -> Bool) -> String {
        let start = at
        while at < text.count, isPart(text[at]) { at += 1 }
        return String(text[start..<at])
    }

    /// The next character that is not white space.
    private mutating func peek() -> Character? {
        while at < text.count, text[at].isWhitespace { at += 1 }
        return at < text.count ? text[at] : nil
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static func beginsName(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character == "_")
    }

    private func bad(_ what: String) -> Refusal {
        let place = at < text.count ? "at `\(String(text[at...].prefix(20)))`" : "at the end"
        return Refusal(
            .metricInvalid, "expression: \(what) \(place)", ["expr": String(text), "position": "\(at)"])
    }
}
