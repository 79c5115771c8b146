import RegentMessages

/// Reads the text of a filter.
package struct FilterParser<Field: FilterField> {
    /// Bytes before what is read next.
    package private(set) var at: Int

    private let text: [UInt8]
    private let label: String
    private let kind: String
    private let allowsAnyCase: Bool
    private let field: ([String]) -> Field?
    private var depth = 0
    private var comparisonCount = 0
    /// Whether a comma ends a value.
    private var isInList = false

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - place: bytes before the filter.
    ///   - label: name of the field of the request that holds the text, for refusals.
    ///   - kind: what has the fields, for refusals.
    ///   - allowsAnyCase: whether `and`, `or` and `not` may be lower case.
    ///   - field: the field that words name; nil where there is none.
    package init(
        _ text: [UInt8], from place: Int = 0, label: String = "filter", of kind: String, allowsAnyCase: Bool = false,
        field: @escaping ([String]) -> Field?
    ) {
        self.text = text
        self.label = label
        self.kind = kind
        self.allowsAnyCase = allowsAnyCase
        self.field = field
        at = place
    }

    /// The whole filter; nil for an empty text.
    ///
    /// - Throws: `Refusal` FILTER_INVALID with the term and its place in the text.
    package mutating func filter() throws(Refusal) -> FilterTerm<Field>? {
        guard text.count <= Filter.bytesMax else {
            throw refusal("must have at most \(Filter.bytesMax) bytes; split it into several lists", "", 0)
        }
        skipSpace()
        guard at < text.count else { return nil }
        let term = try expression()
        guard at == text.count else {
            throw refusal("expected AND, OR or the end of the filter", rest, at)
        }
        return term
    }

    /// The filter that begins here, as far as it goes; `at` is behind it.
    ///
    /// - Throws: `Refusal` FILTER_INVALID with the term and its place in the text.
    package mutating func leadingFilter() throws(Refusal) -> FilterTerm<Field> {
        let term = try expression()
        skipSpace()
        return term
    }

    /// Terms joined by AND, or by OR.
    private mutating func expression() throws(Refusal) -> FilterTerm<Field> {
        let first = try term()
        guard let word = word(of: ["AND", "OR"]) else { return first }
        var terms = [first, try term()]
        while let next = self.word(of: ["AND", "OR"]) {
            // AIP-160 binds OR tighter than AND, most languages the other way round.
            guard next == word else {
                throw refusal("AND and OR are mixed; use parentheses", next, at - next.utf8.count)
            }
            terms.append(try term())
        }
        return word == "AND" ? .all(terms.flatMap(\.conjuncts)) : .any(terms)
    }

    private mutating func term() throws(Refusal) -> FilterTerm<Field> {
        skipSpace()
        let start = at
        if word(of: ["NOT"]) != nil {
            return .not(try nested(at: start) { parser throws(Refusal) in try parser.term() })
        }
        guard take("(") else { return try comparison() }
        let inner = try nested(at: start) { parser throws(Refusal) in try parser.expression() }
        guard take(")") else { throw refusal("a parenthesis is not closed", rest, start) }
        return inner
    }

    private mutating func nested(
        at start: Int, _ body: (inout Self) throws(Refusal) -> FilterTerm<Field>
    ) throws(Refusal) -> FilterTerm<Field> {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Filter.depthMax else {
            throw refusal("must nest at most \(Filter.depthMax) deep", rest, start)
        }
        return try body(&self)
    }

    private mutating func comparison() throws(Refusal) -> FilterTerm<Field> {
        let start = at
        try countComparison(at: start)
        let words = try path()
        guard let field = self.field(words) else {
            throw refusal("is not a field of \(kind)", words.joined(separator: "."), start)
        }
        skipSpace()
        let place = at
        if takeIn() { return try list(of: field, at: place) }
        guard var relation = relation() else {
            throw refusal("expected one of = != < <= > >= : in after \(field.name)", rest, at)
        }
        skipSpace()
        if relation == .has, at < text.count, text[at] == UInt8(ascii: "*"), isEnd(at + 1) {
            at += 1
            relation = .present
        }
        try check(relation, of: field, at: place)
        guard relation != .present else {
            return .comparison(FieldComparison(field: field, relation: .present, value: .message))
        }
        return .comparison(FieldComparison(field: field, relation: relation, value: try literal(of: field)))
    }

    private mutating func countComparison(at start: Int) throws(Refusal) {
        comparisonCount += 1
        guard comparisonCount <= Filter.comparisonsMax else {
            throw refusal(
                "must have at most \(Filter.comparisonsMax) comparisons; split it into several lists", rest, start)
        }
    }

    /// The values after `in`, one of which the field equals.
    private mutating func list(of field: Field, at place: Int) throws(Refusal) -> FilterTerm<Field> {
        try check(.equal, of: field, at: place)
        guard take("(") else { throw refusal("expected ( after in", rest, at) }
        isInList = true
        defer { isInList = false }
        var terms: [FilterTerm<Field>] = []
        repeat {
            skipSpace()
            if !terms.isEmpty { try countComparison(at: at) }
            terms.append(
                .comparison(FieldComparison(field: field, relation: .equal, value: try literal(of: field))))
        } while take(",")
        guard take(")") else { throw refusal("expected a comma or ) after a value of in", rest, at) }
        return terms.count == 1 ? terms[0] : .any(terms)
    }

    private func check(_ relation: FilterRelation, of field: Field, at place: Int) throws(Refusal) {
        try FilterLiteral.check(relation, of: field) { refusal($0, field.name, place) }
    }

    /// The value that stands here, of the type of a field.
    private mutating func literal(of field: Field) throws(Refusal) -> FieldValue {
        let start = at
        let literal = try value(of: field)
        guard let value = literal.value(for: field.kind) else {
            throw refusal(
                "\(field.name) must be compared with \(FilterLiteral.form(field.kind))", literal.text, start)
        }
        return value
    }

    /// The words of a field: names and, in quotes, keys of maps, joined by dots.
    private mutating func path() throws(Refusal) -> [String] {
        var words: [String] = []
        repeat {
            if let quoted = try quoted() {
                words.append(quoted)
                continue
            }
            let start = at
            while at < text.count, text[at].isNameByte { at += 1 }
            guard at > start else {
                throw refusal("expected the name of a field", rest, at)
            }
            words.append(String(decoding: text[start..<at], as: UTF8.self))
        } while takeByte(".")
        return words
    }

    /// Takes `in`, in either case, with the space behind it.
    private mutating func takeIn() -> Bool {
        guard at + 2 <= text.count, text[at] | 0x20 == UInt8(ascii: "i"), text[at + 1] | 0x20 == UInt8(ascii: "n"),
            isEnd(at + 2)
        else { return false }
        at += 2
        skipSpace()
        return true
    }

    private mutating func relation() -> FilterRelation? {
        for relation in [.notEqual, .lessOrEqual, .greaterOrEqual, .equal, .less, .greater, .has]
            as [FilterRelation]
        {
            guard text[at...].starts(with: relation.rawValue.utf8) else { continue }
            at += relation.rawValue.utf8.count
            return relation
        }
        return nil
    }

    private mutating func value(of field: Field) throws(Refusal) -> FilterLiteral {
        if let quoted = try quoted() { return FilterLiteral(text: quoted, isQuoted: true) }
        let start = at
        while at < text.count, text[at].isBareByte { at += 1 }
        let bare = String(decoding: text[start..<at], as: UTF8.self)
        let word = allowsAnyCase ? bare.uppercased() : bare
        guard !bare.isEmpty, !["AND", "OR", "NOT"].contains(word), isEnd(at) else {
            throw refusal(
                "expected a value for \(field.name); put text with other characters in quotes", rest(from: start), start
            )
        }
        return FilterLiteral(text: bare, isQuoted: false)
    }

    /// A text in single or double quotes, in which a backslash stands before a quote or a backslash; nil where none
    /// begins here.
    private mutating func quoted() throws(Refusal) -> String? {
        guard at < text.count, text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'") else { return nil }
        let (start, quote) = (at, text[at])
        var content: [UInt8] = []
        at += 1
        while at < text.count, text[at] != quote {
            if text[at] == UInt8(ascii: "\\") {
                at += 1
                guard at < text.count, [quote, UInt8(ascii: "\\")].contains(text[at]) else {
                    throw refusal("a backslash may only precede a quote or a backslash", rest(from: start), at - 1)
                }
            }
            content.append(text[at])
            at += 1
        }
        guard at < text.count else { throw refusal("a quote is not closed", rest(from: start), start) }
        at += 1
        return String(decoding: content, as: UTF8.self)
    }

    /// Takes one of some words in upper case, with the space before it.
    private mutating func word(of words: [String]) -> String? {
        skipSpace()
        for word in words where isWord(word) && isEnd(at + word.utf8.count) {
            at += word.utf8.count
            return word
        }
        return nil
    }

    /// Whether a word in upper case begins here.
    private func isWord(_ word: String) -> Bool {
        guard allowsAnyCase else { return text[at...].starts(with: word.utf8) }
        return text.count - at >= word.utf8.count
            && zip(text[at...], word.utf8).allSatisfy { $0 & 0xDF == $1 && ($0 | 0x20).isLetterOrDigit }
    }

    /// Whether a word or a bare value can end before a place.
    private func isEnd(_ place: Int) -> Bool {
        place >= text.count || text[place].isSpace || text[place] == UInt8(ascii: "(")
            || text[place] == UInt8(ascii: ")") || (isInList && text[place] == UInt8(ascii: ","))
    }

    private mutating func take(_ letter: Unicode.Scalar) -> Bool {
        skipSpace()
        return takeByte(letter)
    }

    private mutating func takeByte(_ letter: Unicode.Scalar) -> Bool {
        guard at < text.count, text[at] == UInt8(ascii: letter) else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() { while at < text.count, text[at].isSpace { at += 1 } }

    private var rest: String { rest(from: at) }

    /// The text at a position, for the error.
    private func rest(from place: Int) -> String {
        let shown = text[min(place, text.count)...].prefix { !$0.isSpace }.prefix(40)
        return String(decoding: shown, as: UTF8.self)
    }

    private func refusal(_ rule: String, _ term: String, _ place: Int) -> Refusal {
        .invalidFilter(label, rule, term: term, at: place)
    }
}

extension FilterTerm {
    /// Terms that are all true whenever it is.
    fileprivate var conjuncts: [FilterTerm] {
        if case .all(let terms) = self { terms } else { [self] }
    }
}

extension Refusal {
    /// A filter or an order that cannot be read.
    ///
    /// - Parameter place: bytes before the term.
    static func invalidFilter(_ field: String, _ rule: String, term: String, at place: Int) -> Refusal {
        // Its beginning will do: a filter of one term would leave a refusal no room for field and place.
        let term = String(String.UnicodeScalarView(term.unicodeScalars.prefix(200)))
        let subject = term.isEmpty ? "" : "\"\(term)\" at byte \(place + 1): "
        return Refusal(
            .filterInvalid, "\(field): \(subject)\(rule)", ["field": field, "term": term, "at": "\(place + 1)"])
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }

    fileprivate var isLetterOrDigit: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }

    /// The bytes of field names.
    fileprivate var isNameByte: Bool { isLetterOrDigit || self == UInt8(ascii: "_") }

    /// The bytes of values without quotes: names, numbers, times.
    fileprivate var isBareByte: Bool { isLetterOrDigit || "_-+.:/@~*".utf8.contains(self) }
}
