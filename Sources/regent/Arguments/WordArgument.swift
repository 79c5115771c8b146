import ArgumentParser

/// An argument that is one of some words, which the shell offers.
protocol WordArgument: ExpressibleByArgument, Sendable {}

extension WordArgument {
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
