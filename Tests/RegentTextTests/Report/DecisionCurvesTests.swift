import RegentText
import Testing

@Suite("Curves of decision models")
struct DecisionCurvesTests {
    static let probabilities: [Double] = (0..<300).map { Double($0) / 300 }

    @Test("the picture has a title, says what it shows, and takes a name for text")
    func words() {
        let curves = DecisionCurves(
            title: "<a>&\"", probabilities: Self.probabilities, isRight: (0..<300).map { $0 >= 150 })
        let svg = curves.svg
        #expect(svg.hasPrefix("<?xml") && svg.hasSuffix("</svg>\n"))
        #expect(svg.contains("<title id=\"title\">Decisions of &lt;a&gt;&amp;&quot;</title>") && !svg.contains("<a>"))
        #expect(svg.contains("<desc id=\"description\">300 rows, 150 right. Area under the ROC curve 1."))
        #expect(svg.contains("aria-labelledby=\"title description\""))
        let marks = svg.matches(of: /<circle\s/).count
        #expect(marks == 15)
        let lines = svg.matches(of: /<polyline\s/).count
        #expect(lines == 2)
    }

    @Test("rows of one kind have a picture without an area")
    func oneKind() {
        let curves = DecisionCurves(
            title: "a", probabilities: Self.probabilities, isRight: Self.probabilities.map { _ in true })
        #expect(curves.words.contains("All are of one kind.") && !curves.svg.contains("nan"))
    }

    @Test("many rows make no large picture")
    func many() {
        let many = (0..<100_000).map { Double($0) / 100_000 }
        let curves = DecisionCurves(title: "a", probabilities: many, isRight: many.map { $0 > 0.3 })
        #expect(curves.svg.utf8.count < 100_000)
    }
}
