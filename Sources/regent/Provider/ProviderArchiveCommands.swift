import ArgumentParser
import RegentClient
import RegentMessages

/// Takes a provider config out of use.
struct ProviderArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Takes a provider config out of use; its name and its history stay.",
        discussion: """
            Examples:
              regent provider archive custom --environment prod --reason "contract ended"
              regent provider archive custom --environment prod --reason "contract ended" --dry-run

            A reason is required. An archived config is disabled and is the default no more, leaves lists, and cannot
            be changed until it is restored. To stop a provider for a while, disable it instead.
            """)

    @OptionGroup var place: ProviderPlace
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = ArchiveProviderConfigRequest(name: place.name, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.archiveProviderConfig(request) }
        output.write(
            response, tables: [ProviderConfig.table([response.providerConfig].compactMap(\.self), showsState: true)])
        mutation.report(
            "archived \(place.name)", response.receipt,
            next: "regent provider restore \(place.text)   takes it back, disabled")
    }
}

/// Takes an archived provider config back, disabled.
struct ProviderRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Takes an archived provider config back; it is disabled until it is enabled.",
        discussion: """
            Examples:
              regent provider restore custom --environment prod
              regent provider enable custom --environment prod

            Its weight, model and other settings are those it was archived with; it is not the default again.
            """)

    @OptionGroup var place: ProviderPlace
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = RestoreProviderConfigRequest(name: place.name, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.restoreProviderConfig(request) }
        output.write(
            response, tables: [ProviderConfig.table([response.providerConfig].compactMap(\.self), showsState: true)])
        mutation.report(
            "restored \(place.name)", response.receipt,
            next: "regent provider enable \(place.text)   it is disabled until then")
    }
}
