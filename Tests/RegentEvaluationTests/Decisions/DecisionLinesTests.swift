import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

@Suite("Rows as lines of JSON")
struct DecisionLinesTests {
    static func lines(_ texts: [String]) throws -> DecisionLines {
        var lines = DecisionLines()
        for (number, text) in texts.enumerated() { try lines.add(Array(text.utf8), number: number + 1) }
        return lines
    }

    @Test("lines become columns; what is absent or null is missing")
    func columns() throws {
        let lines = try Self.lines([
            #"{"id":"r1","features":{"a":1,"b":2.5},"correct":true}"#,
            #"{"id":7,"features":{"b":null},"correct":false}"#, #"{"features":{"a":-3e2},"correct":null}"#,
        ])
        let (table, correct) = try lines.table(labelled: true)
        #expect(table.rows == 3 && table.candidates == [] && table.columns.map(\.feature) == ["a", "b"])
        #expect(table.columns[0].values == [1, 0, -300] && table.columns[0].missing == [1])
        #expect(table.columns[1].values == [2.5, 0, 0] && table.columns[1].missing == [1, 2])
        #expect(correct == [1, 0, 0] && lines.ids == ["r1", "7", ""] && lines.count == 3)
    }

    @Test("candidates have features of their own, and those of the row where they have none")
    func candidates() throws {
        let lines = try Self.lines([
            #"{"features":{"a":1,"c":9},"candidates":{"x":{"b":2},"y":{"a":5}},"correct":"y"}"#,
            #"{"features":{"a":3},"candidates":{"x":{},"y":{"b":4}},"correct":null}"#,
        ])
        let (table, correct) = try lines.table(labelled: true)
        #expect(table.candidates == ["x", "y"] && correct == [2, 0])
        #expect(table.columns.map(\.feature) == ["a", "b", "c"])
        #expect(table.columns[0].values == [1, 3, 5, 3] && table.columns[0].missing == [])
        #expect(table.columns[1].values == [2, 0, 0, 4] && table.columns[1].missing == [1, 2])
        #expect(table.columns[2].values == [9, 0] && table.columns[2].missing == [1])
    }

    @Test(
        "a line that is no row is refused by its number",
        arguments: [
            "", "[]", "{", #"{"features":[1]}"#, #"{"features":{"a":"1"}}"#, #"{"features":{"a":1e999}}"#,
            #"{"feature":{"a":1}}"#, #"{"candidates":{}}"#, #"{"candidates":{"x":1}}"#, #"{"correct":"z"}"#,
            #"{"correct":1}"#, #"{"candidates":{"x":{},"y":{}},"correct":true}"#,
            #"{"candidates":{"x":{},"y":{}},"correct":"z"}"#,
        ])
    func hostile(_ line: String) {
        let refusal = #expect(throws: Refusal.self) { try Self.lines([line]) }
        #expect(refusal?.reason == .decisionRowsInvalid && refusal?.metadata["field"] == "line 1")
    }

    @Test("lines that each name another feature are refused before they fill the memory")
    func manyFeatures() throws {
        var lines = DecisionLines()
        for place in 1...8_300 { try lines.add(Array("{\"features\": {\"f\(place)\": 1}}".utf8), number: place) }
        let full = lines
        let refusal = #expect(throws: Refusal.self) { try full.table() }
        #expect(refusal?.reason == .decisionRowsInvalid && refusal?.metadata["field"] == "features")
    }

    @Test("all lines choose among the same candidates, and labelled rows all say what is right")
    func whole() throws {
        #expect(throws: Refusal.self) { try Self.lines([#"{"candidates":{"x":{}}}"#, #"{"candidates":{"y":{}}}"#]) }
        let unlabelled = try Self.lines([#"{"features":{"a":1}}"#])
        #expect(throws: Refusal.self) { try unlabelled.table(labelled: true) }
        let (_, correct) = try unlabelled.table()
        #expect(correct == [0])
    }
}
