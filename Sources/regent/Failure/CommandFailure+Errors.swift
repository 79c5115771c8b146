import Foundation
import RegentBulk
import RegentCompression
import RegentManifest
import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem
import RegentWire

extension CommandFailure {
    /// The failure that an error means; nil for one that the argument parser describes itself.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as RPCError: self.init(error)
        case let refusal as Refusal: self.init(refusal, places: [])
        case let error as SampleFileError: self.init(error)
        case let error as BatchError: self.init(error.refusal, places: [])
        case let error as CompressionError: self.init(error.message)
        case let error as JSONError: self.init(error.description)
        case let error as ManifestError: self.init(error.message, places: error.places, hint: error.hint)
        case let error as SchemaError: self.init(error.message)
        case let error as SystemError: self.init("cannot " + error.diagnostic)
        case let error as CocoaError: self.init(error)
        default: return nil
        }
    }

    /// The failure that an error means, whatever it is.
    init(describing error: any Error) {
        self = CommandFailure(error) ?? CommandFailure("\(error)")
    }

    /// The failure of reading something the command line named.
    init(_ error: any Error, in place: String) {
        if let refusal = error as? Refusal {
            self.init(refusal, places: [place])
        } else {
            self.init(describing: error)
        }
    }

    private init(_ error: RPCError) {
        let fields = error.fieldViolations.map { "\($0.field): \($0.description)" }
        // A refused greeting has a status and no reason.
        let reason = error.reason.isEmpty ? "\(error.code)" : error.reason
        self.init(
            error.message, status: ExitStatus(statusNumber: error.code.rawValue), reason: reason,
            places: fields + Self.places(error.metadata), hint: Self.hint(reason, error.metadata))
        self.fields = error.fieldViolations.map(\.field)
    }

    /// Foundation's own words name its domain and a number; behind them is what the system said.
    private init(_ error: CocoaError) {
        let system = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let path = (error.filePath ?? error.url?.path).map { $0 + ": " } ?? ""
        let number = system.flatMap { $0.domain == NSPOSIXErrorDomain ? Int32(exactly: $0.code) : nil }
        self.init(path + (number.map(SystemError.text) ?? error.localizedDescription))
    }

    /// The place as compilers write it, so that editors find it: file:line:field.
    private init(_ error: SampleFileError) {
        let subject = error.field ?? (error.line == 0 ? error.file : nil)
        let place = [error.file, error.line > 0 ? "\(error.line)" : nil, error.field]
        self.init(
            [subject, error.message].compactMap(\.self).joined(separator: " "),
            reason: error.code.rawValue, places: [place.compactMap(\.self).joined(separator: ":")],
            hint: error.line > 0 ? Self.hint(ErrorReason.sampleInvalid.name) : "")
    }

    private init(_ refusal: Refusal, places: [String]) {
        self.init(
            refusal.message, status: ExitStatus(statusNumber: refusal.reason.statusNumber),
            reason: refusal.reason.name, places: places + Self.places(refusal.metadata),
            hint: Self.hint(refusal.reason.name, refusal.metadata))
    }

    /// Names of what was wrong, in one line.
    private static func places(_ metadata: [String: String]) -> [String] {
        let named = metadata.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return named.isEmpty ? [] : [named.joined(separator: ", ")]
    }
}
