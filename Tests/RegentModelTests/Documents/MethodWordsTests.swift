import RegentMessages
import RegentModel
import Testing

@Suite("Words of methods")
struct MethodWordsTests {
    @Test(
        "A method is called in words where people read of it",
        arguments: [
            (EvaluationServiceMethods.evaluateGates.descriptor, "evaluate gates"),
            (RoutingServiceMethods.select.descriptor, "select"),
            (SlaServiceMethods.putSlaTarget.descriptor, "put SLA target"),
            (RolloutServiceMethods.approveAutoPromote.descriptor, "approve auto promote"),
        ])
    func words(method: MethodDescriptor, words: String) {
        #expect(method.words == words)
    }
}
