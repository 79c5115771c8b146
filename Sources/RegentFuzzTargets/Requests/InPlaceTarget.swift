import RegentMessages
import RegentModel
import RegentRPC
import RegentTestKit
import RegentTransport
import RegentWire

extension FuzzTarget {
    /// A server that answers calls in place beside one that does not, under a client that writes the same bytes to
    /// both, in the same pieces, while providers and access change: the same bytes come back.
    static let inPlace = FuzzTarget(waiting: "in-place", inputBytesMax: 2_048, seeds: InPlaceTarget.seeds) {
        (input) async throws(Finding) in try await InPlaceTarget.check(input)
    }
}

/// Bytes as a script of what a client writes, how it is cut, and what changes meanwhile.
private struct InPlaceTarget {
    private var script: FuzzInput
    private var maker: InPlaceCallMaker
    private var sides: [InPlaceSide]
    private var pending: [UInt8] = []

    static func check(_ input: [UInt8]) async throws(Finding) {
        var script = FuzzInput(input)
        let uid = script.pick(InPlaceSide.callerUIDs)
        let settings = ConnectionSettings(
            agent: "fuzz", messageBytesMax: script.pick([4 << 20, 100, 1_000]), streamsMax: script.pick([100, 1, 4]))
        var sides: [InPlaceSide] = []
        do {
            for answersInPlace in [true, false] {
                sides.append(try await InPlaceSide(answersInPlace: answersInPlace, uid: uid, settings: settings))
            }
        } catch { throw Finding("a store cannot be filled: \(error)") }
        var target = InPlaceTarget(script: script, maker: InPlaceCallMaker(), sides: sides)
        let result: Result<Void, Finding>
        do throws(Finding) { result = .success(try await target.run()) } catch { result = .failure(error) }
        for side in sides { try await side.close() }
        try result.get()
    }

    private mutating func run() async throws(Finding) {
        for _ in 0..<200 where !script.isEmpty && sides.allSatisfy(\.isOpen) { try await step() }
        try await deliver(.max)
        try await compare()
    }

    private mutating func step() async throws(Finding) {
        let choice = script.byte()
        switch choice % 16 {
        case 0...8: pending += maker.call(&script).encoded
        case 9: pending += maker.otherFrame(&script).encoded
        case 10:
            let weight: UInt32 = script.pick([0, 1, 30, 70, .max])
            let another = "p\(script.byte() % 16)"
            let provider = script.pick(["openai", "custom", "spare", another])
            for index in sides.indices {
                await sides[index].put(
                    provider, weight: weight, isDefault: choice & 0x40 != 0, isEnabled: choice & 0x20 == 0)
            }
        case 11:
            let scope = script.pick(["environments/alpha", "environments/prod", "models/xray"])
            for index in sides.indices {
                await sides[index].changeAccess(
                    scope: scope, isGranted: choice & 0x20 != 0, isTold: choice & 0x40 != 0)
            }
        case 12: try await compare(bytesMax: script.size() + 1)
        case 13:
            try await deliver(script.size() + 1)
            if choice & 0x20 != 0 { try await compare() }
        default:
            try await deliver(.max)
            if choice & 0x20 == 0 { try await compare() }
        }
    }

    /// Writes the next bytes to both, as one read.
    private mutating func deliver(_ count: Int) async throws(Finding) {
        let bytes = Array(pending.prefix(count))
        pending.removeFirst(bytes.count)
        guard !bytes.isEmpty else { return }
        for side in sides where side.isOpen { side.handler.received(bytes) }
        // Every call comes whole, so that its handler returns by itself.
        try await wait(for: "handlers do not return") { sides.allSatisfy { $0.server.runningHandlerCount == 0 } }
        if maker.mayRunBeside { try await compare() }
    }

    /// Takes what both have written and compares it.
    private mutating func compare(bytesMax: Int? = nil) async throws(Finding) {
        let isUnordered = maker.mayRunBeside
        if isUnordered, bytesMax != nil { return }
        let outputs = sides.map { bytesMax.map($0.output(bytesMax:)) ?? $0.output() }
        if isUnordered {
            // Handlers that run beside each other end in any order.
            let frames = outputs.map { Self.frames($0).sorted { $0.lexicographicallyPrecedes($1) } }
            try expect(frames[0] == frames[1], Self.difference(frames[0], frames[1]))
            if pending.isEmpty { maker.mayRunBeside = false }
        } else {
            try expect(outputs[0] == outputs[1], Self.difference(Self.frames(outputs[0]), Self.frames(outputs[1])))
        }
        let open = sides.map(\.isOpen)
        try expect(open[0] == open[1], "one connection is open and the other is not")
    }

    private static func frames(_ output: [UInt8]) -> [[UInt8]] {
        var decoder = FrameDecoder()
        decoder.append(output)
        var frames: [[UInt8]] = []
        while let frame = try? decoder.next(lengthMax: .max) { frames.append(frame.encoded) }
        return frames
    }

    /// The first frames that differ.
    private static func difference(_ inPlace: [[UInt8]], _ general: [[UInt8]]) -> String {
        let place = zip(inPlace, general).prefix { $0 == $1 }.count
        return "frame \(place) of \(inPlace.count) in place: \(inPlace.dropFirst(place).first ?? []); "
            + "of \(general.count) else: \(general.dropFirst(place).first ?? [])"
    }

    static func seeds() -> [[UInt8]] {
        // A call answered in place; the same in pieces; many in one read, taken in pieces; a CANCEL behind a CALL.
        let scripts: [[UInt8]] = [
            [0, 0, 0, 0, 0, 0, 0, 14], [1, 0, 0, 0, 0, 0, 0, 13, 5, 13, 20, 14],
            [0, 0, 0] + [UInt8](repeating: 0, count: 160) + [46, 12, 40, 12, 40, 14],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 2, 14], [2, 0, 0] + [UInt8](repeating: 3, count: 200) + [14],
        ]
        // Found to tell a wrong order of fallbacks, a forgotten scope and access that is never judged again.
        let found: [UInt64] = [5_011, 5_018, 5_024, 5_034, 5_044, 5_047, 5_090, 5_091, 5_113]
        return scripts
            + (Array(1...8) + found).map { seed in
                var random = SplitMix64(seed: seed)
                return (0..<2_048).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            }
    }
}
