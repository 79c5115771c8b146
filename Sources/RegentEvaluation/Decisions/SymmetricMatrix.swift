/// A symmetric positive definite matrix, by the triangle at and below its diagonal.
struct SymmetricMatrix {
    /// Rows and columns.
    let size: Int
    private var values: [Double]

    /// Zeros.
    init(size: Int) {
        self.size = size
        values = [Double](repeating: 0, count: size * size)
    }

    /// An element at or below the diagonal.
    subscript(row: Int, column: Int) -> Double {
        get { values[row * size + column] }
        set { values[row * size + column] = newValue }
    }

    /// Makes the matrix its Cholesky factor; nil, and no factor, where it is not positive definite.
    ///
    /// - Returns: the pivots: what is left of each diagonal element when the ones before are known.
    mutating func factor() -> [Double]? {
        var pivots: [Double] = []
        for column in 0..<size {
            var pivot = self[column, column]
            for before in 0..<column { pivot -= self[column, before] * self[column, before] }
            guard pivot > 0, pivot.isFinite else { return nil }
            pivots.append(pivot)
            let root = pivot.squareRoot()
            self[column, column] = root
            for row in (column + 1)..<max(size, column + 1) {
                var sum = self[row, column]
                for before in 0..<column { sum -= self[row, before] * self[column, before] }
                self[row, column] = sum / root
            }
        }
        return pivots
    }

    /// The solution for a right side, once the matrix is factored.
    func solution(_ side: [Double]) -> [Double] {
        var found = side
        for row in 0..<size {
            for column in 0..<row { found[row] -= self[row, column] * found[column] }
            found[row] /= self[row, row]
        }
        for row in (0..<size).reversed() {
            for below in (row + 1)..<max(size, row + 1) { found[row] -= self[below, row] * found[below] }
            found[row] /= self[row, row]
        }
        return found
    }
}
