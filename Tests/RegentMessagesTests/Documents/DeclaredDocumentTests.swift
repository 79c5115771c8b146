import RegentMessages
import Testing

@Suite("What the .proto says of documents")
struct DeclaredDocumentTests {
    @Test("Every kind is known once, with its methods and a column for each field of its indexes")
    func kinds() {
        #expect(Set(Documents.all.map { $0.kind }).count == Documents.all.count && Documents.byKind.count > 4)
        let methods = Set(MethodDescriptor.all.map(\.name))
        func check<D: Document>(_ type: D.Type) {
            #expect(methods.isSuperset(of: [D.getMethod, D.listMethod]), "\(D.kind)")
            let columns = D().indexColumns.map(\.count)
            #expect(!columns.isEmpty && columns == D.indexes.map(\.count), "\(D.kind)")
        }
        for type in Documents.all { check(type) }
    }

    @Test("A document gives the columns of its indexes and the names of its scopes")
    func values() {
        let time = Timestamp(seconds: 5)
        let run = EvalRun(
            name: "evalRuns/r", createTime: time, modelVersion: "models/m/versions/1.0.0", state: .sealed)
        #expect(
            run.indexColumns == [
                [.time(time)], [.text("SEALED"), .time(time)], [.text("models/m/versions/1.0.0"), .time(time)],
            ])
        #expect(run.scopeNames == ["models/m/versions/1.0.0"] && EvalRun().scopeNames == [])
        let config = ProviderConfig(name: "environments/e/providers/p", provider: "p", archiveTime: time)
        #expect(config.indexColumns == [[.text("ARCHIVED"), .text("p")], [.text("p")]])
        #expect(config.scopeNames == [config.name] && Principal(name: "principals/a").scopeNames == [])
    }
}
