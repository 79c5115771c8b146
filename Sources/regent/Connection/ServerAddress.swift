import Foundation
import RegentClient
import RegentRPC

/// Where the daemon listens, as given by flag or environment.
enum ServerAddress {
    /// The variable read where there is no flag.
    static let variable = "REGENT_ADDRESS"

    /// The addresses in force: the flag's, else the environment's; several are separated by commas.
    ///
    /// - Throws: `CommandFailure` with exit code 64, naming both where there is neither.
    static func resolve(flag: String?) throws(CommandFailure) -> [Address] {
        guard let list = EnvironmentText.value(flag, variable) else {
            throw CommandFailure(
                "no address of the daemon", status: .usage,
                hint: "use --address unix:PATH, or set \(variable)=unix:PATH; see \(ConnectionCommand.page)")
        }
        var addresses: [Address] = []
        for text in list.split(separator: ",", omittingEmptySubsequences: false) {
            do throws(RPCError) { addresses.append(try Address(String(text))) } catch {
                throw CommandFailure(error.message, status: .usage)
            }
        }
        return addresses
    }
}

/// Settings that a flag or a variable of the environment gives.
enum EnvironmentText {
    /// The flag, else the variable; nil where there is neither, or nothing in it.
    static func value(_ flag: String?, _ variable: String) -> String? {
        let environment = ProcessInfo.processInfo.environment[variable] ?? ""
        return flag ?? (environment.isEmpty ? nil : environment)
    }
}
