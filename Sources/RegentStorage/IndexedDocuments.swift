import RegentMessages
import RegentModel

/// The documents of a kind as they are now, those of some parts of indexes in the order of the columns after the scope.
struct IndexedDocuments: DocumentSource {
    let resources: ResourceTable
    let kind: String
    let family: IndexFamily
    /// Which rows of each part; nil: all of them, by name.
    let plan: QueryPlan?
    let order: Order

    func forEach(after position: Order.Position?, _ body: (String, StoredResource?) throws -> Bool) throws {
        var parts = family.parts.map { part(of: $0, after: position) }
        guard parts.count > 1 else {
            for part in parts {
                try resources.forEach(
                    kind: kind, index: part.index, between: part.lower, and: part.upper, isDescending: isDescending
                ) { resource, _ in try body(resource.name, resource) }
            }
            return
        }
        var last: IndexPlace?
        for place in parts.indices { try fetch(&parts[place]) }
        while let next = first(of: parts), let row = parts[next].rows.popLast() {
            if parts[next].rows.isEmpty { try fetch(&parts[next]) }
            // A document in several scopes is in several parts.
            guard row.place != last else { continue }
            last = row.place
            guard try body(row.resource.name, row.resource) else { return }
        }
    }

    func find(_ name: String) throws -> StoredResource? { try resources.find(name, kind: kind) }

    private var isDescending: Bool { plan?.isDescending ?? false }

    /// Bytes of documents after which no more rows of a part are read at once: a caller may read in many scopes, and
    /// each is a part.
    private static let fetchBytesMax = 256 << 10

    /// A part of an index on the way through it.
    private struct Part {
        let index: String
        /// Bytes that all rows begin with.
        let fixedCount: Int
        var lower: IndexPlace
        var upper: IndexPlace
        /// The next rows, the first one last.
        var rows: [(place: IndexPlace, resource: StoredResource)] = []
        /// Rows that are read at once; more from time to time, because most pages need few.
        var chunk = 16
        var isOver = false
    }

    private func part(of part: IndexFamily.Part, after position: Order.Position?) -> Part {
        let fixed = part.scope + (plan?.equal ?? [])
        let least = IndexValueEncoding.bytes(of: fixed + [plan?.from].compactMap(\.self))
        let greatest = IndexValueEncoding.bytes(of: fixed + [plan?.to].compactMap(\.self))
        // No value begins with 0xFF.
        var (lower, upper) = (IndexPlace(least), IndexPlace(IndexValueEncoding.end(of: greatest) ?? [0xFF]))
        if let position {
            let columns = plan?.columns(of: position, in: order, of: family.columns) ?? []
            let place = IndexPlace(
                IndexValueEncoding.bytes(of: part.scope + columns), key: position.name.asciiLowercased)
            // Anybody can make a token: its position does not reach beyond what the list has.
            if isDescending { upper = min(upper, place) } else { lower = max(lower, place) }
        }
        let count = IndexValueEncoding.bytes(of: fixed).count
        return Part(index: part.index, fixedCount: count, lower: lower, upper: upper)
    }

    /// Reads the next rows of a part.
    private func fetch(_ part: inout Part) throws {
        guard !part.isOver else { return }
        var (rows, last): ([(place: IndexPlace, resource: StoredResource)], IndexPlace?) = ([], nil)
        var bytes = 0
        try resources.forEach(
            kind: kind, index: part.index, between: part.lower, and: part.upper, isDescending: isDescending,
            limit: part.chunk
        ) { resource, values in
            let key = resource.name.asciiLowercased
            rows.append((IndexPlace(Array(values.dropFirst(part.fixedCount)), key: key), resource))
            last = IndexPlace(values, key: key)
            bytes += resource.body.count
            return bytes < Self.fetchBytesMax
        }
        part.isOver = rows.count < part.chunk && bytes < Self.fetchBytesMax
        part.chunk = min(part.chunk * 4, 256)
        part.rows = rows.reversed()
        guard let last else { return }
        if isDescending { part.upper = last } else { part.lower = last }
    }

    /// The part whose next row comes first; nil where all are over.
    private func first(of parts: [Part]) -> Int? {
        var first: (index: Int, place: IndexPlace)?
        for (index, part) in parts.enumerated() {
            guard let place = part.rows.last?.place else { continue }
            if let known = first, isDescending ? place <= known.place : known.place <= place { continue }
            first = (index, place)
        }
        return first?.index
    }
}

/// A place in an index: values, and a name in lower case. Without a name it comes before every row of the values.
struct IndexPlace: Comparable {
    let values: [UInt8]
    let key: String

    init(_ values: [UInt8], key: String = "") {
        self.values = values
        self.key = key
    }

    static func < (one: IndexPlace, two: IndexPlace) -> Bool {
        one.values == two.values
            ? one.key.utf8.lexicographicallyPrecedes(two.key.utf8)
            : one.values.lexicographicallyPrecedes(two.values)
    }
}
