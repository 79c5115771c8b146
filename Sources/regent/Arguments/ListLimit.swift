import ArgumentParser

/// How many items of a list are wanted at most: a number from 0 on, where 0 stands for all of them.
struct ListLimit: ExpressibleByArgument, Sendable {
    /// Every item.
    static let all = ListLimit(standard: 0)

    /// Items at most; 0 = all.
    let count: Int

    /// The limit of an option that was not given.
    init(standard count: UInt16) { self.count = Int(count) }

    init?(argument: String) {
        guard let count = Int(argument), count >= 0 else { return nil }
        self.count = count
    }

    var defaultValueDescription: String { "\(count)" }
}
