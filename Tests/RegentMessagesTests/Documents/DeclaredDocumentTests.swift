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

    @Test("What lies in scopes by its fields has an index of each scope alone, and what does not has none of scopes")
    func scopeIndexes() {
        for type in Documents.all {
            let scoped = type.indexes.filter { $0.first.map(ScopeColumn.isName) == true }
            let alone = type.scopeTemplates.map { [ScopeColumn.name($0)] }
            switch type.placement {
            case .store: #expect(scoped == [] && type.scopeTemplates == [], "\(type.kind)")
            case .name: #expect(type.scopeTemplates == ["{name}"], "\(type.kind)")
            case .fields: #expect(!alone.isEmpty && alone.allSatisfy(scoped.contains), "\(type.kind)")
            }
        }
    }

    @Test(
        "The scope of a resource is the first two words of its name, in lower case",
        arguments: [
            ("models/m/versions/1.0.0", "models/m"), ("models/M", "models/m"), ("models/m/", "models/m"),
            ("environments/A-b.C/providers/P", "environments/a-b.c"), ("models", ""), ("", ""), ("*", ""),
        ])
    func scopes(name: String, scope: String) {
        #expect(ScopeColumn.value(name) == scope)
    }

    @Test("A document gives the columns of its indexes and the names of its scopes")
    func values() {
        let time = Timestamp(seconds: 5)
        let run = EvalRun(
            name: "evalRuns/r", createTime: time, modelVersion: "models/m/versions/1.0.0", state: .sealed)
        #expect(
            run.indexColumns == [
                [.time(time)], [.text("SEALED"), .time(time)], [.text("models/m/versions/1.0.0"), .time(time)],
                [.text("models/m"), .time(time)], [.text("models/m"), .text("SEALED"), .time(time)],
                [.text("models/m")],
            ])
        #expect(run.scopeNames == ["models/m/versions/1.0.0"] && EvalRun().scopeNames == [])
        let config = ProviderConfig(name: "environments/e/providers/p", provider: "p", archiveTime: time)
        #expect(config.indexColumns == [[.text("ARCHIVED"), .text("p")], [.text("p")]])
        #expect(config.scopeNames == [config.name] && Principal(name: "principals/a").scopeNames == [])
    }
}
