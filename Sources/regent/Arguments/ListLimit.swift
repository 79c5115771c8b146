import ArgumentParser

/// How many items of a list are wanted at most: a number from 0 on, where 0 stands for all of them.
struct ListLimit: Sendable, CustomStringConvertible {
    /// Every item.
    static let all = ListLimit(standard: 0)

    /// Items at most; 0 = all.
    let count: Int

    /// The limit of an option that was not given.
    init(standard count: UInt16) { self.count = Int(count) }

    /// The limit that an option says.
    ///
    /// - Throws: `ValidationError`, which ends the command with 64.
    init(option text: String) throws {
        guard let count = Int(text), count >= 0 else {
            throw ValidationError("a limit is a whole number from 0 on; write 0 for all")
        }
        self.count = count
    }

    var description: String { "\(count)" }
}
