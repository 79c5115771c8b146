import RegentMessages
import RegentTelemetry
import Testing

@Suite("Evaluations of spans")
struct EvaluationTests {
    private static let evaluation = "gen_ai.evaluation.result"

    private static func text(
        _ attributes: [String: OTLPValue], name: OTLPValue = .text("relevance"), run: String? = "evalRuns/r"
    ) -> OTLPText {
        var text = OTLPText()
        text.resource["regent.eval.run"] = run.map { .text($0) }
        text.event = (evaluation, attributes.merging(["gen_ai.evaluation.name": name]) { first, _ in first })
        return text
    }

    private static func sample(_ text: OTLPText) throws -> EvalSample? {
        let reading = try OTLPText.reading(text.request)
        #expect(reading.rejections.message.isEmpty)
        return reading.samples["evalRuns/r"]?.first?.sample
    }

    @Test("a score is named after its evaluation; a label without a score is 0 or 1")
    func scores() throws {
        let scored = try Self.sample(Self.text(["gen_ai.evaluation.score.value": .whole(4)]))
        #expect(scored?.scores == ["relevance": 4])
        for (label, score) in [("pass", 1.0), ("True", 1), ("not_relevant", 0), ("fail", 0)] {
            let labelled = try Self.sample(Self.text(["gen_ai.evaluation.score.label": .text(label)]))
            #expect(labelled?.scores == ["relevance": score])
            #expect(labelled?.metadata["relevance.label"] == label)
        }
        let other = try Self.sample(Self.text(["gen_ai.evaluation.score.label": .text("so-so")]))
        #expect(other?.scores == [:] && other?.metadata["relevance.label"] == "so-so")
    }

    @Test("an evaluation with the name of a tri-state sets it")
    func states() throws {
        let name = OTLPValue.text("safety_compliant")
        let yes = try Self.sample(Self.text(["gen_ai.evaluation.score.value": .number(1)], name: name))
        #expect(yes?.safetyCompliant == .true && yes?.scores == [:])
        let no = try Self.sample(Self.text(["gen_ai.evaluation.score.label": .text("fail")], name: name))
        #expect(no?.safetyCompliant == .false)
        let odd = try Self.text(["gen_ai.evaluation.score.value": .number(0.5)], name: name).rejection()
        #expect(odd.contains("the evaluation safety_compliant needs a score of 0 or 1, or a label pass or fail"))
    }

    @Test("sample id, repeat, cluster and explanation come from their attributes")
    func names() throws {
        var text = Self.text(["gen_ai.evaluation.explanation": .text(String(repeating: "é", count: 4_096))])
        let plain = try Self.sample(text)
        #expect(plain?.sampleId == OTLPText.requestID && plain?.repeat == 0 && plain?.cluster == "")
        #expect(plain?.metadata["request_id"] == nil)
        let explanation = plain?.metadata["relevance.explanation"]
        #expect(explanation == String(repeating: "é", count: 2_048))
        let flags = Self.text(["gen_ai.evaluation.explanation": .text(String(repeating: "🇩🇪", count: 4_096) + "x")])
        let cut = try Self.sample(flags)?.metadata["relevance.explanation"]
        #expect(cut == String(repeating: "🇩🇪", count: 512))
        text.attributes["regent.eval.sample"] = .text("case-1")
        text.attributes["regent.eval.repeat"] = .whole(3)
        text.attributes["gen_ai.conversation.id"] = .text("c-1")
        let named = try Self.sample(text)
        #expect(named?.sampleId == "case-1" && named?.repeat == 3 && named?.cluster == "c-1")
        #expect(named?.metadata["request_id"] == OTLPText.requestID)
    }

    @Test("an evaluation that failed gives no score, and says why")
    func failed() throws {
        let sample = try Self.sample(Self.text(["error.type": .text("timeout")]))
        #expect(sample?.scores == [:] && sample?.metadata["relevance.error"] == "timeout")
        #expect(sample?.status == .scored)
    }

    @Test("a run is named with or without its collection; without one the results are counted, and the outcome stays")
    func runs() throws {
        let short = try Self.sample(Self.text(["gen_ai.evaluation.score.value": .number(1)], run: "r"))
        #expect(short?.scores == ["relevance": 1])
        let reading = try OTLPText.reading(Self.text([:], run: nil).request)
        #expect(reading.runlessCount == 1 && reading.samples.isEmpty && reading.rejections.count == 0)
        #expect(reading.outcomes["prod"]?.count == 1)
        let wrong = try Self.text([:], run: "evalRuns/a/b").rejection()
        #expect(wrong.contains("regent.eval.run is \"evalRuns/a/b\", not the id of a run"))
    }

    @Test("the requests of a run are outcomes only where an environment is named")
    func environments() throws {
        var text = Self.text(["gen_ai.evaluation.score.value": .number(1)])
        let both = try OTLPText.reading(text.request)
        #expect(both.outcomes["prod"]?.count == 1 && both.samples["evalRuns/r"]?.count == 1)
        text.resource["deployment.environment.name"] = nil
        let one = try OTLPText.reading(text.request)
        #expect(one.outcomes.isEmpty && one.samples["evalRuns/r"]?.count == 1 && one.rejections.count == 0)
    }

    @Test("spans of one sample are one; a result that is there twice, or another request, is rejected")
    func merged() throws {
        var request = Self.text(["gen_ai.evaluation.score.value": .number(1)])
        request.attributes["regent.eval.sample"] = .text("case-1")
        var evaluator = Self.text(["gen_ai.evaluation.score.value": .number(0)], name: .text("style"))
        evaluator.attributes = ["regent.eval.sample": .text("case-1")]
        evaluator.spanID = "2112131415161718"
        var again = request
        again.spanID = "3112131415161718"
        var twice = evaluator
        twice.spanID = "4112131415161718"
        let bytes = OTLPText.request(request.resource, [evaluator.span, request.span, again.span, twice.span])
        let reading = try OTLPText.reading(bytes)
        let samples = try #require(reading.samples["evalRuns/r"])
        #expect(samples.count == 1 && samples[0].spans.count == 2)
        #expect(samples[0].sample.scores == ["relevance": 1, "style": 0])
        #expect(samples[0].sample.latencyMs == 250 && samples[0].sample.selectedProvider == "openai")
        #expect(reading.rejections.count == 2)
        let message = reading.rejections.message
        #expect(message.contains("-3112131415161718: the sample \"case-1\" is of another request already"))
        #expect(message.contains("-4112131415161718: the evaluation \"style\" is there twice"))
    }

    @Test("one sample has so many spans; the others are rejected")
    func crowded() throws {
        let most = OTLPLimits.sampleSpansMax
        let spans = (0...most).map { number in
            var text = Self.text(["gen_ai.evaluation.score.value": .number(1)], name: .text("e\(number)"))
            text.attributes = ["regent.eval.sample": .text("case-1")]
            text.spanID = "211213141516" + String(0x1000 + number, radix: 16)
            return text.span
        }
        let reading = try OTLPText.reading(OTLPText.request(Self.text([:]).resource, spans))
        let sample = try #require(reading.samples["evalRuns/r"]?.first)
        #expect(sample.spans.count == most && sample.sample.scores.count == most)
        #expect(reading.rejections.count == 1)
        #expect(reading.rejections.message.contains("the sample \"case-1\" has \(most) spans already"))
    }

    @Test("an event without a name rejects its span")
    func nameless() throws {
        var text = Self.text([:])
        text.event = (Self.evaluation, [:])
        let message = try text.rejection()
        #expect(message.contains("gen_ai.evaluation.name is missing in an event gen_ai.evaluation.result"))
    }
}
