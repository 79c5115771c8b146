import RegentCompression

/// The files of the console: those of the release, or of a folder where somebody works on them.
package enum ConsoleSite: Sendable {
    /// What is in the program.
    case release
    /// What is in a folder now.
    case folder(String)

    /// Bytes that a file of a folder may have.
    private static let fileBytesMax = 1 << 20

    /// The files of the release, by name.
    package static let released: [String: ConsoleFile] = embedded.reduce(into: [:]) { files, file in
        files[file.name] = ConsoleFile(name: file.name, bytes: ConsoleText.trimmed(file.bytes, of: file.name))
    }

    /// A file; nil where there is none of that name.
    func file(named name: String) -> ConsoleFile? {
        switch self {
        case .release: return Self.released[name]
        case .folder(let folder):
            guard ConsoleFile.contentType(of: name) != nil, let bytes = try? Self.read("\(folder)/\(name)") else {
                return nil
            }
            return ConsoleFile(name: name, bytes: bytes)
        }
    }

    private static func read(_ path: String) throws(CompressionError) -> [UInt8]? {
        let file = try FileBlocks(path: path)
        var bytes: [UInt8] = []
        while let block = try file.next() {
            bytes += block
            guard bytes.count <= fileBytesMax else { return nil }
        }
        return bytes
    }

    /// Every file of `Console/Site`; a test finds one that is not here.
    package static let embedded: [(name: String, bytes: [UInt8])] = [
        ("asking.js", PackageResources.asking_js),
        ("assignment.js", PackageResources.assignment_js),
        ("calls.js", PackageResources.calls_js),
        ("chart.js", PackageResources.chart_js),
        ("evaluation-run.js", PackageResources.evaluation_run_js),
        ("format.js", PackageResources.format_js),
        ("govern.js", PackageResources.govern_js),
        ("icon.svg", PackageResources.icon_svg),
        ("index.html", PackageResources.index_html),
        ("links.js", PackageResources.links_js),
        ("main.js", PackageResources.main_js),
        ("page-changes.js", PackageResources.page_changes_js),
        ("page-evaluation.js", PackageResources.page_evaluation_js),
        ("page-explore.js", PackageResources.page_explore_js),
        ("page-incidents.js", PackageResources.page_incidents_js),
        ("page-ledger.js", PackageResources.page_ledger_js),
        ("page-overview.js", PackageResources.page_overview_js),
        ("page-rollouts.js", PackageResources.page_rollouts_js),
        ("page-routing.js", PackageResources.page_routing_js),
        ("page-sla.js", PackageResources.page_sla_js),
        ("page-system.js", PackageResources.page_system_js),
        ("page-tasks.js", PackageResources.page_tasks_js),
        ("page-use-cases.js", PackageResources.page_use_cases_js),
        ("pages.js", PackageResources.pages_js),
        ("query-chart.js", PackageResources.query_chart_js),
        ("receipt-check.js", PackageResources.receipt_check_js),
        ("rollout-actions.js", PackageResources.rollout_actions_js),
        ("rollout-evidence.js", PackageResources.rollout_evidence_js),
        ("rollout-page.js", PackageResources.rollout_page_js),
        ("routing-key.js", PackageResources.routing_key_js),
        ("routing-weight.js", PackageResources.routing_weight_js),
        ("streams.js", PackageResources.streams_js),
        ("style.css", PackageResources.style_css),
        ("theme.js", PackageResources.theme_js),
        ("ui.js", PackageResources.ui_js),
        ("view.js", PackageResources.view_js),
    ]
}
