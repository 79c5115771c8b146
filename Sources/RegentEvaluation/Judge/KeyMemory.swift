/// When keys counted last, and what was known of them before.
///
/// It has a fixed number of keys; the one that was added or counted longest ago is forgotten, so it may count again
/// early.
struct KeyMemory: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        let key: UInt64
        /// When the key counted last, in microseconds; nil = never.
        var countedAt: Int64?
        /// Harm by adjusted metric before the key was exposed; −1 = not known, empty = none is.
        var previous: [Double]
    }

    let capacity: Int
    private var entries: [UInt64: (entry: Entry, turn: Int)] = [:]
    /// Keys in the order of their turns; one whose turn is not that of its entry is outdated.
    private var order: [(key: UInt64, turn: Int)] = []
    private var first = 0
    private var turn = 0

    init(capacity: Int) { self.capacity = capacity }

    static func == (a: KeyMemory, b: KeyMemory) -> Bool {
        a.capacity == b.capacity && a.all == b.all
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(all)
    }

    /// The keys, the one that is forgotten next first.
    var all: [Entry] {
        order[first...].compactMap { key, turn in
            guard let found = entries[key], found.turn == turn else { return nil }
            return found.entry
        }
    }

    /// Whether a key may count at a time.
    func isDue(_ key: UInt64, at now: Int64, window: Int64) -> Bool {
        guard let counted = entries[key]?.entry.countedAt else { return true }
        let (age, overflows) = now.subtractingReportingOverflow(counted)
        return overflows || age >= window
    }

    /// Notes that a key counts; what was known of it before.
    mutating func expose(_ key: UInt64, at now: Int64) -> [Double] {
        let previous = entries[key]?.entry.previous ?? []
        keep(Entry(key: key, countedAt: now, previous: previous))
        return previous
    }

    /// Keeps the values of a key that never counted; one that is not known keeps the one before.
    mutating func remember(_ key: UInt64, _ values: [Double]) {
        if let found = entries[key] {
            guard found.entry.countedAt == nil else { return }
            let merged = zip(values, found.entry.previous).map { $0 < 0 ? $1 : $0 }
            keep(Entry(key: key, countedAt: nil, previous: merged.count == values.count ? merged : values))
        } else {
            keep(Entry(key: key, countedAt: nil, previous: values))
        }
    }

    /// Puts an entry at the end, and forgets the first ones where there are too many.
    mutating func keep(_ entry: Entry) {
        turn += 1
        var entry = entry
        if !entry.previous.contains(where: { $0 >= 0 }) { entry.previous = [] }
        entries[entry.key] = (entry, turn)
        order.append((entry.key, turn))
        while entries.count > capacity, first < order.count {
            let oldest = order[first]
            if entries[oldest.key]?.turn == oldest.turn { entries[oldest.key] = nil }
            first += 1
        }
        compact()
    }

    private mutating func compact() {
        guard order.count > 2 * capacity + 64 else { return }
        order = order[first...].filter { entries[$0.key]?.turn == $0.turn }
        first = 0
    }
}
