import RegentMessages
import Testing

@Suite("Schema")
struct SchemaTests {
    @Test("The descriptor set lists the methods of the method table")
    func methods() {
        let listed = Schema.regent.methods.map {
            [
                $0.name, $0.requestType, $0.responseType, "\($0.clientStreaming)", "\($0.serverStreaming)",
                $0.comment,
            ]
        }
        let table = MethodDescriptor.all.map {
            [
                $0.name, $0.requestType, $0.responseType, "\($0.clientStreaming)", "\($0.serverStreaming)",
                $0.comment,
            ]
        }
        #expect(listed == table)
        #expect(listed.count > 15)
    }

    @Test("Every method names its service, permissions and policy")
    func policies() {
        for method in MethodDescriptor.all + TestServiceMethods.all {
            #expect(method.name == "/\(method.service)/\(method.method)")
            #expect(!method.requireAny.isEmpty && !method.scope.isEmpty)
            #expect(method.idempotency != .unspecified)
            #expect(method.criticality != .unspecified)
            #expect(method.audit != .unspecified)
        }
        let seal = EvaluationServiceMethods.sealRun.descriptor
        #expect(seal.name == "/regent.v1.EvaluationService/SealRun")
        #expect(seal.requireAny == ["eval.seal", "ai.write", "reporting.write"])
        #expect(seal.idempotency == .keyed)
        #expect(EvaluationServiceMethods.uploadSamples.descriptor.clientStreaming)
        #expect(LedgerServiceMethods.watch.descriptor.serverStreaming)
        #expect(!MethodDescriptor.all.contains { $0.service.hasPrefix("regent.test") })
    }

    @Test("Messages, fields, enums and comments are all there")
    func content() throws {
        let schema = Schema.regent
        let run = try #require(schema.messages["regent.v1.EvalRun"])
        #expect(run.comment == "One evaluation of one model version.")
        let field = try #require(run.field(named: "gates_digest"))
        #expect(field.number == 12)
        #expect(field.type == .bytes)
        #expect(field.comment == "SHA-256 of the encoded gates.")
        #expect(run.field(named: "metadata")?.isRepeated == true)
        let config = try #require(schema.messages["regent.v1.GetProviderConfigRequest"]?.field(named: "name"))
        #expect(config.resource == "providers" && config.isRequired)
        let parent = try #require(schema.messages["regent.v1.ListTokensRequest"]?.field(named: "parent"))
        #expect(parent.resource == "principals" && !parent.isRequired)
        #expect(field.resource.isEmpty && !field.isRequired && !config.isOutputOnly)
        #expect(schema.messages["regent.v1.ChangeProposal"]?.field(named: "applied_by")?.isOutputOnly == true)
        #expect(schema.messages["regent.v1.EvalRun.MetadataEntry"]?.isMapEntry == true)
        #expect(schema.messages["regent.v1.GateRule"]?.field(named: "min")?.isPresence == true)
        #expect(schema.messages["regent.v1.BadRequest.FieldViolation"]?.fields.count == 2)
        let state = try #require(schema.enums["regent.v1.EvalRunState"])
        #expect(state.values.map(\.name) == EvalRunState.allKnown.map(\.name))
        #expect(schema.messages[Timestamp.fullName]?.fields.map(\.name) == ["seconds", "nanos"])
        for message in schema.messages.values
        where message.fullName.hasPrefix("regent.v1.") && !message.isMapEntry {
            #expect(!message.comment.isEmpty, "\(message.fullName)")
            for field in message.fields { #expect(!field.comment.isEmpty, "\(field.name)") }
        }
    }

    @Test("A cut descriptor set is an error or a smaller schema, never a crash")
    func truncated() {
        let bytes = DescriptorSet.bytes
        for count in stride(from: 0, to: bytes.count, by: 97) {
            do throws(SchemaError) {
                _ = try Schema(descriptorSet: Array(bytes[..<count]))
            } catch {
                #expect(error.code == .malformed || error.code == .unknownType)
            }
        }
    }

    @Test("Declarations that nest without end are refused")
    func deep() {
        var message: [UInt8] = WireBytes.text(1, "M")
        for _ in 0..<100 { message = WireBytes.text(1, "M") + WireBytes.field(3, message) }
        let set = WireBytes.field(1, WireBytes.field(4, message))
        do throws(SchemaError) {
            _ = try Schema(descriptorSet: set)
            Issue.record("was read")
        } catch {
            #expect(error.code == .tooDeep)
        }
    }

    @Test("A message that nests deeper than any may is refused, whatever its schema says")
    func recursive() throws {
        let member =
            WireBytes.text(1, "m") + WireBytes.varint(3, 1) + WireBytes.varint(4, 1) + WireBytes.varint(5, 11)
            + WireBytes.text(6, ".a.M")
        let set = WireBytes.field(
            1, WireBytes.text(2, "a") + WireBytes.field(4, WireBytes.text(1, "M") + WireBytes.field(2, member)))
        let transcoder = JSONTranscoder(try Schema(descriptorSet: set))
        func nested(_ levels: Int) -> [UInt8] {
            (0..<levels).reduce([]) { inner, _ in WireBytes.field(1, inner) }
        }
        #expect(try transcoder.json(nested(15), as: "a.M").hasPrefix(#"{"m":{"m":"#))
        for levels in [16, 10_000] {
            do throws(JSONError) {
                _ = try transcoder.json(nested(levels), as: "a.M")
                Issue.record("\(levels) levels were read")
            } catch {
                #expect(error.code == .tooDeep)
            }
        }
    }
}
