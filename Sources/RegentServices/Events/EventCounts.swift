import RegentMessages
import RegentModel
import RegentRPC

/// Counts entries of the ledger by what a request asks for.
struct EventCounts {
    /// What entries are counted by.
    private enum Dimension: String {
        case kind
        case event
        case actor
        case resource
    }

    /// Groups that are told apart.
    private static let groupsMax = 20_000
    /// Steps of one answer.
    private static let stepsMax = 10_000
    /// Seconds of the shortest step.
    private static let stepMin: UInt32 = 60
    private static let limitStandard = 100

    private struct Group {
        var count: UInt64 = 0
        var first: Int64
        var last: Int64
    }

    private let dimensions: [Dimension]
    private let kinds: Set<String>
    private let namePrefix: String
    private let limit: Int
    private let begin: Int64
    private let end: Int64
    /// Length of a step, microseconds; 0 = there are none.
    private let step: Int64
    private var groups: [[String]: Group] = [:]
    private var steps: [UInt64]

    /// Counts from zero.
    ///
    /// - Parameters:
    ///   - begin: the first time that counts, microseconds since 1970.
    ///   - end: the first time that no longer does.
    /// - Throws: `RPCError` BAD_REQUEST; `Refusal` EVENTS_TOO_MANY for too many steps.
    init(_ request: GetEventStatisticsRequest, begin: Int64, end: Int64) throws {
        guard begin < end else {
            throw RPCError.badRequest([
                FieldViolation(field: "from_time", description: "must be before to_time")
            ])
        }
        dimensions = try Self.dimensions(request.groupBy)
        kinds = Set(request.kinds)
        namePrefix = request.namePrefix
        limit = request.limit == 0 ? Self.limitStandard : Int(request.limit)
        (self.begin, self.end) = (begin, end)
        step = Int64(request.stepSeconds) * 1_000_000
        guard step > 0 else {
            steps = []
            return
        }
        guard request.stepSeconds >= Self.stepMin else {
            throw RPCError.badRequest([
                FieldViolation(field: "step_seconds", description: "must be \(Self.stepMin) or more")
            ])
        }
        let (length, isTooLong) = end.subtractingReportingOverflow(begin)
        let count = isTooLong ? Int64.max : (length - 1) / step + 1
        guard count <= Self.stepsMax else { throw Self.tooMany("more than \(Self.stepsMax) steps") }
        steps = Array(repeating: 0, count: Int(count))
    }

    private static func dimensions(_ words: [String]) throws -> [Dimension] {
        guard !words.isEmpty else { return [.event] }
        let found = words.compactMap { Dimension(rawValue: $0) }
        guard found.count == words.count, Set(found).count == found.count else {
            throw RPCError.badRequest([
                FieldViolation(
                    field: "group_by", description: "must be some of kind, event, actor and resource, each once")
            ])
        }
        return found
    }

    /// Whether the request asks for an entry, whoever may read it.
    func wants(_ entry: LedgerEntry) -> Bool {
        entry.resource.utf8.starts(with: namePrefix.utf8) && (kinds.isEmpty || kinds.contains(Self.kind(of: entry)))
    }

    /// Counts an entry as the caller sees it.
    ///
    /// - Throws: `Refusal` EVENTS_TOO_MANY for too many groups.
    mutating func add(_ entry: LedgerEntry) throws {
        let time = entry.time?.microseconds ?? 0
        guard time >= begin, time < end else { return }
        let values = dimensions.map { dimension in
            switch dimension {
            case .kind: Self.kind(of: entry)
            case .event: entry.event
            case .actor: entry.actor
            case .resource: entry.resource
            }
        }
        var group = groups[values] ?? Group(first: time, last: time)
        group.count += 1
        (group.first, group.last) = (min(group.first, time), max(group.last, time))
        groups[values] = group
        guard groups.count <= Self.groupsMax else { throw Self.tooMany("more than \(Self.groupsMax) groups") }
        if step > 0 { steps[Int((time - begin) / step)] += 1 }
    }

    private static func kind(of entry: LedgerEntry) -> String { (try? ResourceName(entry.resource))?.kind ?? "" }

    /// What was counted.
    var response: GetEventStatisticsResponse {
        let sorted = groups.sorted { one, other in
            one.value.count == other.value.count
                ? one.key.lexicographicallyPrecedes(other.key) : one.value.count > other.value.count
        }
        let hours = Double(end) / 3.6e9 - Double(begin) / 3.6e9
        return GetEventStatisticsResponse(
            groups: sorted.prefix(limit).map { values, group in
                EventGroup(
                    values: values, count: group.count, perHour: Double(group.count) / hours,
                    firstTime: Timestamp(microseconds: group.first), lastTime: Timestamp(microseconds: group.last))
            },
            omitted: UInt32(clamping: max(0, sorted.count - limit)),
            total: groups.values.reduce(0) { $0 + $1.count },
            steps: steps.enumerated().map { place, count in
                EventStep(time: Timestamp(microseconds: begin + Int64(place) * step), count: count)
            },
            fromTime: Timestamp(microseconds: begin), toTime: Timestamp(microseconds: end))
    }

    /// The refusal of more than one answer counts.
    static func tooMany(_ what: String) -> Refusal {
        Refusal(.eventsTooMany, "\(what): narrow the range of time, the kinds or the names")
    }
}
