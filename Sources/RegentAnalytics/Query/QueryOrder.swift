import RegentModel

/// By what rows are ordered.
struct QueryOrder: Sendable, Hashable {
    /// What is compared.
    enum Key: Sendable, Hashable {
        /// A measure, by its place.
        case measure(Int)
        /// A dimension, by its place.
        case dimension(Int)
        /// The bucket of time.
        case time
    }

    let key: Key
    let isDescending: Bool

    /// Most terms.
    static let termsMax = 4

    /// Reads an order, for example "p95_latency_ms desc, time".
    ///
    /// - Throws: `Refusal` QUERY_INVALID.
    static func terms(
        _ text: String, _ measures: [QueryMeasure], _ dimensions: [QueryField], hasBuckets: Bool
    ) throws(Refusal) -> [QueryOrder] {
        guard !text.isEmpty else { return [] }
        let known = measures.map(\.name) + dimensions.map(\.name) + (hasBuckets ? ["time"] : [])
        var terms: [QueryOrder] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let name = words.first, words.count <= 2, ["asc", "desc"].contains(words.dropFirst().first ?? "asc")
            else {
                throw .invalidQuery("order_by", "expected a name, optionally followed by desc", term: String(part))
            }
            let key: Key
            if let place = measures.firstIndex(where: { $0.name == name }) {
                key = .measure(place)
            } else if let place = dimensions.firstIndex(where: { $0.name == name }) {
                key = .dimension(place)
            } else if name == "time", hasBuckets {
                key = .time
            } else {
                throw .invalidQuery(
                    "order_by", "is not in the query; name one of \(known.joined(separator: ", "))", term: name,
                    known: known)
            }
            guard !terms.contains(where: { $0.key == key }) else {
                throw .invalidQuery("order_by", "appears twice", term: name)
            }
            terms.append(QueryOrder(key: key, isDescending: words.count == 2 && words[1] == "desc"))
        }
        guard terms.count <= termsMax else {
            throw .invalidQuery("order_by", "must have at most \(termsMax) names")
        }
        return terms
    }
}
