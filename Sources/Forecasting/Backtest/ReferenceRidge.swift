/// The reference ridge: the change of demand from the last sixty lags and the season, refitted as time goes on.
///
/// It predicts `y[t+h] − y[t]` from `y[t−i] − y[t]`, i = 1…59, the seasonal-naive value − y[t] (long series) and a
/// constant; the penalty is the mean diagonal of X'X on every column. The Gram matrix is kept up to date by adding
/// pairs as they become known and taking out those older than 14 days.
struct ReferenceRidge {
    private static let lags = 59
    private static let pairsMin = 100
    private static let windowSeconds = 14 * 86_400.0
    private static let penalty = 1.0

    private let series: RateSeries
    private let horizon: Int
    private let filled: [Double]
    private let seasonal: [Double]?
    private let constant: Double
    private let columns: Int
    /// Lower triangle of X'X, full rows of p; X'y.
    private var gram: [Double]
    private var moments: [Double]
    private var pairs = 0

    init(_ series: RateSeries, horizon: Int) {
        self.series = series
        self.horizon = horizon
        let first = series.values.first { !$0.isNaN } ?? 0
        var last = first
        filled = series.values.map { value in
            if !value.isNaN { last = value }
            return last
        }
        seasonal = ReferenceForecasts.seasonalNaive(series, horizon: horizon)
        let head = series.values.prefix(max(60, series.count / 50)).filter { !$0.isNaN }
        constant = head.isEmpty ? 0 : head.reduce(0, +) / Double(head.count)
        columns = ReferenceRidge.lags + (seasonal == nil ? 1 : 2)
        gram = Array(repeating: 0, count: columns * columns)
        moments = Array(repeating: 0, count: columns)
    }

    /// A forecast for every origin whose value is known.
    mutating func forecasts() -> [Double] {
        let step = series.stepSeconds
        // Up to a day: every two minutes; longer: every hour.
        let refitSeconds = series.spanSeconds <= 86_400 ? 120.0 : 3600
        let refit = max(1, Int((refitSeconds / step).rounded()))
        let window = Int((ReferenceRidge.windowSeconds / step).rounded())
        var coefficients: [Double]?
        var row = Array(repeating: 0.0, count: columns)
        var added = 0
        var removed = 0
        return series.values.indices.map { origin in
            if origin % refit == 0 {
                // Pairs come in whole blocks of one refit, as in the published scores.
                while added < (origin - horizon + 1) / refit * refit {
                    change(by: 1, pair: added, row: &row)
                    added += 1
                }
                while removed < added - window {
                    change(by: -1, pair: removed, row: &row)
                    removed += 1
                }
                coefficients = pairs >= ReferenceRidge.pairsMin ? solve() : nil
            }
            let now = series.values[origin]
            guard !now.isNaN, let coefficients else { return now }
            fill(&row, origin: origin)
            var sum = now
            for column in 0..<columns { sum += coefficients[column] * row[column] }
            return max(0, sum)
        }
    }

    private func fill(_ row: inout [Double], origin: Int) {
        let now = filled[origin]
        for lag in 1...ReferenceRidge.lags { row[lag - 1] = filled[max(0, origin - lag)] - now }
        if let seasonal { row[ReferenceRidge.lags] = seasonal[origin] - now }
        row[columns - 1] = constant
    }

    /// Adds a pair of origin and target (`sign` 1), or takes it out (−1), if both are known.
    private mutating func change(by sign: Double, pair origin: Int, row: inout [Double]) {
        let (now, then) = (series.values[origin], series.values[origin + horizon])
        guard !now.isNaN, !then.isNaN else { return }
        fill(&row, origin: origin)
        pairs += Int(sign)
        let p = columns
        gram.withUnsafeMutableBufferPointer { gram in
            row.withUnsafeBufferPointer { row in
                for i in 0..<p {
                    let scaled = sign * row[i]
                    for j in 0...i { gram[i * p + j] += scaled * row[j] }
                }
            }
        }
        for i in 0..<p { moments[i] += sign * row[i] * (then - now) }
    }

    private func solve() -> [Double]? {
        let p = columns
        var trace = 0.0
        for i in 0..<p { trace += gram[i * p + i] }
        let penalty = ReferenceRidge.penalty * trace / Double(p)
        guard penalty > 0 else { return nil }
        var factor = gram
        var solution = moments
        for i in 0..<p {
            for j in 0...i {
                var sum = factor[i * p + j] + (i == j ? penalty : 0)
                for k in 0..<j { sum -= factor[i * p + k] * factor[j * p + k] }
                factor[i * p + j] = i == j ? max(sum, penalty * 1e-9).squareRoot() : sum / factor[j * p + j]
            }
        }
        for i in 0..<p {
            for k in 0..<i { solution[i] -= factor[i * p + k] * solution[k] }
            solution[i] /= factor[i * p + i]
        }
        for i in (0..<p).reversed() {
            for k in (i + 1)..<max(i + 1, p) { solution[i] -= factor[k * p + i] * solution[k] }
            solution[i] /= factor[i * p + i]
        }
        return solution
    }
}
