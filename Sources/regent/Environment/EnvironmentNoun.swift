import ArgumentParser
import RegentMessages
import RegentModel
import RegentRouting

/// Environments.
enum EnvironmentNoun: PutNoun {
    typealias Place = NamedPlace<Environment>
    typealias Selection = ArchivableSelection

    static let get = ProviderServiceMethods.getEnvironment
    static let list = ProviderServiceMethods.listEnvironments
    static let put = ProviderServiceMethods.updateEnvironment
    static let words = ["environment"]
    static let plural = "environments"
    static let abstract = "Environments: where requests are served."
    static let discussion = """
        Examples:
          regent environment list
          regent environment create canary --description "one host in ten"
          regent environment edit canary
          regent environment archive canary --reason "rollout is done"
          regent environment list --archived
          regent environment restore canary
        """
    static let example = "prod"
    static let columns: [NounColumn<Environment>] = [
        "name", NounColumn("state", when: .archivedListed), "description", "revision", "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<CreateEnvironment>.self, NounEditCommand<Self>.self,
        NounVerbCommand<ArchiveEnvironment>.self, NounVerbCommand<RestoreEnvironment>.self,
    ]

    static func page(of environment: Environment) -> [Table] { [table([environment], showsState: true)] }
}

/// Makes an environment.
enum CreateEnvironment: NounVerb {
    typealias Noun = EnvironmentNoun

    /// What a new one is given.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "For people.")
        var description = ""
    }

    static let method = ProviderServiceMethods.createEnvironment
    static let abstract = "Makes an environment."
    static let discussion = """
        Examples:
          regent environment create canary --description "one host in ten"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> CreateEnvironmentRequest {
        CreateEnvironmentRequest(
            environment: Environment(name: name, description: flags.description), mutation: mutation)
    }

    static func next(_ environment: Environment, _ text: String) -> String? {
        "regent provider set PROVIDER --environment \(text) --weight 100"
    }
}

/// Takes an environment out of use.
enum ArchiveEnvironment: NounVerb {
    typealias Noun = EnvironmentNoun

    static let method = ProviderServiceMethods.archiveEnvironment
    static let abstract = "Takes an environment out of use; its name and its history stay."
    static let discussion = """
        Examples:
          regent environment archive canary --reason "rollout is done"
          regent environment archive canary --reason "rollout is done" --dry-run

        A reason is required. Archive or disable its enabled provider configs first: while one is enabled, the
        environment is in use and cannot be archived. In an archived environment no config can be set, enabled
        or restored.
        """

    static func next(_ environment: Environment, _ text: String) -> String? {
        "regent environment restore \(text)   takes it back into use"
    }
}

/// Takes an archived environment back into use.
enum RestoreEnvironment: NounVerb {
    typealias Noun = EnvironmentNoun

    static let method = ProviderServiceMethods.restoreEnvironment
    static let abstract = "Takes an archived environment back into use."
    static let discussion = """
        Examples:
          regent environment restore canary

        Its provider configs stay as they are, disabled or archived: restore and enable those that should serve.
        """

    static func next(_ environment: Environment, _ text: String) -> String? {
        "regent provider list -e \(text) --archived   none of its configs is enabled yet"
    }
}
