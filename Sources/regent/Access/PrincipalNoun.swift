import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// People and programs.
enum PrincipalNoun: PutNoun {
    typealias Place = NamedPlace<Principal>
    typealias Selection = EverySelection

    static let get = AccessServiceMethods.getPrincipal
    static let list = AccessServiceMethods.listPrincipals
    static let put = AccessServiceMethods.putPrincipal
    static let words = ["access", "principal"]
    static let plural = "principals"
    static let abstract = "Principals: people and services, and how they are recognized."
    static let examples = """
        regent access principal set ada --kind human --uid 1000
        regent access principal set worker --kind service
        regent access principal list
        regent access principal disable worker
        """
    static let example = "ada"
    static let columns: [NounColumn<Principal>] = [
        "name", "kind", NounColumn("state") { $0.disabled ? "disabled" : "" },
        NounColumn("grants") { $0.grants.map(\.text).joined(separator: ", ") }, NounColumn("known_by") { $0.knownBy },
        "revision",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounChangeCommand<SetPrincipal>.self, NounEditCommand<Self>.self, NounChangeCommand<EnablePrincipal>.self,
        NounChangeCommand<DisablePrincipal>.self,
    ]

    static func page(of principal: Principal) -> [Table] { [principal.fieldTable] }

    static func changed(_ principal: Principal) -> Table { principal.fieldTable }
}

/// Sets fields of a principal.
enum SetPrincipal: NounChange {
    typealias Noun = PrincipalNoun

    /// What is set; what is not given stays as it is.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "Kind of the principal; required for a new one.")
        var kind: PrincipalKindArgument?
        @Option(help: "Name to display.")
        var displayName: String?
        @Option(help: "User id on the daemon's machine; may be repeated.")
        var uid: [UInt32] = []
        @Option(help: ArgumentHelp("URI in a client certificate; may be repeated.", valueName: "uri"))
        var certificateUri: [String] = []
    }

    static let word = "set"
    static let done = "set"
    static let mayCreate = true
    static let abstract = "Creates a principal, or changes the given fields of one."
    static let examples = """
        regent access principal set ada --kind human --uid 1000
        regent access principal set w1 --certificate-uri regent:principals/w1
        """
    static let notes = "A list that is given replaces the stored list."

    static func change(_ principal: inout Principal, _ flags: Flags) {
        principal.kind = flags.kind?.value ?? principal.kind
        principal.displayName = flags.displayName ?? principal.displayName
        principal.uids = flags.uid.isEmpty ? principal.uids : flags.uid
        principal.certificateUris = flags.certificateUri.isEmpty ? principal.certificateUris : flags.certificateUri
    }
}

/// Enables a principal.
enum EnablePrincipal: NounChange {
    typealias Noun = PrincipalNoun

    static let word = "enable"
    static let done = "enabled"
    static let abstract = "Enables a principal, so that it can connect again."

    static func change(_ principal: inout Principal, _ flags: NoFlags) { principal.disabled = false }
}

/// Disables a principal.
enum DisablePrincipal: NounChange {
    typealias Noun = PrincipalNoun

    static let word = "disable"
    static let done = "disabled"
    static let abstract = "Disables a principal, and closes its connections."

    static func change(_ principal: inout Principal, _ flags: NoFlags) { principal.disabled = true }
}

/// What a grant gives, and where.
struct GrantFlags: ParsableArguments, Sendable {
    @Option(help: "The role.")
    var role: RoleArgument?
    @Option(help: "A single permission, for services, for example outcome.report.", completion: .permissions)
    var permission: String?
    @Option(
        help: "Where it applies: * for the whole store, models/MODEL or environments/ENVIRONMENT.",
        completion: .names(of: Environment.self))
    var scope = "*"

    func validate() throws {
        guard (role == nil) != (permission == nil) else {
            throw ValidationError("give exactly one of --role and --permission")
        }
    }

    /// The grant as a request has it.
    var grant: RoleGrant {
        RoleGrant(role: role?.value ?? .unspecified, permission: permission ?? "", scope: scope)
    }
}

/// Grants a role or a permission.
enum GrantRole: NounVerb {
    typealias Noun = PrincipalNoun
    typealias Flags = GrantFlags

    static let method = AccessServiceMethods.grantRole
    static let usage = "--role ROLE"
    static let abstract = "Grants a role to a principal, or a single permission to a service."
    static let examples = """
        regent access grant ada --role ANALYST
        regent access grant bot --permission outcome.report --scope environments/prod
        """
    static let notes = """
        On the same scope ADMIN cannot be combined with APPROVER or AUDITOR, nor
        APPROVER with OPERATOR.
        """

    static func request(_ name: String, _ flags: GrantFlags, _ mutation: Mutation) -> GrantRoleRequest {
        GrantRoleRequest(principal: name, grant: flags.grant, mutation: mutation)
    }

    static func done(_ principal: Principal, _ flags: GrantFlags) -> String {
        "granted \(flags.grant.text) to \(principal.name)"
    }
}

/// Revokes a role or a permission.
enum RevokeRole: NounVerb {
    typealias Noun = PrincipalNoun
    typealias Flags = GrantFlags

    static let method = AccessServiceMethods.revokeRole
    static let usage = "--role ROLE"
    static let abstract = "Revokes a role or a permission; calls that need it end within a second."
    static let examples = """
        regent access revoke ada --role ANALYST
        regent access revoke bot --permission outcome.report
        """

    static func request(_ name: String, _ flags: GrantFlags, _ mutation: Mutation) -> RevokeRoleRequest {
        RevokeRoleRequest(principal: name, grant: flags.grant, mutation: mutation)
    }

    static func done(_ principal: Principal, _ flags: GrantFlags) -> String {
        "revoked \(flags.grant.text) of \(principal.name)"
    }
}
