import Forecasting
import Measures

/// What is trained on: recorded series at several resolutions, and made-up ones.
struct Curriculum {
    /// How much of it.
    struct Amount: Hashable, Sendable {
        /// Rows of a recorded series as it is; of each of its variants, half as many.
        var recordedRows = 5_000
        /// Made-up series of each resolution.
        var synthetic = 40
        /// Rows of each of them.
        var syntheticRows = 600
    }

    let amount: Amount
    let streams: RandomStreams

    /// The rows of `series`, with variants, and of made-up demand.
    ///
    /// `progress` is told how many series are done, of how many.
    func trainingSet(_ series: [DemandSeries], progress: (Int, Int) -> Void) -> TrainingSet {
        var set = TrainingSet()
        let total = series.count + amount.synthetic
        for (index, recorded) in series.enumerated() {
            progress(index, total)
            var random = streams.stream("curriculum/\(recorded.trace)")
            set.add(recorded, rowsMax: amount.recordedRows, using: &random)
            for variant in variants(of: recorded, using: &random) {
                set.add(variant, rowsMax: amount.recordedRows / 2, using: &random)
            }
        }
        var random = streams.stream("curriculum/synthetic")
        for index in 0..<amount.synthetic {
            progress(series.count + index, total)
            for (stepSeconds, days) in SyntheticDemand.resolutions {
                let made = SyntheticDemand(using: &random)
                    .series(stepSeconds: stepSeconds, days: days, using: &random)
                set.add(made, rowsMax: amount.syntheticRows, using: &random)
            }
        }
        progress(total, total)
        return set
    }

    /// Rows to stop by: the series as they are.
    func validationSet(_ series: [DemandSeries]) -> TrainingSet {
        var set = TrainingSet()
        for recorded in series {
            var random = streams.stream("validation/\(recorded.trace)")
            set.add(recorded, rowsMax: amount.recordedRows, using: &random)
        }
        return set
    }

    /// The series in longer steps, in shorter ones with counting noise, and warped in time.
    private func variants(
        of series: DemandSeries, using random: inout some RandomNumberGenerator
    ) -> [DemandSeries] {
        var variants: [DemandSeries] = []
        for seconds in [60.0, 300, 600] where seconds > series.stepSeconds {
            let factor = seconds / series.stepSeconds
            guard factor == factor.rounded(), series.values.count >= 500 * Int(factor) else { continue }
            variants.append(series.coarsened(by: Int(factor)))
        }
        for (seconds, days) in [(15.0, 2.5), (60.0, 6.0)] where seconds < series.stepSeconds {
            let count = min(series.values.count, Int(days * 86_400 / series.stepSeconds))
            let first = Int.random(in: 0...series.values.count - count, using: &random)
            let arrivals = 2 * Double(UInt64(1) << UInt64.random(in: 0...9, using: &random))
            variants.append(
                series.refined(to: seconds, range: first..<first + count, arrivals: arrivals, using: &random))
        }
        let warps = [15.0, 60, 300].filter { $0 != series.stepSeconds }
        if series.values.count >= 1_000, let seconds = warps.randomElement(using: &random) {
            variants.append(series.warped(to: seconds))
        }
        return variants
    }
}
