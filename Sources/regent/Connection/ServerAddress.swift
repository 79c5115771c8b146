import Foundation
import RegentClient
import RegentRPC
import RegentSystem

/// Where the daemon listens.
enum ServerAddress {
    /// The variable read where there is no flag.
    static let variable = "REGENT_ADDRESS"

    /// Sockets that are looked for where nothing names an address, in this order.
    static var standardSockets: [String] {
        let folder = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? ""
        let own = folder.hasPrefix("/") ? [folder + "/regent/regent.sock"] : []
        return own + ["/run/regent/regent.sock"]
    }

    /// The first of the standard sockets that is there.
    ///
    /// - Throws: `CommandFailure` with exit code 64 that says what would name an address.
    static func standard() throws(CommandFailure) -> String {
        if let socket = standardSockets.first(where: FileSystem.exists) { return "unix:" + socket }
        throw CommandFailure(
            "no address of the daemon, and nothing at \(standardSockets.joined(separator: " or "))", status: .usage,
            hint: "use --address unix:PATH, \(variable)=unix:PATH or regent context add; \(ConnectionCommand.page)")
    }

    /// The addresses of a list; several are separated by commas.
    ///
    /// - Throws: `CommandFailure` with exit code 64.
    static func parsed(_ list: String) throws(CommandFailure) -> [Address] {
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
    static func value(_ flag: String?, _ variable: String) -> String? { flag ?? value(variable) }

    /// The variable; nil where there is none, or nothing in it.
    static func value(_ variable: String) -> String? {
        let text = ProcessInfo.processInfo.environment[variable] ?? ""
        return text.isEmpty ? nil : text
    }
}
