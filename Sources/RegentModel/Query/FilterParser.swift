import RegentMessages

/// Reads the text of a filter.
struct FilterParser {
    private let type: any Document.Type
    private let text: [UInt8]
    private var at = 0
    private var depth = 0
    private var comparisonCount = 0

    init(_ text: String, of type: any Document.Type) {
        self.text = Array(text.utf8)
        self.type = type
    }

    /// The whole filter; nil for an empty text.
    mutating func filter() throws(Refusal) -> Filter.Term? {
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

    /// Terms joined by AND, or by OR.
    private mutating func expression() throws(Refusal) -> Filter.Term {
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

    private mutating func term() throws(Refusal) -> Filter.Term {
        skipSpace()
        let start = at
        if word(of: ["NOT"]) != nil {
            return .not(try nested(at: start) { parser throws(Refusal) in try parser.term() })
        }
        guard take("(") else { return .comparison(try comparison()) }
        let inner = try nested(at: start) { parser throws(Refusal) in try parser.expression() }
        guard take(")") else { throw refusal("a parenthesis is not closed", rest, start) }
        return inner
    }

    private mutating func nested(
        at start: Int, _ body: (inout Self) throws(Refusal) -> Filter.Term
    ) throws(Refusal) -> Filter.Term {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Filter.depthMax else {
            throw refusal("must nest at most \(Filter.depthMax) deep", rest, start)
        }
        return try body(&self)
    }

    private mutating func comparison() throws(Refusal) -> Comparison {
        let start = at
        comparisonCount += 1
        guard comparisonCount <= Filter.comparisonsMax else {
            throw refusal(
                "must have at most \(Filter.comparisonsMax) comparisons; split it into several lists", rest, start)
        }
        let words = try path()
        guard let field = DocumentField(words, of: type) else {
            throw refusal("is not a field of \(type.fullName)", words.joined(separator: "."), start)
        }
        skipSpace()
        let place = at
        guard var relation = relation() else {
            throw refusal("expected one of = != < <= > >= : after \(field.name)", rest, at)
        }
        skipSpace()
        if relation == .has, at < text.count, text[at] == UInt8(ascii: "*"), isEnd(at + 1) {
            at += 1
            relation = .present
        }
        try FilterLiteral.check(relation, of: field) { refusal($0, field.name, place) }
        guard relation != .present else { return Comparison(field: field, relation: .present, value: .message) }
        let valueStart = at
        let literal = try value(of: field)
        guard let value = literal.value(for: field.kind) else {
            throw refusal(
                "\(field.name) must be compared with \(FilterLiteral.form(field.kind))", literal.text, valueStart)
        }
        return Comparison(field: field, relation: relation, value: value)
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

    private mutating func relation() -> Comparison.Relation? {
        for relation in [.notEqual, .lessOrEqual, .greaterOrEqual, .equal, .less, .greater, .has]
            as [Comparison.Relation]
        {
            guard text[at...].starts(with: relation.rawValue.utf8) else { continue }
            at += relation.rawValue.utf8.count
            return relation
        }
        return nil
    }

    private mutating func value(of field: DocumentField) throws(Refusal) -> FilterLiteral {
        if let quoted = try quoted() { return FilterLiteral(text: quoted, isQuoted: true) }
        let start = at
        while at < text.count, text[at].isBareByte { at += 1 }
        let bare = String(decoding: text[start..<at], as: UTF8.self)
        guard !bare.isEmpty, !["AND", "OR", "NOT"].contains(bare), isEnd(at) else {
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
        for word in words where text[at...].starts(with: word.utf8) && isEnd(at + word.utf8.count) {
            at += word.utf8.count
            return word
        }
        return nil
    }

    /// Whether a word or a bare value can end before a place.
    private func isEnd(_ place: Int) -> Bool {
        place >= text.count || text[place].isSpace || text[place] == UInt8(ascii: "(")
            || text[place] == UInt8(ascii: ")")
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
        .invalidFilter("filter", rule, term: term, at: place)
    }
}

extension Filter.Term {
    /// Terms that are all true whenever it is.
    fileprivate var conjuncts: [Filter.Term] {
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

    private var isLetterOrDigit: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }

    /// The bytes of field names.
    fileprivate var isNameByte: Bool { isLetterOrDigit || self == UInt8(ascii: "_") }

    /// The bytes of values without quotes: names, numbers, times.
    fileprivate var isBareByte: Bool { isLetterOrDigit || "_-+.:/@~*".utf8.contains(self) }
}
