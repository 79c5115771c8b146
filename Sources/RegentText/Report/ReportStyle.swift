/// How a report looks, on a screen and on paper.
enum ReportStyle {
    /// Texts have a contrast of 7:1 at least, lines and marks of 3:1.
    ///
    /// - Source: WCAG 2.2, success criteria 1.4.6 and 1.4.11.
    static let css = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 70rem; padding: 1rem 1.5rem 3rem; background: #fff; color: #1b1b1b;
          font: 1rem/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; overflow-wrap: anywhere; }
        h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; border-bottom: 1px solid #767676; }
        a { color: #0b3d91; }
        nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; margin: 1rem 0; padding: 0; }
        nav a { display: inline-block; min-height: 24px; }
        table { border-collapse: collapse; width: 100%; margin: 0.75rem 0; font-size: 0.9rem; }
        caption { text-align: left; color: #3b3b3b; padding: 0.25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.5rem; border-bottom: 1px solid #c4c4c4;
          overflow-wrap: anywhere; min-width: 8.5rem; }
        thead th { border-bottom: 2px solid #595959; overflow-wrap: normal; }
        tbody th { font-weight: 600; }
        th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; min-width: 0; }
        .verdict { font-size: 1.25rem; font-weight: 700; margin: 0.5rem 0; padding: 0.4rem 0.8rem;
          border: 2px solid #595959; border-left-width: 0.8rem; }
        .verdict.pass { border-color: #14532d; }
        .verdict.fail, .verdict.error { border-color: #8b0000; border-style: double; border-width: 4px;
          border-left-width: 0.8rem; }
        .verdict.inconclusive { border-color: #6b4e00; border-style: dashed; border-left-style: solid; }
        .note { border-left: 0.8rem solid #8b0000; padding: 0.25rem 0.8rem; }
        .bar { display: block; }
        .bar .axis { stroke: #767676; stroke-width: 1; }
        .bar .range { fill: #6f8fbf; stroke: #1f3a68; stroke-width: 1; }
        .bar .threshold { stroke: #8b0000; stroke-width: 2; stroke-dasharray: 4 2; }
        .bar .estimate { fill: #fff; stroke: #1b1b1b; stroke-width: 2; }
        pre { background: #f2f2f2; border: 1px solid #767676; padding: 0.75rem; white-space: pre-wrap;
          overflow-wrap: anywhere; }
        code { font: 0.9rem/1.4 ui-monospace, monospace; }
        footer { margin-top: 3rem; border-top: 1px solid #767676; color: #3b3b3b; font-size: 0.9rem; }
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav { display: none; }
          h2 { break-after: avoid; }
          tr, pre, .verdict { break-inside: avoid; }
          thead { display: table-header-group; }
          * { print-color-adjust: exact; }
        }
        @page { margin: 1.5cm; }
        """
}
