import ArgumentParser
import RegentGovernance
import RegentMessages

/// People and programs.
enum PrincipalNoun: PutNoun {
    typealias Place = NamedPlace<Principal>
    typealias Selection = EverySelection

    static let get = AccessServiceMethods.getPrincipal
    static let list = AccessServiceMethods.listPrincipals
    static let put = AccessServiceMethods.putPrincipal
    static let words = ["access", "principal"]
    static let plural = "principals"
    static let abstract = "People and programs, and what they are known by."
    static let example = "ada"
    static let columns: [NounColumn<Principal>] = [
        "name", "kind", NounColumn("state") { $0.disabled ? "disabled" : "" },
        NounColumn("grants") { $0.grants.map(\.text).joined(separator: ", ") }, NounColumn("known_by") { $0.knownBy },
        "revision",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        PrincipalSetCommand.self, NounEditCommand<Self>.self, PrincipalEnableCommand.self, PrincipalDisableCommand.self,
    ]

    static func page(of principal: Principal) -> [Table] { [principal.fieldTable] }

    static func changed(_ principal: Principal) -> Table { principal.fieldTable }
}

/// What every command takes that changes a principal.
struct PrincipalChangeOptions: ParsableArguments {
    @OptionGroup var place: NamedPlace<Principal>
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// The change of the principal that is named.
    var change: DocumentChange<PrincipalNoun> {
        DocumentChange(name: place.name, mutation: mutation, connection: connection, output: output)
    }
}

/// Makes or changes a principal.
struct PrincipalSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Makes a principal, or changes what is given of it.",
        discussion: """
            Examples:
              regent access principal set ada --kind human --uid 1000
              regent access principal set worker --kind service \\
                --certificate-uri regent:principals/worker

            A list that is given takes the place of the whole list that is there.
            """)

    @Option(help: "human or service; needed for a new one.")
    var kind: PrincipalKindArgument?
    @Option(help: "For people.")
    var displayName: String?
    @Option(help: "A user id on the daemon's machine that it is known by; may be repeated.")
    var uid: [UInt32] = []
    @Option(help: "A URI of a client certificate that it is known by; may be repeated.")
    var certificateUri: [String] = []
    @OptionGroup var options: PrincipalChangeOptions

    func run() async throws {
        try await options.change.put(done: "set", mayCreate: true) { principal in
            principal.kind = kind?.kind ?? principal.kind
            principal.displayName = displayName ?? principal.displayName
            principal.uids = uid.isEmpty ? principal.uids : uid
            principal.certificateUris = certificateUri.isEmpty ? principal.certificateUris : certificateUri
        }
    }
}

/// Lets a principal in again.
struct PrincipalEnableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Lets a principal in again.")

    @OptionGroup var options: PrincipalChangeOptions

    func run() async throws { try await options.change.put(done: "enabled") { $0.disabled = false } }
}

/// Lets a principal in no more.
struct PrincipalDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Lets a principal in no more; its connections are closed.")

    @OptionGroup var options: PrincipalChangeOptions

    func run() async throws { try await options.change.put(done: "disabled") { $0.disabled = true } }
}

extension Principal {
    /// Everything of one principal.
    var fieldTable: Table {
        Table(
            fields: [
                ("name", name), ("kind", kind.name), ("display_name", displayName), ("known_by", knownBy),
                ("disabled", "\(disabled)"),
            ] + grants.map { ("grant", "\($0.text)  (by \($0.grantedBy), \(TimeText.of($0.grantTime)))") } + [
                ("revision", "\(revision)"), ("etag", etag), ("update_time", TimeText.of(updateTime)),
            ])
    }

    fileprivate var knownBy: String { (uids.map { "uid \($0)" } + certificateUris).joined(separator: ", ") }
}

extension RoleGrant {
    /// For people, as "OPERATOR on environments/prod".
    var text: String { (permission.isEmpty ? role.name : permission) + (scope == "*" ? "" : " on \(scope)") }
}
