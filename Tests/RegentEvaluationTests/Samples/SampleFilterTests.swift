import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Sample filter")
struct SampleFilterTests {
    static let sample: EvalSample = {
        var sample = EvalSample()
        sample.sampleId = "s 1"
        sample.status = .timeout
        sample.schemaValid = .false
        sample.published = .true
        sample.latencyMs = 1_500.5
        sample.selectedProvider = "openai"
        sample.scores = ["judge": 0.25]
        sample.metadata = ["team": "red"]
        return sample
    }()

    @Test(
        "Comparisons that hold",
        arguments: [
            "", "schema_valid=false", "schema_valid = false AND published=true",
            "patch_apply_success=null", "patch_apply_success!=true", "status=timeout", "status!=SCORED",
            "latency_ms>1500", "latency_ms>=1500.5", "latency_ms<1e4", "latency_ms!=null",
            "selected_provider=openai", "selected_provider!=\"open ai\"", "sample_id=\"s 1\"",
            "error_code=null", "scores.judge<=0.25", "scores.other=null", "metadata.team=red",
            "metadata.team=red and schema_valid=false",
        ])
    func holds(filter: String) throws {
        #expect(try SampleFilter(filter).matches(Self.sample))
    }

    @Test(
        "Comparisons that do not hold",
        arguments: [
            "schema_valid=true", "schema_valid=null", "schema_valid=false AND published=false",
            "latency_ms<1500", "scores.other>0", "scores.other<0", "selected_provider=OPENAI",
            "status=SCORED", "metadata.team=null",
        ])
    func fails(filter: String) throws {
        #expect(try !SampleFilter(filter).matches(Self.sample))
    }

    @Test(
        "An invalid filter is refused",
        arguments: [
            "schema_valid", "schema_valid=", "=true", "nonsense=1", "schema_valid=maybe",
            "latency_ms=fast", "latency_ms=nan", "schema_valid=true OR published=true",
            "schema_valid=true AND", "status<SCORED", "status=NOPE", "sample_id=\"open",
            "selected_provider<a", "latency_ms=>1", "scores.=1",
        ])
    func refused(filter: String) {
        expectRefusal(.filterInvalid) { _ = try SampleFilter(filter) }
    }

    @Test("Texts and keys are compared by their bytes")
    func bytes() throws {
        let (one, other) = ("caf\u{E9}", "cafe\u{301}")
        let sample = EvalSample(sampleId: one, metadata: [one: "x"])
        #expect(try SampleFilter("sample_id=\(one)").matches(sample))
        #expect(try !SampleFilter("sample_id=\(other)").matches(sample))
        #expect(try SampleFilter("metadata.\(one)=x").matches(sample))
        #expect(try SampleFilter("metadata.\(other)=null").matches(sample))
    }
}
