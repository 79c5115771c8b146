import ArgumentParser
import RegentMessages
import RegentModel
import RegentText

/// A kind of document as the command line has it: one declaration, from which its commands come.
///
/// What the .proto and the lifecycle say is not said again: fields, types, states, legal verbs, permissions.
protocol CLINoun: Sendable {
    associatedtype D: Governed
    associatedtype Getting: NamedRequest
    associatedtype Got: DocumentResponse where Got.Subject == D
    associatedtype Listing: ListRequest
    associatedtype Listed: ListResponse where Listed.Item == D
    /// How one is named.
    associatedtype Place: NounPlace
    /// Which ones a list holds, besides what every list takes.
    associatedtype Selection: NounSelection

    /// The method that gives one.
    static var get: Method<Getting, Got> { get }
    /// The method that gives a page of them.
    static var list: Method<Listing, Listed> { get }
    /// Words of its commands, for example ["access", "token"].
    static var words: [String] { get }
    /// What one is called, for example "token".
    static var singular: String { get }
    /// What several are called.
    static var plural: String { get }
    /// One line of help.
    static var abstract: String { get }
    /// Commands to paste.
    static var examples: String { get }
    /// Further help.
    static var notes: String { get }
    /// One of them as it is named on the command line, for example "openai -e prod".
    static var example: String { get }
    /// Columns of lists, the most important first: on a narrow terminal the last are left out.
    static var columns: [NounColumn<D>] { get }
    /// Lines of the page of one.
    static var fields: [NounColumn<D>] { get }
    /// Everything of one.
    static func page(of document: D) -> [Table]
    /// One after a change.
    static func changed(_ document: D) -> Table
    /// One as it is named on the command line.
    static func text(of name: ResourceName) -> String
    /// The command `show`: one document, where the noun has no page of its own.
    static var show: any ParsableCommand.Type { get }
    /// The command `history`: the changes of one, where the noun has no history of its own.
    static var history: any ParsableCommand.Type { get }
    /// The command `diff`: what differs between two revisions, where the noun has no differences of its own.
    static var diff: any ParsableCommand.Type { get }
    /// Commands that not every noun has.
    static var verbs: [any ParsableCommand.Type] { get }
}

/// How one document is named on the command line.
protocol NounPlace: ParsableArguments, Sendable {
    /// Its resource name.
    var name: String { get }
}

/// Which documents a list holds, besides what every list takes.
protocol NounSelection: ParsableArguments, Sendable {
    /// Only those that lie in this document; empty = all.
    var parent: String { get }
    /// Only those in the state of this name; nil = all.
    var state: String? { get }
    /// Archived ones too, and the state of each is shown.
    var showsArchived: Bool { get }
}

extension NounSelection {
    var parent: String { "" }
    var state: String? { nil }
    var showsArchived: Bool { false }
}

extension CLINoun {
    static var singular: String { words.last ?? "" }
    static var notes: String { "" }
    static var show: any ParsableCommand.Type { NounShowCommand<Self>.self }
    static var history: any ParsableCommand.Type { NounHistoryCommand<Self>.self }
    static var diff: any ParsableCommand.Type { NounDiffCommand<Self>.self }
    static var verbs: [any ParsableCommand.Type] { [] }
    static var fields: [NounColumn<D>] { NounColumn.all }

    static func page(of document: D) -> [Table] { [fieldTable(of: document)] }

    static func changed(_ document: D) -> Table { table([document]) }

    static func text(of name: ResourceName) -> String {
        D.pattern.contains("}/") ? name.description : name.id ?? name.description
    }

    /// A line a field.
    static func fieldTable(of document: D) -> Table {
        let members = document.jsonValue
        return Table(fields: fields.compactMap { field in field.line(of: document, members).map { (field.key, $0) } })
    }

    /// A row a document.
    ///
    /// - Parameter showsState: whether archived ones are told from others.
    static func table(_ documents: [D], showsState: Bool = false) -> Table {
        let columns = columns.filter { $0.isShown(showsState) }
        return Table(
            columns.map(\.column),
            rows: documents.map { document in
                let members = document.jsonValue
                return columns.map { $0.cell(of: document, members) }
            })
    }

    /// One as it is named on the command line, by its resource name.
    static func text(ofName name: String) -> String {
        (try? ResourceName(name, matching: D.pattern)).map { text(of: $0) } ?? name
    }

    /// A command of the noun, for example "regent provider show openai -e prod".
    static func command(_ verb: String, _ text: String = example) -> String {
        "regent " + (words + [verb, text]).joined(separator: " ")
    }

    /// With its article as it is spoken: "an environment", "an SLA target", but "a use case".
    static var anExample: String {
        let hasVowel = !singular.hasPrefix("use") && "aeiou".contains(singular.prefix(1))
        return (hasVowel || singular.hasPrefix("SLA") ? "an " : "a ") + singular
    }
}

/// The name alone: for documents that lie in nothing else, and those that are named in full.
struct NamedPlace<D: Document>: NounPlace {
    @Argument(help: NamedPlace.help)
    var document: NameArgument<D>

    var name: String { document.name }

    private static var help: ArgumentHelp {
        let isNested = D.pattern.contains("}/")
        let word = String(D.pattern.split(separator: "/").last?.dropFirst().dropLast() ?? "name")
        let forms = isNested ? D.pattern : "ID or \(D.kind)/ID"
        let words = word.split(separator: "_")
        return ArgumentHelp(
            "The \(words.joined(separator: " ")): \(forms).", valueName: words.joined(separator: "-"))
    }
}

/// Every one.
struct EverySelection: NounSelection {}

/// Every one, archived ones if they are asked for.
struct ArchivableSelection: NounSelection {
    @Flag(name: .customLong("archived"), help: "List archived ones too, and show the state of each.")
    var showsArchived = false
}
