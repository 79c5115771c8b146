/// One row of a query's answer.
///
/// Columns are reached by position or by name and read as a type through `SQLValue`:
/// `try row["revision"].asUnsigned`. A stored value of another type throws, since a file can be damaged; a
/// column that the statement does not name is a mistake in the program and traps.
package struct Row: Sendable, Hashable {
    /// Names of the columns, shared by all rows of one answer.
    package let columns: [String]
    /// One value a column.
    package let values: [SQLValue]

    /// A row of equally many names and values.
    package init(columns: [String], values: [SQLValue]) {
        precondition(columns.count == values.count, "a row has one value a column")
        self.columns = columns
        self.values = values
    }

    /// The value at a position, from 0.
    package subscript(index: Int) -> SQLValue { values[index] }

    /// The value of the first column of that name.
    ///
    /// A linear search: answers have few columns, and comparing short names costs less than hashing.
    package subscript(name: String) -> SQLValue {
        guard let index = columns.firstIndex(of: name) else {
            preconditionFailure("the statement has no column \(name)")
        }
        return values[index]
    }
}
