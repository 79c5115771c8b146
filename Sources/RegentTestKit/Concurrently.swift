/// Runs a body for each element, a few at a time, and ends when all have: for commands that take most of their time to
/// start.
///
/// - Throws: the first error of the body; the elements that have begun end before.
package func concurrently<Element: Sendable>(
    _ elements: some Sequence<Element>, _ body: @escaping @Sendable (Element) async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for (number, element) in elements.enumerated() {
            if number >= 4 { try await group.next() }
            group.addTask { try await body(element) }
        }
        try await group.waitForAll()
    }
}
