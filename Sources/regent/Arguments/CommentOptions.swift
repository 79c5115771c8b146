import ArgumentParser

/// What a judgement says that must say why.
struct CommentOptions: ParsableArguments, Sendable {
    @Option(help: "Why.")
    var comment: String
}
