import RegentGateway
import RegentMessages
import Testing

@Suite("Messages over HTTP as ProtoJSON")
struct MessageCodecTests {
    private let transcoder = MessageCodec.transcoder

    @Test("integers of 64 bits are text, enums have their full names, and what is absent is left out")
    func writes() throws {
        let sample = EvalSample(sampleId: "s", status: .scored, schemaValid: .true)
        let json = try transcoder.value(sample.encoded(), as: EvalSample.fullName)
        #expect(json["status"] == .string("SAMPLE_STATUS_SCORED"))
        #expect(json["schema_valid"] == .string("TRI_STATE_TRUE"))
        #expect(json["latency_ms"] == nil)
        let receipt = Receipt(revision: 7, etag: "e", leafHash: [0xFF, 0xEE])
        let value = try transcoder.value(receipt.encoded(), as: Receipt.fullName)
        #expect(value["revision"] == .string("7"))
        #expect(value["leaf_hash"] == .string("/+4="))
    }

    @Test("both spellings of names, numbers and bytes are read")
    func reads() throws {
        for json in [
            #"{"revision":"7","leaf_hash":"/+4="}"#, #"{"revision":7,"leafHash":"_-4"}"#,
            #"{"revision":7.0,"leaf_hash":"/+4","etag":null}"#,
        ] {
            let bytes = try transcoder.bytes(fromJSON: json, as: Receipt.fullName)
            let receipt = try Receipt(decoding: bytes)
            #expect(receipt == Receipt(revision: 7, leafHash: [0xFF, 0xEE]))
        }
        #expect(throws: JSONError.self) {
            _ = try MessageCodec.transcoder.bytes(
                fromJSON: #"{"leaf_hash":"","leafHash":""}"#, as: Receipt.fullName)
        }
    }

    @Test("what is written is read as the same, for messages of every kind that have nothing but defaults")
    func inverse() throws {
        for (name, message) in Schema.regent.messages where name.hasPrefix("regent.v1.") && !message.isMapEntry {
            let json = try transcoder.value([], as: name)
            let bytes = try transcoder.encoding(of: json, as: name)
            #expect(bytes == [], "\(name)")
        }
    }

    @Test("media types name a codec, or none")
    func mediaTypes() {
        #expect(MessageCodec(mediaType: "application/json") == .json)
        #expect(MessageCodec(mediaType: "Application/JSON; charset=UTF-8") == .json)
        #expect(MessageCodec(mediaType: "application/proto") == .proto)
        for other in ["", "text/json", "application/json; charset=latin1", "application/proto; charset=utf-8"] {
            #expect(MessageCodec(mediaType: other) == nil)
        }
    }
}
