import RegentMessages

/// What the caller maps and selects of a document, beside the rules of its tool.
struct ImportMapping {
    /// Where a value of the record is.
    private enum Source {
        case slot(Int)
        case member(group: Int, name: String)
    }

    private let parser: JSONLSampleParser
    private var maps: [(target: SampleTarget, source: Source)] = []
    private var selections: [(source: Source, value: String)] = []
    /// Keys that are read.
    private(set) var fields: FieldTree
    /// Values that are kept.
    private(set) var slotCount: Int
    /// Targets that the caller maps.
    let mapped: Set<SampleTarget>

    /// Adds the paths of the options to those of the rules.
    ///
    /// - Throws: `badFieldMap`.
    init(_ options: SampleFileOptions, _ rules: some ToolRules) throws(SampleFault) {
        parser = try JSONLSampleParser(SampleFileOptions(idAsText: true))
        fields = rules.fields
        slotCount = rules.slotCount
        var targets = Set<SampleTarget>()
        var wanted: [(SampleTarget, [String])] = []
        for (name, column) in options.fieldMap.sorted(by: { $0.key < $1.key }) {
            guard let target = SampleTarget(name: name) else {
                throw SampleFault(.badFieldMap, name, "is not a field of a sample")
            }
            targets.insert(target)
            wanted.append((target, try KeyPath.keys(of: column, field: name)))
        }
        mapped = targets
        for (target, keys) in wanted { maps.append((target, try source(keys))) }
        for (path, value) in options.selected {
            selections.append((try source(try KeyPath.keys(of: path, field: "--select")), value))
        }
    }

    private mutating func source(_ keys: [String]) throws(SampleFault) -> Source {
        if let (group, name) = fields.member(keys) { return .member(group: group, name: name) }
        if let slot = fields.slot(keys) { return .slot(slot) }
        guard let slot = fields.claim(keys, slotCount) else {
            throw SampleFault(
                .badFieldMap, keys.joined(separator: "."), "is an object that the importer reads; name one of its keys")
        }
        slotCount += 1
        return .slot(slot)
    }

    /// Whether the caller wants the record.
    func selects(_ record: ImportRecord) throws(SampleFault) -> Bool {
        for (source, value) in selections {
            guard try record.scalar(range(source, record)) == value else { return false }
        }
        return true
    }

    /// A sample with what the caller maps.
    func draft(_ record: ImportRecord) throws(SampleFault) -> SampleDraft {
        var draft = SampleDraft()
        for (target, source) in maps {
            guard let range = range(source, record) else { continue }
            var cursor = record.cursor(range)
            try parser.read(target, &cursor, &draft)
        }
        return draft
    }

    private func range(_ source: Source, _ record: ImportRecord) -> Range<Int>? {
        switch source {
        case .slot(let slot): record.range(slot)
        case .member(let group, let name): record.members.first { $0.group == group && $0.name == name }?.range
        }
    }
}

/// A path to a value inside a record: `$.input.lang`, or without `$.` one key.
enum KeyPath {
    /// Whether the text is a path and no plain key.
    static func isPath(_ text: String) -> Bool { text.hasPrefix("$.") }

    /// The keys of a path; a text that is none is one key, dots and all.
    ///
    /// - Throws: `badFieldMap` for one without keys, with an empty key or with more than 16.
    static func keys(of text: String, field: String) throws(SampleFault) -> [String] {
        let keys =
            isPath(text)
            ? text.dropFirst(2).split(separator: ".", omittingEmptySubsequences: false).map(String.init) : [text]
        guard !keys.contains(""), keys.count <= 16 else {
            throw SampleFault(
                .badFieldMap, field, "is mapped to \(text.prefix(80)), which is no path like $.input.lang")
        }
        return keys
    }
}
