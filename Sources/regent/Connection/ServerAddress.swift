import Foundation

/// Where the daemon listens, as given by flag or environment.
enum ServerAddress {
    /// The variable read where there is no flag.
    static let variable = "REGENT_ADDRESS"

    /// The address in force: the flag, else the environment.
    ///
    /// - Throws: `CommandFailure` with exit code 64, naming both where there is neither.
    static func resolve(flag: String?) throws(CommandFailure) -> String {
        let environment = ProcessInfo.processInfo.environment[variable] ?? ""
        guard let address = flag ?? (environment.isEmpty ? nil : environment) else {
            throw CommandFailure(
                "no address of a daemon", status: .usage,
                hint: "give --address unix:PATH, or set \(variable)=unix:PATH")
        }
        guard address.hasPrefix("unix:"), address.utf8.count > 5 else {
            throw CommandFailure("the address \(address) is not unix:PATH", status: .usage)
        }
        return address
    }
}
