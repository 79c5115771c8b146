import RegentMessages

/// Where the value of a key or column goes.
enum SampleTarget: Sendable, Hashable {
    case field(SampleField)
    /// One named score.
    case score(String)
    /// One label.
    case label(String)

    /// The target of a field's full name: a field, `scores.NAME` or `metadata.KEY`.
    init?(name: String) {
        if let field = SampleField(name: name) {
            self = .field(field)
        } else if name.hasPrefix("scores."), name.utf8.count > 7 {
            self = .score(String(name.dropFirst(7)))
        } else if name.hasPrefix("metadata."), name.utf8.count > 9 {
            self = .label(String(name.dropFirst(9)))
        } else {
            return nil
        }
    }
}

/// Finds the target of a key by its UTF-8 bytes, without making a string of it.
///
/// Keys are sorted by length, of which at most three share one; that is faster than hashing.
struct FieldTable: Sendable {
    private struct Entry: Sendable {
        let key: [UInt8]
        let target: SampleTarget
    }

    private var byLength: [[Entry]] = []

    /// The fields under their own names, or under those of the map.
    ///
    /// - Throws: `badFieldMap` when the map names no field, or a column twice.
    init(map: TextMap) throws(SampleFault) {
        var columns: [(String, SampleTarget)] = []
        for field in SampleField.allCases where map[field.name] == nil {
            columns.append((field.name, .field(field)))
        }
        for (name, column) in map.sorted(by: { $0.key < $1.key }) {
            guard let target = SampleTarget(name: name) else {
                throw SampleFault(.badFieldMap, name, "is not a field of a sample")
            }
            if KeyPath.isPath(column) { continue }  // its reader has a tree of its own
            guard !column.isEmpty else { throw SampleFault(.badFieldMap, name, "is mapped to an empty column name") }
            columns.append((column, target))
        }
        for (column, target) in columns {
            let key = Array(column.utf8)
            guard self[key[...]] == nil else {
                throw SampleFault(.badFieldMap, column, "is mapped to two fields")
            }
            while byLength.count <= key.count { byLength.append([]) }
            byLength[key.count].append(Entry(key: key, target: target))
        }
    }

    /// The target of a key; nil for an unknown one.
    subscript(key: ArraySlice<UInt8>) -> SampleTarget? {
        guard key.count < byLength.count else { return nil }
        for entry in byLength[key.count] where entry.key.elementsEqual(key) { return entry.target }
        return nil
    }
}
