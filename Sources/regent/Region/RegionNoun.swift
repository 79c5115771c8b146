import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel

/// Regions.
enum RegionNoun: PutNoun {
    typealias Place = NamedPlace<Region>
    typealias Selection = ArchivableSelection

    static let get = RegionServiceMethods.getRegion
    static let list = RegionServiceMethods.listRegions
    static let put = RegionServiceMethods.putRegion
    static let words = ["region"]
    static let plural = "regions"
    static let abstract = "Regions: where models are in production, and when their days begin."
    static let examples = """
        regent region set eu --time-zone Europe/Berlin --owner ada
        regent region list
        regent region archive eu --reason "no customers any more"
        """
    static let example = "eu"
    static let columns: [NounColumn<Region>] = [
        "name", NounColumn("state", when: .archivedListed), "time_zone", "owner", "display_name", "revision",
        "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounChangeCommand<SetRegion>.self, NounEditCommand<Self>.self, NounVerbCommand<ArchiveRegion>.self,
        NounVerbCommand<RestoreRegion>.self,
    ]
}

/// Makes or changes a region.
enum SetRegion: NounChange {
    typealias Noun = RegionNoun

    /// What is set; what is not given stays as it is.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            help: ArgumentHelp("IANA time zone, for example Europe/Berlin; needed for a new one.", valueName: "zone"))
        var timeZone: String?
        @Option(help: "Who answers for it, for example ada.")
        var owner: PrincipalArgument?
        @Option(help: "Name to display.")
        var displayName: String?
    }

    static let word = "set"
    static let done = "set"
    static let mayCreate = true
    static let abstract = "Makes a region, or changes what is given of it."
    static let examples = """
        regent region set eu --time-zone Europe/Berlin --owner ada
        regent region set eu --display-name "European Union"
        """
    static let notes = """
        Dates of deployment tasks are those of the region: a task is due until the end
        of the day there. A new region needs a time zone, and is the caller's where no
        owner is given.
        """

    static func change(_ region: inout Region, _ flags: Flags) {
        region.timeZone = flags.timeZone ?? region.timeZone
        region.owner = flags.owner?.name ?? region.owner
        region.displayName = flags.displayName ?? region.displayName
    }
}

/// Takes a region out of use.
enum ArchiveRegion: NounVerb {
    typealias Noun = RegionNoun

    static let method = RegionServiceMethods.archiveRegion
    static let abstract = "Takes a region out of use; its name and its history stay."
    static let examples = """
        regent region archive eu --reason "no customers any more"
        """
    static let notes = """
        Refused while a deployment task of the region is open.
        """

    static func next(_ region: Region, _ text: String) -> String? {
        "regent region restore \(text)   takes it back into use"
    }
}

/// Takes an archived region back into use.
enum RestoreRegion: NounVerb {
    typealias Noun = RegionNoun

    static let method = RegionServiceMethods.restoreRegion
    static let abstract = "Takes an archived region back into use."
    static let examples = """
        regent region restore eu
        """
}
