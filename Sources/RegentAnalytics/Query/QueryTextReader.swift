import RegentMessages
import RegentModel

/// Reads the text of a query, from the left to the right.
struct QueryTextReader {
    /// What a query may have after its view, each once, in any order.
    private static let clauses = ["by", "where", "since", "until", "every", "order", "limit"]

    private let text: [UInt8]
    private var at = 0
    private var seen: Set<String> = []

    init(_ text: String) { self.text = Array(text.utf8) }

    /// The whole query.
    mutating func request() throws(Refusal) -> QueryMetricsRequest {
        var request = QueryMetricsRequest()
        let measures = try measureWords()
        let place = try viewPlace()
        let (name, column) = (word(), column(place))
        guard let view = QueryView.all.first(where: { $0.name == name }) else {
            let names = QueryView.all.map(\.name)
            throw refusal("is not a view; views are \(names.joined(separator: ", "))", name, column, names)
        }
        request.view = view.name
        for (word, column) in measures {
            guard QueryMeasure(word, of: view) != nil else {
                throw refusal("is not a measure of \(view.name)", word, column, view.measureNames)
            }
            request.measures.append(word)
        }
        while true {
            skipSpace()
            guard at < text.count else { break }
            try clause(&request, view)
        }
        try check(request)
        return request
    }

    /// The measures, which are checked once the view is known.
    private mutating func measureWords() throws(Refusal) -> [(word: String, column: Int)] {
        var words: [(word: String, column: Int)] = []
        repeat {
            skipSpace()
            let place = at
            let word = word()
            guard !word.isEmpty, word.lowercased() != "from" else {
                throw refusal("expected a measure, for example count or p95_latency_ms", word, column(place))
            }
            words.append((word, column(place)))
        } while takeComma()
        return words
    }

    /// Takes "from"; the place of the view.
    private mutating func viewPlace() throws(Refusal) -> Int {
        skipSpace()
        let place = at
        let word = word()
        guard word.lowercased() == "from" else {
            throw refusal("expected a comma and a measure, or from and a view", word, column(place), ["from"])
        }
        skipSpace()
        return at
    }

    private mutating func clause(_ request: inout QueryMetricsRequest, _ view: QueryView) throws(Refusal) {
        let place = at
        let word = word()
        let clause = word.lowercased()
        guard Self.clauses.contains(clause) else {
            throw refusal(
                "expected one of \(Self.clauses.joined(separator: ", "))", word.isEmpty ? rest : word, column(place),
                Self.clauses)
        }
        guard seen.insert(clause).inserted else { throw refusal("appears twice", word, column(place)) }
        switch clause {
        case "by": request.dimensions = try dimensions(of: view)
        case "where": request.filter = try filter(of: view)
        case "since": (request.sinceSeconds, request.fromTime) = try age()
        case "until": (request.untilSeconds, request.toTime) = try age()
        case "every": try every(&request)
        case "order": request.orderBy = try order()
        default: request.limit = try limit()
        }
    }

    private mutating func dimensions(of view: QueryView) throws(Refusal) -> [String] {
        var names: [String] = []
        repeat {
            skipSpace()
            let place = at
            let name = word()
            guard view.field(named: name)?.isDimension == true else {
                throw refusal(
                    "is not a field that \(view.name) are grouped by", name, column(place), view.dimensionNames)
            }
            guard !names.contains(name) else { throw refusal("appears twice", name, column(place)) }
            names.append(name)
        } while takeComma()
        return names
    }

    private mutating func filter(of view: QueryView) throws(Refusal) -> String {
        let start = at
        var parser = QueryFilter.parser(text, from: at, label: "text", of: view)
        do throws(Refusal) {
            let term = try parser.leadingFilter()
            at = parser.at
            return QueryFilter.text(of: term)
        } catch {
            let place = error.metadata["at"].flatMap { Int($0) } ?? start + 1
            throw refusal(
                "cannot be read as a filter: \(error.message)", error.metadata["term"] ?? "", column(place - 1),
                view.fieldNames)
        }
    }

    /// An age such as 7d, or a time.
    private mutating func age() throws(Refusal) -> (seconds: UInt32, time: Timestamp?) {
        skipSpace()
        let place = at
        let word = word(with: "-+:.")
        if let seconds = QueryText.seconds(word[...]) { return (seconds, nil) }
        guard let time = Timestamp(rfc3339: word) else {
            throw refusal(
                "expected an age such as 90m, 24h or 7d, or a time such as 2026-01-02T03:04:05Z", word, column(place))
        }
        return (0, time)
    }

    private mutating func every(_ request: inout QueryMetricsRequest) throws(Refusal) {
        skipSpace()
        let place = at
        let word = word()
        guard let seconds = QueryText.seconds(word[...]), BucketWidth.isLegal(seconds) else {
            throw refusal("expected a width of whole minutes from 1m to 30d", word, column(place))
        }
        request.bucketSeconds = seconds
        skipSpace()
        let before = at
        guard self.word().lowercased() == "in" else {
            at = before
            return
        }
        skipSpace()
        let regionPlace = at
        let region = self.word(with: "-+/@~")
        guard !region.isEmpty, region.lowercased() != "utc" else {
            guard region.lowercased() == "utc" else {
                throw refusal("expected utc or a region, for example regions/eu", region, column(regionPlace))
            }
            return
        }
        request.region = region.hasPrefix("regions/") ? region : "regions/\(region)"
    }

    private mutating func order() throws(Refusal) -> String {
        skipSpace()
        let place = at
        let by = word()
        guard by.lowercased() == "by" else { throw refusal("expected by after order", by, column(place), ["by"]) }
        var terms: [String] = []
        repeat {
            skipSpace()
            let place = at
            let name = word()
            guard !name.isEmpty else { throw refusal("expected a measure, a dimension or time", name, column(place)) }
            skipSpace()
            let before = at
            let direction = word().lowercased()
            if direction != "asc", direction != "desc" { at = before }
            terms.append(direction == "desc" ? "\(name) desc" : name)
        } while takeComma()
        return terms.joined(separator: ", ")
    }

    private mutating func limit() throws(Refusal) -> UInt32 {
        skipSpace()
        let place = at
        let word = word()
        guard let limit = UInt32(word), (1...UInt32(QueryBound.rows.limit)).contains(limit),
            word.utf8.first != UInt8(ascii: "+")
        else { throw refusal("expected a number of rows from 1 to \(QueryBound.rows.limit)", word, column(place)) }
        return limit
    }

    /// Refuses what only the whole query shows; the place of the fault is that of the text.
    private func check(_ request: QueryMetricsRequest) throws(Refusal) {
        do throws(Refusal) {
            _ = try QueryShape(request)
        } catch {
            throw Refusal(
                error.reason, "text: \(error.message)", error.metadata.merging(["field": "text"]) { _, new in new })
        }
    }

    // MARK: Words

    /// Takes letters, digits, `_` and `.`, and some others.
    private mutating func word(with others: String = ".") -> String {
        let (start, others) = (at, Array(others.utf8))
        while at < text.count, text[at].isWordByte || text[at] == UInt8(ascii: ".") || others.contains(text[at]) {
            at += 1
        }
        return String(decoding: text[start..<at], as: UTF8.self)
    }

    private mutating func takeComma() -> Bool {
        skipSpace()
        guard at < text.count, text[at] == UInt8(ascii: ",") else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < text.count, text[at] == 0x20 || (0x09...0x0d).contains(text[at]) { at += 1 }
    }

    /// What stands here, for the error.
    private var rest: String {
        String(decoding: text[min(at, text.count)...].prefix { $0 > 0x20 }.prefix(40), as: UTF8.self)
    }

    /// The column of a byte: the first letter of the text has column 1.
    private func column(_ place: Int) -> Int {
        String(decoding: text[..<min(place, text.count)], as: UTF8.self).unicodeScalars.count + 1
    }

    private func refusal(_ rule: String, _ term: String, _ column: Int, _ known: [String] = []) -> Refusal {
        .invalidQuery("text", rule, term: term, column: column, known: known)
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "_")
    }
}
