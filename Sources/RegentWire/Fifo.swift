/// A first-in first-out queue over one array.
///
/// The element that leaves next lies in the queue itself, so that a queue of one, as most are, needs no memory.
/// Elements leave the array by moving an index; it is trimmed when half of it is spent, so that both ends cost O(1)
/// amortised and a long-lived queue does not grow. Public and inlinable, so that other modules get code for their
/// elements and not for any: `package` code is not specialised across modules.
public struct Fifo<Element> {
    /// The element that leaves next; nil in an empty queue.
    @usableFromInline var head: Element?
    /// Those behind it, from `first` on.
    @usableFromInline var storage: [Element?] = []
    @usableFromInline var first = 0

    /// Makes an empty queue.
    @inlinable public init() {}

    /// Elements waiting.
    @inlinable public var count: Int { head == nil ? 0 : 1 + storage.count - first }
    /// The element that leaves next.
    @inlinable public var front: Element? { head }
    /// Whether nothing waits.
    @inlinable public var isEmpty: Bool { head == nil }

    /// Adds an element at the end.
    @inlinable public mutating func append(_ element: Element) {
        guard head != nil else { return head = element }
        storage.append(element)
    }

    /// Puts back the element that left last.
    @inlinable public mutating func prepend(_ element: Element) {
        guard let second = head.take() else { return head = element }
        head = element
        if first == 0 {
            storage.insert(second, at: 0)
        } else {
            first -= 1
            storage[first] = second
        }
    }

    /// Takes the oldest element.
    @inlinable public mutating func popFirst() -> Element? {
        guard let element = head.take() else { return nil }
        head = popStored()
        return element
    }

    /// Takes the oldest element of the array.
    @inlinable mutating func popStored() -> Element? {
        guard first < storage.count else { return nil }
        let element = storage[first].take()
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
        if let element = head, isDropped(element) { head = popStored() }
    }

    /// Drops everything.
    @inlinable public mutating func removeAll() {
        head = nil
        storage.removeAll()
        first = 0
    }
}

extension Fifo: Sendable where Element: Sendable {}
