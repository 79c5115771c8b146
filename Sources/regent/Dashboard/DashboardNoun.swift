import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel

/// Dashboards.
enum DashboardNoun: PutNoun {
    typealias Place = NamedPlace<Dashboard>
    typealias Selection = ArchivableSelection

    static let get = DashboardServiceMethods.getDashboard
    static let list = DashboardServiceMethods.listDashboards
    static let put = DashboardServiceMethods.putDashboard
    static let words = ["dashboard"]
    static let plural = "dashboards"
    static let abstract = "Dashboards: queries that belong together, each with its chart."
    static let examples = """
        regent apply -f contrib/dashboards/routing.yaml
        regent dashboard list
        regent dashboard show routing
        regent dashboard edit routing
        """
    static let example = "routing"
    static let columns: [NounColumn<Dashboard>] = [
        "name", NounColumn("state", when: .archivedListed), "display_name",
        NounColumn("panels") { "\($0.panels.count)" }, "revision", "update_time",
    ]
    static var show: any ParsableCommand.Type { ShowDashboardCommand.self }
    static let verbs: [any ParsableCommand.Type] = [
        NounEditCommand<Self>.self, NounVerbCommand<ArchiveDashboard>.self, NounVerbCommand<RestoreDashboard>.self,
    ]
}

/// Takes a dashboard out of use.
enum ArchiveDashboard: NounVerb {
    typealias Noun = DashboardNoun

    static let method = DashboardServiceMethods.archiveDashboard
    static let abstract = "Takes a dashboard out of use; its name and its history stay."
    static let examples = """
        regent dashboard archive routing --reason "replaced"
        """

    static func next(_ dashboard: Dashboard, _ text: String) -> String? {
        "regent dashboard restore \(text)   takes it back into use"
    }
}

/// Takes an archived dashboard back into use.
enum RestoreDashboard: NounVerb {
    typealias Noun = DashboardNoun

    static let method = DashboardServiceMethods.restoreDashboard
    static let abstract = "Takes an archived dashboard back into use."
    static let examples = """
        regent dashboard restore routing
        """
}
