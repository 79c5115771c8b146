import RegentKernels

/// Distinct texts in order of first appearance, found by their bytes.
///
/// A dictionary of strings would take "é" in one and in two scalars for the same text; here only equal bytes
/// are equal. Texts lie end to end, so a new one costs no allocation of its own. While every text comes after the one
/// before it in the order of bytes, as ids in sequence do, none can repeat and none is filed.
struct TextTable: Sendable {
    /// All texts, end to end.
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Whether each text so far comes after the one before it; then none is in `slots`.
    private var isAscending = true
    /// Open addressing: index of a text + 1, 0 = free; a power of two, at most half full.
    private var slots = [UInt32](repeating: 0, count: 16)
    /// Random per table, so that colliding texts cannot be prepared.
    private let seed = UInt64.random(in: 0 ... .max)

    /// Number of texts.
    var count: Int { ends.count }

    /// Place of a text in `bytes`.
    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// Adds a text unless it is there; its index either way.
    mutating func insert(_ text: String.UTF8View) -> (index: Int, isNew: Bool) {
        let slot = place(of: text.span)
        if let slot, slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
        bytes.append(contentsOf: text)
        return (endText(in: slot), true)
    }

    /// Adds a text unless it is there; its index either way.
    mutating func insert(_ text: ArraySlice<UInt8>) -> (index: Int, isNew: Bool) {
        let slot = place(of: text.span)
        if let slot, slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
        bytes.append(contentsOf: text)
        return (endText(in: slot), true)
    }

    /// The slot of a text, or the free one where it belongs; nil where it needs none.
    @inline(__always)
    private mutating func place(of text: Span<UInt8>) -> Int? {
        if isAscending {
            guard !ends.isEmpty, !TextBytes.precedes(bytes[range(ends.count - 1)].span, text) else { return nil }
            isAscending = false
            file(slotCount: slots.count)
        }
        return slot(of: text)
    }

    /// The slot of a text, or the free one where it belongs.
    private func slot(of text: Span<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: TextBytes.hash(text, seed: seed)) & mask
        while slots[slot] != 0, !TextBytes.areEqual(bytes[range(Int(slots[slot]) - 1)].span, text) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    /// The text that was put behind the others is a new one; its index.
    private mutating func endText(in slot: Int?) -> Int {
        ends.append(bytes.count)
        guard let slot else { return ends.count - 1 }
        slots[slot] = UInt32(ends.count)
        if ends.count * 2 > slots.count { file(slotCount: slots.count * 4) }
        return ends.count - 1
    }

    /// Forgets all texts, keeping the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        if !isAscending { clearSlots() }
        isAscending = true
    }

    private mutating func clearSlots() {
        for slot in slots.indices { slots[slot] = 0 }
    }

    /// Files all texts in so many slots at least.
    private mutating func file(slotCount: Int) {
        var count = slotCount
        while ends.count * 2 > count { count *= 4 }
        if count > slots.count { slots = [UInt32](repeating: 0, count: count) } else { clearSlots() }
        let mask = count - 1
        for index in ends.indices {
            var slot = Int(truncatingIfNeeded: TextBytes.hash(bytes[range(index)].span, seed: seed)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }
}
