/// A first-in first-out queue over one array.
///
/// Elements leave by moving an index; the array is trimmed when half of it is spent, so that both
/// ends cost O(1) amortised and a long-lived queue does not grow. Public and inlinable, so that other modules get code
/// for their elements and not for any: `package` code is not specialised across modules.
public struct Fifo<Element> {
    @usableFromInline var storage: [Element?] = []
    @usableFromInline var first = 0

    /// Makes an empty queue.
    @inlinable public init() {}

    /// Elements waiting.
    @inlinable public var count: Int { storage.count - first }
    /// Whether nothing waits.
    @inlinable public var isEmpty: Bool { first == storage.count }

    /// The element that leaves next.
    @inlinable public var front: Element? { isEmpty ? nil : storage[first] }

    /// Adds an element at the end.
    @inlinable public mutating func append(_ element: Element) {
        storage.append(element)
    }

    /// Puts back the element that left last.
    @inlinable public mutating func prepend(_ element: Element) {
        if first == 0 {
            storage.insert(element, at: 0)
        } else {
            first -= 1
            storage[first] = element
        }
    }

    /// Takes the oldest element.
    @inlinable public mutating func popFirst() -> Element? {
        guard !isEmpty else { return nil }
        let element = storage[first]
        storage[first] = nil
        first += 1
        if first == storage.count {
            storage.removeAll(keepingCapacity: true)
            first = 0
        } else if first >= 32, first * 2 >= storage.count {
            storage.removeFirst(first)
            first = 0
        }
        return element
    }

    /// Removes the elements for which the body returns true; O(n).
    @inlinable public mutating func removeAll(where isDropped: (Element) -> Bool) {
        storage.removeFirst(first)
        first = 0
        storage.removeAll { $0.map(isDropped) ?? true }
    }

    /// Drops everything.
    @inlinable public mutating func removeAll() {
        storage.removeAll()
        first = 0
    }
}

extension Fifo: Sendable where Element: Sendable {}
