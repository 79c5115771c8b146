import RegentMessages

/// The fields that a map takes from inside objects of a record: `metadata.lang=$.input.lang`.
struct NestedFields: Sendable {
    private var targets: [[UInt8]: SampleTarget] = [:]
    private var inner: [[UInt8]: NestedFields] = [:]

    /// Whether no field is taken from inside an object.
    var isEmpty: Bool { targets.isEmpty && inner.isEmpty }

    /// The paths of a map.
    ///
    /// - Throws: `badFieldMap` for a path that is none, two fields of one path, or one through a key that is a
    ///   field or mapped itself.
    init(_ map: TextMap, beside table: FieldTable) throws(SampleFault) {
        for (name, column) in map.sorted(by: { $0.key < $1.key }) where KeyPath.isPath(column) {
            guard let target = SampleTarget(name: name) else { continue }  // the table has refused it
            let keys = try KeyPath.keys(of: column, field: name).map { Array($0.utf8) }
            guard table[keys[0][...]] == nil else {
                throw SampleFault(
                    .badFieldMap, name,
                    "is mapped to \(column), but its first key is read as a field of its own")
            }
            guard add(target, keys[...]) else {
                throw SampleFault(.badFieldMap, name, "is mapped to \(column), to which or inside which another one is")
            }
        }
    }

    private init() {}

    private mutating func add(_ target: SampleTarget, _ keys: ArraySlice<[UInt8]>) -> Bool {
        guard let first = keys.first else { return false }
        if keys.count == 1 {
            guard targets[first] == nil, inner[first] == nil else { return false }
            targets[first] = target
            return true
        }
        guard targets[first] == nil else { return false }
        var below = inner[first] ?? NestedFields()
        guard below.add(target, keys.dropFirst()) else { return false }
        inner[first] = below
        return true
    }

    /// The target of a key of this object.
    func target(_ key: ArraySlice<UInt8>) -> SampleTarget? { targets[Array(key)] }

    /// The fields inside the object of a key; nil where there are none.
    subscript(key: ArraySlice<UInt8>) -> NestedFields? { inner[Array(key)] }
}
