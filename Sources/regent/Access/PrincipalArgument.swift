import ArgumentParser
import RegentMessages
import RegentModel

/// A principal as it is named on the command line: `ada` or `principals/ada`.
struct PrincipalArgument: ExpressibleByArgument, Sendable {
    /// The resource name, for example "principals/ada".
    let name: String

    init?(argument: String) {
        let prefix = Principal.kind + "/"
        let id = argument.hasPrefix(prefix) ? String(argument.dropFirst(prefix.count)) : argument
        guard (try? Identifier(id)) != nil else { return nil }
        name = prefix + id
    }
}

/// `human` or `service`.
struct PrincipalKindArgument: ExpressibleByArgument, Sendable {
    let kind: PrincipalKind

    init?(argument: String) {
        switch argument.lowercased() {
        case "human": kind = .human
        case "service": kind = .service
        default: return nil
        }
    }
}

/// A role by its name, in any case.
struct RoleArgument: ExpressibleByArgument, Sendable {
    let role: Role

    init?(argument: String) {
        let roles: [Role] = [.operator, .analyst, .approver, .admin, .auditor]
        guard let role = roles.first(where: { $0.name == argument.uppercased() }) else { return nil }
        self.role = role
    }
}

/// How long, in whole seconds: `90s`, `15m`, `12h`, `30d`.
struct TTLArgument: ExpressibleByArgument, Sendable {
    private static let unitSeconds: [Character: UInt32] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

    let seconds: UInt32

    init?(argument: String) {
        guard let unit = argument.last.flatMap({ Self.unitSeconds[$0] }),
            let count = UInt32(argument.dropLast()),
            case (let seconds, let isTooLarge) = count.multipliedReportingOverflow(by: unit), !isTooLarge,
            seconds > 0
        else { return nil }
        self.seconds = seconds
    }
}
