import Forecasting
import Measures
public import Neural

/// Trains the quantile network on series of demand.
///
/// Bit-identical by seed, whatever the number of jobs: a batch is always cut into the same shards, and their gradients
/// are added in the same order.
public struct ForecastTraining: Sendable {
    /// What may be chosen.
    public struct Settings: Hashable, Sendable {
        /// Of all chance.
        public var seed: UInt64 = 1
        /// Values of a hidden layer.
        public var width = 96
        /// Passes over the training set, at most.
        public var epochs = 6
        /// Rows of a batch.
        public var batch = 256
        /// The highest learning rate.
        public var rate: Float = 2e-3
        /// Rows of a recorded series; of each of its variants, half as many.
        public var recordedRows = 5_000
        /// Made-up series of each resolution.
        public var synthetic = 40
        /// Rows of each of them.
        public var syntheticRows = 600
        /// Shards that are worked on at the same time.
        public var jobs = 1

        /// The settings that the shipped parameters were made with.
        public init() {}
    }

    /// Mean losses after a pass; a row's is the sum over levels and heads, in mean changes of its series.
    public struct Epoch: Hashable, Sendable {
        /// Over the rows that it learnt from, while it learnt.
        public var training: Double
        /// Over the traces that decide when to stop.
        public var validation: Double
    }

    /// What came out.
    public struct Outcome: Sendable {
        /// All parameters in the order of `layout`.
        public var values: [Float]
        /// Names and shapes of the parameters.
        public var layout: ParameterLayout
        /// One entry a pass.
        public var curve: [Epoch]
        /// The pass whose parameters these are, from 0 on.
        public var best: Int
        /// Rows that were trained on.
        public var trainingRows: Int
        /// Rows that decided when to stop.
        public var validationRows: Int
    }

    /// How far it is.
    public enum Progress: Sendable {
        /// Series walked over, of so many.
        case preparing(Int, of: Int)
        /// Batches done, of so many, and the last pass's losses.
        case training(Int, of: Int, Epoch?)
    }

    /// Parts of a batch; fixed, so that results do not depend on the number of jobs.
    private static let shards = 4
    /// A step's gradient is cut to this norm.
    private static let clip: Float = 2
    /// Misses below this share of a unit of scale count squared.
    private static let roundedBelow: Float = 0.02
    private static let decay: Float = 1e-3

    private let settings: Settings
    private let shape: QuantileNetwork.Shape
    private let loss = PinballLoss(levels: NetworkTarget.levels, roundedBelow: ForecastTraining.roundedBelow)

    /// A training with these settings.
    public init(_ settings: Settings) {
        self.settings = settings
        shape = QuantileNetwork.Shape(width: settings.width)
    }

    /// Series that are too short to learn from, or to stop by.
    public struct TooLittle: Error, Hashable, Sendable, CustomStringConvertible {
        /// What was short of rows.
        public var role: TraceSplit.Role
        /// Rows that there are.
        public var rows: Int
        /// Rows that are needed.
        public var needed: Int

        /// The sentence.
        public var description: String {
            "the \(role.rawValue) traces have \(rows) rows; accepted: at least \(needed)"
        }
    }

    /// Trains on some series and stops by others; no trace should be in both.
    ///
    /// - Throws: less than a batch to learn from, or nothing to stop by.
    public func run(
        training: [DemandSeries], validation: [DemandSeries], progress: (Progress) -> Void
    ) async throws(TooLittle) -> Outcome {
        let streams = RandomStreams(seed: settings.seed)
        let curriculum = Curriculum(
            amount: .init(
                recordedRows: settings.recordedRows, synthetic: settings.synthetic,
                syntheticRows: settings.syntheticRows),
            streams: streams)
        let set = curriculum.trainingSet(training) { progress(.preparing($0, of: $1)) }
        let held = curriculum.validationSet(validation)
        for (role, rows, needed) in [
            (TraceSplit.Role.training, set.count, settings.batch), (.stopping, held.count, 1),
        ] where rows < needed {
            throw TooLittle(role: role, rows: rows, needed: needed)
        }
        let figures = set.inputFigures()
        var parameters = start(streams)
        let batches = set.count / settings.batch
        let total = batches * settings.epochs
        let schedule = WarmUpCosine(
            peak: settings.rate, floor: settings.rate / 50, warmUp: total / 20, total: total + 1)
        var adam = Adam(count: shape.trained, settings: .init(decay: .decoupled(ForecastTraining.decay)))
        var shards = (0..<ForecastTraining.shards).map { _ in
            Shard(shape, loss: loss, rows: settings.batch / ForecastTraining.shards)
        }
        var order = (0..<Int32(set.count)).map { $0 }
        var random = streams.stream("order")
        var curve: [Epoch] = []
        var (best, bestParameters) = (0, parameters)
        for epoch in 0..<settings.epochs {
            order.shuffle(using: &random)
            var sum = 0.0
            for batch in 0..<batches {
                let rows = order[batch * settings.batch..<min((batch + 1) * settings.batch, order.count)]
                sum += await pass(&shards, rows, set, figures, parameters, learns: true)
                var gradients = ForecastTraining.sum(shards, rows: rows.count)
                GradientClip.clip(&gradients, toNorm: ForecastTraining.clip)
                let step = epoch * batches + batch
                adam.update(&parameters, gradients: gradients, rate: schedule.rate(step))
                progress(.training(step + 1, of: total, curve.last))
            }
            let validation = await evaluate(&shards, held, figures, parameters)
            curve.append(Epoch(training: sum / Double(batches * settings.batch), validation: validation))
            if validation <= curve[best].validation { (best, bestParameters) = (epoch, parameters) }
        }
        return Outcome(
            values: bestParameters + figures.mean + figures.deviation + figures.low + figures.high,
            layout: shape.layout, curve: curve, best: best, trainingRows: set.count, validationRows: held.count)
    }

    /// Parameters to start from: the last layer small and the logits low, so that the network begins near persistence.
    private func start(_ streams: RandomStreams) -> [Float] {
        var random = streams.stream("parameters")
        var weights = shape.network.initialParameters(using: &random)
        let tensors = shape.network.layout.tensors
        let (last, bias) = (tensors[tensors.count - 2], tensors[tensors.count - 1])
        for k in last.offset..<last.offset + last.count { weights[k] *= 0.1 }
        for head in 0..<shape.head.heads {
            for candidate in 0..<shape.head.candidates {
                weights[
                    bias.offset + head * (shape.head.levels + shape.head.candidates) + shape.head.levels + candidate] =
                    -3
            }
        }
        return weights + [Float](repeating: 1, count: shape.head.heads)
    }

    /// Works on all shards of a batch; answers the sum of the losses.
    private func pass(
        _ shards: inout [Shard], _ rows: ArraySlice<Int32>, _ set: TrainingSet, _ figures: InputFigures,
        _ parameters: [Float], learns: Bool
    ) async -> Double {
        let weights = Array(parameters[..<shape.network.layout.count])
        let gates = Array(parameters[shape.network.layout.count...])
        let each = settings.batch / ForecastTraining.shards
        @Sendable func part(_ index: Int) -> ArraySlice<Int32> {
            let start = min(rows.startIndex + index * each, rows.endIndex)
            return rows[start..<min(start + each, rows.endIndex)]
        }
        if settings.jobs < 2 {
            for index in shards.indices {
                shards[index].run(
                    part(index), of: set, figures: figures, weights: weights, gates: gates, learns: learns)
            }
        } else {
            let before = shards
            shards = await withTaskGroup(of: (Int, Shard).self) { group in
                for index in before.indices {
                    group.addTask {
                        var shard = before[index]
                        shard.run(
                            part(index), of: set, figures: figures, weights: weights, gates: gates, learns: learns)
                        return (index, shard)
                    }
                }
                var after = before
                for await (index, shard) in group { after[index] = shard }
                return after
            }
        }
        return shards.reduce(0) { $0 + $1.lossSum }
    }

    private static func sum(_ shards: [Shard], rows: Int) -> [Float] {
        var sum = shards[0].gradients
        for shard in shards.dropFirst() {
            for k in sum.indices { sum[k] += shard.gradients[k] }
        }
        let scale = 1 / Float(rows)
        for k in sum.indices { sum[k] *= scale }
        return sum
    }

    private func evaluate(
        _ shards: inout [Shard], _ set: TrainingSet, _ figures: InputFigures, _ parameters: [Float]
    ) async -> Double {
        let order = (0..<Int32(set.count)).map { $0 }
        var sum = 0.0
        for start in stride(from: 0, to: order.count, by: settings.batch) {
            let rows = order[start..<min(start + settings.batch, order.count)]
            sum += await pass(&shards, rows, set, figures, parameters, learns: false)
        }
        return sum / Double(max(order.count, 1))
    }
}
