import ArgumentParser

/// What every command takes that lists documents.
struct QueryOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only those it is true of, for example 'state = RUNNING'.", valueName: "expression"))
    var filter = ""

    @Option(
        help: ArgumentHelp("Fields to order by, for example 'create_time desc'; none = by name.", valueName: "fields"))
    var orderBy = ""

    @Option(help: ArgumentHelp("As they were after this revision; 0 = now.", valueName: "revision"))
    var asOf: UInt64 = 0
}
