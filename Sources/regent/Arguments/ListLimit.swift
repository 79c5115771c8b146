import ArgumentParser
import RegentClient

/// How many items of a list are wanted at most: a number from 0 on, where 0 means all of them.
struct ListLimit: Sendable {
    /// Items at most; 0 = all.
    let count: Int

    /// The limit of an option that was not given.
    init(standard count: UInt16) { self.count = Int(count) }

    /// The limit that an option gives.
    ///
    /// - Throws: `ValidationError`, which ends the command with 64.
    init(_ text: String) throws {
        guard let count = Int(text), count >= 0 else {
            throw ValidationError("\(text) is not a whole number from 0 on; write 0 for all")
        }
        self.count = count
    }

    /// Reports how to get the rest of a list.
    static func reportMore() { Terminal.say("there are more; use --limit N, or --limit 0 for all") }
}

extension Pages {
    /// Reports that there is more than was wanted, if there is.
    func reportMore() {
        if !nextPageToken.isEmpty { ListLimit.reportMore() }
    }
}
