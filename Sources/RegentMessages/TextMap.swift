/// Texts by keys that are told apart by their bytes, as the wire and the store have them.
///
/// A dictionary of strings takes two keys for one where Unicode takes them for the same text, as "é" in one character
/// and in two, and keeps one of the two values.
public struct TextMap: Sendable, Hashable {
    private var texts: [ExactText: ExactText]

    /// A map of nothing.
    public init() { texts = [:] }

    /// The entries of a dictionary.
    public init(_ entries: [String: String]) {
        self.init(entries.lazy.map { ($0, $1) })
    }

    /// Entries in order; of several with one key the last counts.
    public init(_ entries: some Sequence<(String, String)>) {
        texts = Dictionary(entries.lazy.map { (ExactText($0), ExactText($1)) }) { $1 }
    }

    /// Number of entries.
    public var count: Int { texts.count }

    /// Whether there is no entry.
    public var isEmpty: Bool { texts.isEmpty }

    /// Keys, in any order.
    public var keys: [String] { texts.keys.map(\.text) }

    /// The text of a key; nil for none, and to take it away.
    public subscript(key: String) -> String? {
        get { texts[ExactText(key)]?.text }
        set { texts[ExactText(key)] = newValue.map(ExactText.init) }
    }

    /// Sets the text of a key; gives the one that was there.
    @discardableResult
    public mutating func updateValue(_ text: String, forKey key: String) -> String? {
        texts.updateValue(ExactText(text), forKey: ExactText(key))?.text
    }

    mutating func reserveCapacity(_ count: Int) { texts.reserveCapacity(count) }
}

extension TextMap: ExpressibleByDictionaryLiteral {
    /// The entries of a literal; of several with one key the last counts.
    public init(dictionaryLiteral entries: (String, String)...) { self.init(entries) }
}

extension TextMap: Sequence {
    /// Entries in any order.
    public struct Iterator: IteratorProtocol {
        fileprivate var texts: Dictionary<ExactText, ExactText>.Iterator

        /// The next entry.
        public mutating func next() -> (key: String, value: String)? {
            texts.next().map { (key: $0.key.text, value: $0.value.text) }
        }
    }

    /// Entries in any order.
    public func makeIterator() -> Iterator { Iterator(texts: texts.makeIterator()) }

    /// Number of entries.
    public var underestimatedCount: Int { count }
}
