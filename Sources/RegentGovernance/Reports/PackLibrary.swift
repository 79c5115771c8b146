import RegentMessages
package import RegentModel

/// The packs of a daemon: those that come with it, and those of a folder, which take the place of one of the same id.
package struct PackLibrary: Sendable {
    /// The pack of a request that names none.
    package static let standardID = "internal"

    /// By id.
    private let packs: [String: CompliancePack]
    private let own: Set<String>

    /// The packs that come with the daemon.
    ///
    /// - Throws: `PackError` where the build is wrong: a test reads them.
    package init() throws(PackError) { try self.init(own: []) }

    /// Those and others.
    ///
    /// - Parameter own: texts of files, by name; two of them of one id are refused.
    /// - Throws: `PackError`.
    package init(own files: [(name: String, text: [UInt8])]) throws(PackError) {
        var packs: [String: CompliancePack] = [:]
        for shipped in ShippedPacks.texts {
            let pack = try CompliancePack(parsing: Array(shipped.text.utf8), file: shipped.file)
            packs[pack.id] = pack
        }
        var own: [String: String] = [:]
        for file in files {
            let pack = try CompliancePack(parsing: file.text, file: file.name)
            if let other = own[pack.id] {
                throw PackError(file: file.name, path: "id", message: "\(other) has the id \"\(pack.id)\" too")
            }
            own[pack.id] = file.name
            packs[pack.id] = pack
        }
        self.packs = packs
        self.own = Set(own.keys)
    }

    /// The packs, by id.
    package var all: [CompliancePack] { packs.values.sorted { $0.id < $1.id } }

    /// Whether a pack came with the daemon.
    package func isShipped(_ id: String) -> Bool { !own.contains(id) }

    /// The pack of an id; the standard one for an empty id.
    ///
    /// - Throws: `Refusal` PACK_UNKNOWN with those that there are.
    package func pack(_ id: String) throws(Refusal) -> CompliancePack {
        if let pack = packs[id.isEmpty ? Self.standardID : id] { return pack }
        let known = all.map(\.id).joined(separator: ", ")
        throw Refusal(
            .packUnknown, "there is no pack \"\(id)\"; there are \(known)",
            ["field": "pack", "value": id, "known": known])
    }
}
