/// The keys of a document that are read, as a tree of paths; keys that are met and not read are noted once.
struct FieldTree {
    /// What becomes of a value.
    enum Use: Hashable {
        /// It is stepped over.
        case none
        /// It is kept under this number.
        case slot(Int)
        /// Each of its members, if it is an object, is kept under this number with its name.
        case members(Int)
        /// It is an array of records.
        case records
    }

    private struct Node {
        let key: [UInt8]
        let path: String
        var use = Use.none
        var children: [Int] = []
        var isKnown = true
        /// Number under which members without a node are kept.
        var rest: Int?
    }

    /// Most names that are noted: a hostile file has a new one in every record.
    static let notedMax = 64

    private var nodes = [Node(key: [], path: "")]
    /// Paths of keys that were met and are not read, in the order of their first appearance.
    private(set) var noted: [String] = []

    /// The root.
    static let root = 0

    /// No keys.
    init() {}

    /// Adds a path, with dots between its keys.
    mutating func add(_ path: String, _ use: Use) { add(path.split(separator: ".").map(String.init), use) }

    /// Adds a path.
    mutating func add(_ keys: [String], _ use: Use) {
        var node = Self.root
        for key in keys { node = child(of: node, key) }
        nodes[node].use = use
    }

    private mutating func child(of node: Int, _ key: String) -> Int {
        let bytes = Array(key.utf8)
        if let known = nodes[node].children.first(where: { nodes[$0].key == bytes }) { return known }
        let path = nodes[node].path
        nodes.append(Node(key: bytes, path: path.isEmpty ? key : "\(path).\(key)"))
        nodes[node].children.append(nodes.count - 1)
        return nodes.count - 1
    }

    /// Keeps the scalars at the root that have no path of their own under this number, with their names.
    var rest: Int? {
        get { nodes[Self.root].rest }
        set { nodes[Self.root].rest = newValue }
    }

    /// Keeps the scalars below a key that have no path of their own under this number, with their names.
    mutating func addRest(_ key: String, _ group: Int) { nodes[child(of: Self.root, key)].rest = group }

    /// The number under which members without a node are kept.
    func rest(_ node: Int) -> Int? { nodes[node].rest }

    /// The member that a path names of an object whose members are kept; nil for another path.
    func member(_ keys: [String]) -> (group: Int, name: String)? {
        guard let last = keys.last, let node = node(keys.dropLast()) else { return nil }
        if case .members(let group) = nodes[node].use { return (group, last) }
        guard let group = nodes[node].rest, self.node(keys[...]) == nil else { return nil }
        return (group, last)
    }

    /// The number under which the value of a path is kept; nil where it is not.
    func slot(_ keys: [String]) -> Int? {
        guard let node = node(keys[...]), case .slot(let slot) = nodes[node].use else { return nil }
        return slot
    }

    /// Keeps the value of a path under a number; nil where the path is an object of which something is read already.
    mutating func claim(_ keys: [String], _ slot: Int) -> Int? {
        if let node = node(keys[...]), !nodes[node].children.isEmpty || nodes[node].use != .none { return nil }
        add(keys, .slot(slot))
        return slot
    }

    private func node(_ keys: ArraySlice<String>) -> Int? {
        var node = Self.root
        for key in keys {
            guard let child = nodes[node].children.first(where: { nodes[$0].path == path(node, key) }) else {
                return nil
            }
            node = child
        }
        return node
    }

    private func path(_ node: Int, _ key: String) -> String {
        nodes[node].path.isEmpty ? key : "\(nodes[node].path).\(key)"
    }

    /// What becomes of the value at a node.
    func use(_ node: Int) -> Use { nodes[node].use }

    /// Whether a node has keys below it.
    func isInner(_ node: Int) -> Bool { !nodes[node].children.isEmpty }

    /// The node of a key below another; nil, and a note, for one that is not read.
    mutating func child(of node: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        for child in nodes[node].children where nodes[child].key.count == range.count {
            if nodes[child].key.elementsEqual(bytes[range]) { return nodes[child].isKnown ? child : nil }
        }
        guard nodes[node].rest == nil, noted.count < Self.notedMax, range.count <= 128 else { return nil }
        let key = String(decoding: bytes[range], as: UTF8.self)
        note(self.child(of: node, key))
        return nil
    }

    private mutating func note(_ child: Int) {
        nodes[child].isKnown = false
        noted.append(nodes[child].path)
    }

    /// Notes something that was read and could not be mapped.
    mutating func note(_ text: String) {
        guard noted.count < Self.notedMax, !noted.contains(text) else { return }
        noted.append(text)
    }
}
