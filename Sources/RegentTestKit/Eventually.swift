/// Time after which a wait of a test is given up: only what hangs takes it, however busy the machine is.
///
/// No test passes because of it, and none that is right fails because of it: lowering it makes a slow machine fail,
/// raising it mends nothing. What need not come at all is not to be waited for, but to be made to come.
public let hangLimit = Duration.seconds(600)

/// Returns true as soon as a condition holds, and false if the test hangs.
///
/// For what is certain to come and has no event of its own to wait for. The condition is asked again after other tasks
/// had their turn, and soon only every millisecond, so that waiting does not take the time of what is waited for.
public func eventually(
    isolation: isolated (any Actor)? = #isolation, _ condition: () throws -> Bool
) async rethrows -> Bool {
    let end = ContinuousClock.now + hangLimit
    var turns = 0
    while try !condition() {
        if ContinuousClock.now > end { return false }
        turns += 1
        // A cancelled task cannot sleep, and must not stop looking.
        if turns < 100 || Task.isCancelled { await Task.yield() } else { try? await Task.sleep(for: .milliseconds(1)) }
    }
    return true
}
