import Foundation

/// A linear regression that learns one outcome at a time and slowly forgets.
///
/// It keeps the Gram matrix and the moments, and solves `(G + λ·I) w = m` by Cholesky every few outcomes, so that an
/// outcome costs p²/2 multiplications and a solution p³/6. Zero coefficients predict zero.
struct OnlineRidge: Hashable, Sendable {
    /// The penalty on every column, as a share of the mean diagonal of G.
    ///
    /// As in the reference ridge of the shared traces, which has 61 columns.
    static let penalty = 1.0
    /// Fewer outcomes than this predict zero.
    static let outcomesMin: Float = 30

    /// p, the number of columns.
    let columns: Int
    /// The lower triangle of G by rows: (p+1)p/2.
    private(set) var gram: [Float]
    /// m: (p).
    private(set) var moments: [Float]
    /// w: (p).
    private(set) var coefficients: [Float]
    /// Outcomes learnt since the beginning.
    private(set) var outcomes: Float = 0

    /// Whether it has learnt enough to predict.
    var isFitted: Bool { outcomes >= OnlineRidge.outcomesMin }

    init(columns: Int) {
        self.columns = columns
        gram = Array(repeating: 0, count: columns * (columns + 1) / 2)
        moments = Array(repeating: 0, count: columns)
        coefficients = Array(repeating: 0, count: columns)
    }

    /// The prediction for a row of p columns, which begins at `start`.
    func predict(_ row: [Float], from start: Int = 0) -> Double {
        var sum: Float = 0
        for column in 0..<columns { sum += coefficients[column] * row[start + column] }
        return Double(sum)
    }

    /// Learns that a row had an outcome, and forgets a little of what was.
    ///
    /// - Parameters:
    ///   - target: the outcome.
    ///   - row: p columns from `start` on.
    ///   - start: where they begin.
    ///   - keep: what is left of the old weight, in (0, 1].
    mutating func learn(_ target: Double, of row: [Float], from start: Int = 0, keep: Double) {
        let keep = Float(keep)
        var place = 0
        for i in 0..<columns {
            let x = row[start + i]
            for j in 0...i {
                gram[place] = gram[place] * keep + x * row[start + j]
                place += 1
            }
            moments[i] = moments[i] * keep + x * Float(target)
        }
        outcomes += 1
        guard isFitted else { return }
        // The answer moves ever more slowly: after each outcome, after every eighth, after every sixteenth.
        let pause: Float = outcomes < 100 ? 1 : outcomes < 1000 ? 8 : 16
        if outcomes.truncatingRemainder(dividingBy: pause) == 0 { solve() }
    }

    private mutating func solve() {
        let p = columns
        var trace = 0.0
        for i in 0..<p { trace += Double(gram[i * (i + 1) / 2 + i]) }
        guard trace > 0 else { return }
        let penalty = OnlineRidge.penalty * trace / Double(p)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: p * p + p) { memory in
            let factor = UnsafeMutableBufferPointer(rebasing: memory[..<(p * p)])
            let right = UnsafeMutableBufferPointer(rebasing: memory[(p * p)...])
            // G + λI = L·Lᵀ, L lower, by rows.
            for i in 0..<p {
                for j in 0...i {
                    var sum = Double(gram[i * (i + 1) / 2 + j]) + (i == j ? penalty : 0)
                    for k in 0..<j { sum -= factor[i * p + k] * factor[j * p + k] }
                    factor[i * p + j] =
                        i == j ? max(sum, penalty * 1e-6).squareRoot() : sum / factor[j * p + j]
                }
            }
            // L·y = m, then Lᵀ·w = y.
            for i in 0..<p {
                var sum = Double(moments[i])
                for k in 0..<i { sum -= factor[i * p + k] * right[k] }
                right[i] = sum / factor[i * p + i]
            }
            for i in (0..<p).reversed() {
                var sum = right[i]
                for k in (i + 1)..<max(i + 1, p) { sum -= factor[k * p + i] * right[k] }
                right[i] = sum / factor[i * p + i]
                coefficients[i] = Float(right[i])
            }
        }
    }

    func pack(into writer: inout PackedWriter) {
        writer.write(gram)
        writer.write(moments)
        writer.write(coefficients)
        writer.write(outcomes)
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        gram = try reader.floats(gram.count)
        moments = try reader.floats(columns)
        coefficients = try reader.floats(columns)
        outcomes = try reader.float()
    }
}
