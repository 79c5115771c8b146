import ArgumentParser
import RegentMessages
import RegentModel
import RegentRouting
import RegentText

/// Environments.
enum EnvironmentNoun: PutNoun {
    typealias Place = NamedPlace<Environment>
    typealias Selection = ArchivableSelection

    static let get = ProviderServiceMethods.getEnvironment
    static let list = ProviderServiceMethods.listEnvironments
    static let put = ProviderServiceMethods.updateEnvironment
    static let words = ["environment"]
    static let plural = "environments"
    static let abstract = "Environments, in which requests are routed."
    static let examples = """
        regent environment create canary --description "one host in ten"
        regent environment list
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

/// Creates an environment.
enum CreateEnvironment: NounVerb {
    typealias Noun = EnvironmentNoun

    /// What a new one is given.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "Description of the environment.")
        var description = ""
    }

    static let method = ProviderServiceMethods.createEnvironment
    static let abstract = "Creates an environment."
    static let examples = "regent environment create canary --description \"one host in ten\""

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> CreateEnvironmentRequest {
        CreateEnvironmentRequest(
            environment: Environment(name: name, description: flags.description), mutation: mutation)
    }

    static func next(_ environment: Environment, _ text: String) -> String? {
        "regent provider set PROVIDER --environment \(text) --weight 100"
    }
}

/// Archives an environment.
enum ArchiveEnvironment: NounVerb {
    typealias Noun = EnvironmentNoun

    static let method = ProviderServiceMethods.archiveEnvironment
    static let abstract = "Archives an environment; its name and its history are kept."
    static let examples = """
        regent environment archive canary --reason "rollout is done"
        regent environment archive canary --reason "rollout is done" --dry-run
        """
    static let notes = """
        A reason is required. An environment with an enabled provider config cannot be
        archived: archive or disable its configs first. In an archived environment no
        config can be set, enabled or restored.
        """

    static func next(_ environment: Environment, _ text: String) -> String? {
        "regent environment restore \(text)   undoes this"
    }
}

/// Restores an archived environment.
enum RestoreEnvironment: NounVerb {
    typealias Noun = EnvironmentNoun

    static let method = ProviderServiceMethods.restoreEnvironment
    static let abstract = "Restores an archived environment."
    static let examples = "regent environment restore canary"
    static let notes = """
        Its provider configs stay disabled or archived: restore and enable those that
        are to serve.
        """

    static func next(_ environment: Environment, _ text: String) -> String? {
        "regent provider list -e \(text) --archived   none of its configs is enabled yet"
    }
}
