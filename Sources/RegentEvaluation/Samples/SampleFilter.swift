package import RegentMessages
package import RegentModel

/// Comparisons over the fields of a sample, joined by AND.
///
/// Grammar: `field op value [AND field op value …]` with op one of `= != < <= > >=`. Fields are
/// those of EvalSample, `scores.NAME` and `metadata.KEY`; a value may stand in double quotes;
/// `null` is an absent value. Ordering comparisons are never true of an absent value.
package struct SampleFilter: Sendable {
    private let comparisons: [Comparison]

    /// Fields that are compared.
    package let fields: [String]

    /// Whether every comparison holds.
    package func matches(_ sample: EvalSample) -> Bool {
        comparisons.allSatisfy { $0.holds(for: sample) }
    }

    /// Parses a filter; empty text matches every sample.
    ///
    /// - Throws: `Refusal` FILTER_INVALID naming the term.
    package init(_ text: String) throws(Refusal) {
        var tokens = try Self.tokens(text)[...]
        var comparisons: [Comparison] = []
        while !tokens.isEmpty {
            guard tokens.count >= 3 else {
                throw Self.bad("expected `field op value`", tokens.map(\.text).joined(separator: " "))
            }
            let term = Array(tokens.prefix(3))
            comparisons.append(
                try Comparison(field: term[0].text, symbol: term[1].text, value: term[2]))
            tokens = tokens.dropFirst(3)
            guard let conjunction = tokens.first else { break }
            guard conjunction.text.uppercased() == "AND", tokens.count > 1 else {
                throw Self.bad("expected AND and another comparison", conjunction.text)
            }
            tokens = tokens.dropFirst()
        }
        self.comparisons = comparisons
        fields = comparisons.map(\.field)
    }

    fileprivate static func bad(_ text: String, _ term: String) -> Refusal {
        Refusal(.filterInvalid, "filter: \(text) at `\(term)`", ["term": term])
    }

    struct Token {
        var text: String
        var quoted = false
    }

    private static func tokens(_ text: String) throws(Refusal) -> [Token] {
        var tokens: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "\"" {
                rest.removeFirst()
                guard let end = rest.firstIndex(of: "\"") else {
                    throw bad("a quote is not closed", String(rest))
                }
                tokens.append(Token(text: String(rest[..<end]), quoted: true))
                rest = rest[rest.index(after: end)...]
            } else {
                let isOperator = "=!<>".contains(first)
                let run = rest.prefix {
                    "=!<>".contains($0) == isOperator && !$0.isWhitespace && $0 != "\""
                }
                tokens.append(Token(text: String(run)))
                rest = rest[run.endIndex...]
            }
        }
        return tokens
    }
}

/// One comparison of one field.
private struct Comparison: Sendable {
    enum Operator: String {
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="

        func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
            switch self {
            case .equal: left == right
            case .notEqual: left != right
            case .less: left < right
            case .lessOrEqual: left <= right
            case .greater: left > right
            case .greaterOrEqual: left >= right
            }
        }

        var isOrdering: Bool { self != .equal && self != .notEqual }
    }

    enum Value {
        case number(Double?)
        case text(String?)
    }

    let field: String
    let symbol: Operator
    let value: Value
    let read: @Sendable (EvalSample) -> Value

    init(field: String, symbol text: String, value token: SampleFilter.Token) throws(Refusal) {
        guard let symbol = Operator(rawValue: text) else {
            throw SampleFilter.bad("unknown operator", "\(field) \(text) \(token.text)")
        }
        guard let read = Self.reader(of: field) else {
            throw SampleFilter.bad("unknown field", field)
        }
        self.field = field
        self.symbol = symbol
        self.read = read
        value = try Self.value(token, field: field, like: read(EvalSample()))
        if symbol.isOrdering, case .text = value {
            throw SampleFilter.bad("only numbers have an order", field)
        }
    }

    func holds(for sample: EvalSample) -> Bool {
        switch (read(sample), value) {
        case (.number(let left?), .number(let right?)): symbol.holds(left, right)
        // Texts have no order here.
        case (.text(let left?), .text(let right?)): (ExactText(left) == ExactText(right)) == (symbol == .equal)
        case (.number(let left), .number(let right)):
            !symbol.isOrdering && (left == right) == (symbol == .equal)
        case (.text(let left), .text(let right)):
            !symbol.isOrdering && (left == right) == (symbol == .equal)
        default: false
        }
    }

    private static func value(
        _ token: SampleFilter.Token, field: String, like example: Value
    ) throws(Refusal) -> Value {
        let isNull = !token.quoted && token.text.lowercased() == "null"
        guard case .number = example else {
            let isUpper = field == "status"
            let isLower = Outcome.allCases.contains { $0.field == field }
            if isLower, !isNull, !["true", "false"].contains(token.text.lowercased()) {
                throw SampleFilter.bad("expected true, false or null", "\(field) \(token.text)")
            }
            if isUpper, SampleStatus(name: token.text) == nil {
                throw SampleFilter.bad("unknown status", token.text)
            }
            if isNull { return .text(nil) }
            return .text(
                isUpper
                    ? token.text.uppercased() : isLower ? token.text.lowercased() : token.text)
        }
        if isNull { return .number(nil) }
        guard let number = Double(token.text), number.isFinite else {
            throw SampleFilter.bad("expected a number", "\(field) \(token.text)")
        }
        return .number(number)
    }

    /// Reads a field; texts are nil where empty, outcomes are "true", "false" or nil.
    private static func reader(of field: String) -> (@Sendable (EvalSample) -> Value)? {
        func text(_ path: any KeyPath<EvalSample, String> & Sendable) -> @Sendable (EvalSample) -> Value {
            { .text($0[keyPath: path].isEmpty ? nil : $0[keyPath: path]) }
        }
        func outcome(
            _ path: any KeyPath<EvalSample, TriState> & Sendable
        ) -> @Sendable (EvalSample) -> Value {
            { sample in
                switch sample[keyPath: path] {
                case .true: .text("true")
                case .false: .text("false")
                default: .text(nil)
                }
            }
        }
        switch field {
        case "sample_id": return text(\.sampleId)
        case "status": return { .text($0.status.name) }
        case "schema_valid": return outcome(\.schemaValid)
        case "patch_apply_success": return outcome(\.patchApplySuccess)
        case "edited_after_generate": return outcome(\.editedAfterGenerate)
        case "published": return outcome(\.published)
        case "safety_compliant": return outcome(\.safetyCompliant)
        case "fallback_used": return outcome(\.fallbackUsed)
        case "latency_ms": return { .number($0.latencyMs) }
        case "repeat": return { .number(Double($0.repeat)) }
        case "requested_provider": return text(\.requestedProvider)
        case "selected_provider": return text(\.selectedProvider)
        case "route_strategy": return text(\.routeStrategy)
        case "fallback_provider": return text(\.fallbackProvider)
        case "prompt_template_version": return text(\.promptTemplateVersion)
        case "model_version": return text(\.modelVersion)
        case "error_code": return text(\.errorCode)
        case "cluster": return text(\.cluster)
        default: return keyedReader(of: field)
        }
    }

    private static func keyedReader(of field: String) -> (@Sendable (EvalSample) -> Value)? {
        if field.hasPrefix("scores."), field.count > 7 {
            let name = String(field.dropFirst(7))
            return { .number($0.scores[name]) }
        }
        if field.hasPrefix("metadata."), field.count > 9 {
            let key = String(field.dropFirst(9))
            return { .text($0.metadata[key]) }
        }
        return nil
    }
}
