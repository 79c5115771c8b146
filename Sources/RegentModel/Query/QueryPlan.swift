package import RegentMessages

/// Which part of an index holds every document that a list may have: rows that begin with some values, and whose next
/// value lies between two.
///
/// It leaves out no document that the filter is true of, but may hold others: bounds are inclusive, and an index has
/// times in microseconds. So the whole filter is asked of what it gives.
package struct QueryPlan: Sendable, Hashable {
    /// Place of the index among those of the kind.
    package let index: Int
    /// Values of its first columns.
    package let equal: [IndexColumn]
    /// Least value of the column after them; nil = any.
    package let from: IndexColumn?
    /// Greatest value of the column after them; nil = any.
    package let to: IndexColumn?
    /// Whether its rows, and then names, stand in the order of the list.
    package let isOrdered: Bool
    /// Whether the list goes through them backwards.
    package let isDescending: Bool

    /// The plan that reads least; nil where no index is of use.
    ///
    /// Before all else it has the order of the list, then it fixes most columns, then it bounds the next one.
    /// - Parameters:
    ///   - state: the state that the list is of; nil = any.
    ///   - indexes: names of the columns of each index.
    package static func best(
        for filter: Filter, order: Order, state: String? = nil, among indexes: [[String]]
    ) -> QueryPlan? {
        var best: QueryPlan?
        for index in indexes.indices {
            let plan = QueryPlan(index, indexes[index], filter.required, order, state)
            guard plan.isUseful(for: order), plan.rank.lexicographicallyPrecedes(best?.rank ?? [.max]) else { continue }
            best = plan
        }
        return best
    }

    private init(
        _ index: Int, _ columns: [String], _ required: [Comparison], _ order: Order, _ state: String?
    ) {
        var equal: [IndexColumn] = []
        for column in columns {
            let comparison = required.first { $0.field.name == column && $0.relation == .equal }
            let value = comparison?.value.column ?? (column == "state" ? state.map { .text($0) } : nil)
            guard let value else { break }
            equal.append(value)
        }
        let fixed = columns.prefix(equal.count)
        let rest = columns.dropFirst(equal.count)
        let bounds = required.filter { $0.field.name == rest.first }
        let least = bounds.filter { [.greater, .greaterOrEqual].contains($0.relation) }.map(\.value)
        let greatest = bounds.filter { [.less, .lessOrEqual].contains($0.relation) }.map(\.value)
        // Names stand in every index, in the direction of the last field.
        let terms = order.terms.filter { !fixed.contains($0.field.name) && $0.field.name != "name" }
        self.index = index
        self.equal = equal
        from = least.max { $0.precedes($1) }?.column
        to = greatest.min { $0.precedes($1) }?.column
        isDescending = order.isNameDescending
        // Between rows with the same values of all columns, names decide: there must be no other column.
        isOrdered =
            terms.map(\.field.name) == Array(rest)
            && terms.allSatisfy { $0.isDescending == order.isNameDescending }
    }

    /// An index without a bound is of use only for its order, and the order of the names is there without one.
    private func isUseful(for order: Order) -> Bool {
        !equal.isEmpty || from != nil || to != nil || (isOrdered && !order.terms.isEmpty)
    }

    /// Less is better.
    private var rank: [Int] { [isOrdered ? 0 : 1, -equal.count, -(from == nil ? 0 : 1) - (to == nil ? 0 : 1)] }

    /// The columns of a document of a position in the index; only for an ordered index.
    package func columns(of position: Order.Position, in order: Order, of columns: [String]) -> [IndexColumn] {
        let rest = columns.dropFirst(equal.count)
        let values = zip(order.terms, position.values).filter { rest.contains($0.0.field.name) }
        return equal + values.map { $0.1?.column ?? .time(nil) }
    }
}

extension FieldValue {
    /// As an index has it; nil for what no index has.
    fileprivate var column: IndexColumn? {
        switch self {
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .count(let number): .count(number)
        case .number(let number): .number(number)
        case .flag(let flag): .flag(flag)
        case .time(let time): .time(time)
        case .bytes, .message: nil
        }
    }
}
