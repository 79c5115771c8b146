import RegentMessages
import Testing

@Suite("Declarations of documents in the .proto")
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

    @Test("Documents with scopes by fields have an index of each scope alone; others have none")
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
            name: "evalRuns/r", createTime: time, modelVersion: "models/m/versions/1.0.0", plan: "p", state: .sealed)
        #expect(
            run.indexColumns == [
                [.time(time)], [.text("SEALED"), .time(time)], [.text("models/m/versions/1.0.0"), .time(time)],
                [.text("p"), .time(time)], [.text("models/m"), .time(time)], [.text("models/m")],
            ])
        #expect(run.scopeNames == ["models/m/versions/1.0.0"] && EvalRun().scopeNames == [])
        let config = ProviderConfig(name: "environments/e/providers/p", provider: "p", archiveTime: time)
        #expect(config.indexColumns == [[.text("ARCHIVED"), .text("p")], [.text("p")]])
        #expect(config.scopeNames == [config.name] && Principal(name: "principals/a").scopeNames == [])
    }

    @Test("A request that is made of what it says says the same, and a page has its documents")
    func requests() {
        var lists: Set<String> = []
        func check<Request: ListRequest>(_ type: Request.Type) {
            lists.insert(Request.fullName)
            let fields = Schema.regent.messages[Request.fullName]?.fields ?? []
            let known = Set(fields.map(\.name))
            let states: [String] = fields.filter { $0.name == "state" }.compactMap { field in
                guard case .enum(let name) = field.type else { return nil }
                return Schema.regent.enums[name]?.values.last?.name
            }
            let query = DocumentQuery(
                parent: known.contains("parent") ? "environments/e" : "",
                state: states.first, showsArchived: known.contains("show_archived"),
                filter: "a = 1", orderBy: "b", asOf: 7, pageSize: 9, pageToken: "t")
            #expect(Request(query: query).query == query, "\(Request.fullName)")
        }
        func checkNamed<Request: NamedRequest>(_ type: Request.Type) {
            let request = Request(name: "a", asOf: 3)
            #expect(request.name == "a" && request.asOf == 3, "\(Request.fullName)")
        }
        func checkPage<Response: ListResponse>(_ type: Response.Type) {
            var item = Response.Item()
            item.name = "a"
            let page = Response(items: [item], nextPageToken: "t")
            #expect(page.items == [item] && page.nextPageToken == "t", "\(Response.fullName)")
        }
        for type in MessageTypes.all {
            if let type = type as? any ListRequest.Type { check(type) }
            if let type = type as? any NamedRequest.Type { checkNamed(type) }
            if let type = type as? any ListResponse.Type { checkPage(type) }
        }
        #expect(lists.count == Documents.all.count)
    }

    @Test("A request that holds or names a document does so, with its mutation")
    func verbs() {
        let mutation = Mutation(etag: "e", reason: "r")
        var count = 0
        func checkPlain<Request: PlainVerbRequest>(_ type: Request.Type) {
            let request = Request(subject: "a/b", mutation: mutation)
            #expect(request.json().contains(#":"a/b""#) && request.mutation == mutation, "\(Request.fullName)")
            count += 1
        }
        func checkHolding<Request: DocumentRequest>(_ type: Request.Type) {
            var document = Request.Answer.Subject()
            document.name = "a/b"
            let request = Request(document: document, mutation: mutation)
            #expect(request.json().contains(#""name":"a/b""#) && request.mutation == mutation, "\(Request.fullName)")
            count += 1
        }
        for type in MessageTypes.all {
            if let type = type as? any PlainVerbRequest.Type { checkPlain(type) }
            if let type = type as? any DocumentRequest.Type { checkHolding(type) }
        }
        #expect(count > 8)
    }
}
