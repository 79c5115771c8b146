package import RegentGateway
package import RegentProofs

/// A witness that is asked to cosign checkpoints.
package struct WitnessSettings: Sendable, Hashable {
    /// Most witnesses.
    private static let countMax = 16
    /// What every witness is asked for, below its URL.
    private static let call = "/add-checkpoint"

    /// Its key.
    package let verifier: NoteVerifier
    /// Where it is asked, the path of the call included.
    package let target: HTTPTarget

    /// A witness, by its parts.
    package init(verifier: NoteVerifier, target: HTTPTarget) {
        self.verifier = verifier
        self.target = target
    }

    /// Those of the setting `witness` (`--witness`, repeated): key and URL, apart by a blank.
    ///
    /// - Throws: `ConfigurationError`.
    static func all(_ settings: SettingLayers) throws(ConfigurationError) -> [WitnessSettings] {
        var witnesses: [WitnessSettings] = []
        for text in try settings.texts("witness") {
            let witness = try WitnessSettings(text)
            guard !witnesses.contains(where: { $0.verifier.publicKey == witness.verifier.publicKey }) else {
                throw ConfigurationError(setting: "witness", message: "\(witness.verifier.name) appears twice")
            }
            witnesses.append(witness)
        }
        guard witnesses.count <= countMax else {
            throw ConfigurationError(setting: "witness", message: "at most \(countMax) witnesses are asked")
        }
        return witnesses
    }

    private init(_ text: String) throws(ConfigurationError) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2 else {
            throw ConfigurationError(setting: "witness", message: "it is not of the form 'VKEY URL'")
        }
        do throws(NoteError) { verifier = try NoteVerifier(vkey: words[0]) } catch {
            throw ConfigurationError(setting: "witness", message: error.description)
        }
        guard verifier.kind == .cosignature else {
            throw ConfigurationError(
                setting: "witness", message: "the key of \(verifier.name) is that of a log, not of a witness (type 4)")
        }
        guard !words[1].contains("?") else {
            throw ConfigurationError(setting: "witness", message: "the URL of \(verifier.name) has a query")
        }
        let base = words[1].hasSuffix("/") ? String(words[1].dropLast()) : words[1]
        do throws(HTTPTarget.Malformed) { target = try HTTPTarget(base + Self.call) } catch {
            throw ConfigurationError(setting: "witness", message: error.description)
        }
    }
}
