/// A page of HTML that needs nothing else: no script, no style sheet, no picture of its own.
///
/// What it shows comes from other clients, so its policy lets a browser load and run nothing.
struct HTMLPage {
    /// One part of the page.
    struct Section {
        let id: String
        let title: String
        /// HTML.
        let content: String
    }

    /// Text.
    let title: String
    /// HTML that stands before the contents.
    let lead: String
    let sections: [Section]
    /// Text at the end.
    let footer: String

    /// Nothing runs and nothing is fetched, whatever the values of a report are: all but the style in the page.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    /// The page.
    var html: String {
        let title = HTMLText.escaped(title)
        var text = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="referrer" content="no-referrer">
            <title>\(title)</title>
            <style>
            \(ReportStyle.css)
            </style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            \(lead)
            </header>
            <nav aria-label="Contents">
            <ul>

            """
        for section in sections {
            text += "<li><a href=\"#\(section.id)\">\(HTMLText.escaped(section.title))</a></li>\n"
        }
        text += "</ul>\n</nav>\n<main>\n"
        for section in sections {
            text += """
                <section aria-labelledby="\(section.id)">
                <h2 id="\(section.id)">\(HTMLText.escaped(section.title))</h2>
                \(section.content)</section>

                """
        }
        return text + "</main>\n<footer>\n<p>\(HTMLText.escaped(footer))</p>\n</footer>\n</body>\n</html>\n"
    }
}
