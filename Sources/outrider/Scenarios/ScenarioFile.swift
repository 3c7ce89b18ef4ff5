import Annotations
import Compression
import Deciding
import Evaluation
import Foundation
import KubernetesAPI
import Measures
import Simulation
import Workloads

/// A scenario on disk, with the trace that it names.
struct ScenarioFile {
    /// Bytes of a trace file, unpacked or not.
    private static let traceBytesMax = 1 << 28

    /// What it says.
    let scenario: Scenario
    private let path: String

    /// Reads the file at `path`.
    init(_ path: String) throws(CommandRefusal) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandRefusal("\(path): no such file, or it cannot be read as text")
        }
        do {
            scenario = try ScenarioReader.read(text, file: path)
        } catch {
            throw CommandRefusal(error.description)
        }
        self.path = path
    }

    /// The scenario as one run.
    ///
    /// - Parameters:
    ///   - scaler: who scales; nil: whom the file names.
    ///   - seed: of all chance; nil: the file's.
    ///   - router: nil: the file's.
    /// - Returns: the run, its series kept.
    /// - Throws: what is missing in the file or beside it.
    func cell(
        scaler: ScalerKind?, seed: UInt64?, router: RouterKind?
    ) throws(CommandRefusal) -> CellSpec {
        guard let load = scenario.load else {
            throw CommandRefusal("\(path): load is missing; accepted: a trace file or a shape")
        }
        let arrivals = try arrivals(load)
        var world = scenario.world
        if let router { world.router = router }
        let duration = Duration.seconds(arrivals.playedSeconds)
        guard scenario.warmUp < duration else {
            let length = DecimalText.trimmed(duration.seconds, digits: 0)
            throw CommandRefusal("\(path): warm-up is not shorter than the run; accepted: less than \(length)s")
        }
        var table = CapacityTable()
        let capacity = table.capacity(
            of: world.classes[0].engine, lengths: arrivals.sizes, objective: world.objective)
        return CellSpec(
            trace: scenario.name, scaler: try cellScaler(scaler), seed: seed ?? scenario.seed, arrivals: arrivals,
            world: world, capacity: capacity, bounds: scenario.bounds, duration: duration, warmUp: scenario.warmUp,
            keepsSeries: true)
    }

    /// The trace that it names; nil if its load is a shape, or none.
    func trace() throws(CommandRefusal) -> Trace? {
        guard case .trace(let name)? = scenario.load?.source else { return nil }
        return try trace(name)
    }

    private func cellScaler(_ asked: ScalerKind?) throws(CommandRefusal) -> CellScaler {
        switch (asked, scenario.scaler) {
        case (let asked?, .policy(asked, let parameters)): return .kind(asked, parameters)
        case (let asked?, _): return .kind(asked)
        case (nil, .policy(let kind, let parameters)): return .kind(kind, parameters)
        case (nil, .annotations(let annotations)): return .spec(try spec(annotations))
        case (nil, nil):
            let names = ScalerKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandRefusal("\(path): autoscaler is missing; accepted: in the file, or --policy \(names)")
        }
    }

    /// What annotations ask for, read as the controller would read them on a Deployment.
    private func spec(_ annotations: [String: String]) throws(CommandRefusal) -> WorkloadSpec {
        var deployment = Deployment()
        deployment.metadata = Metadata(name: scenario.name, namespace: "scenario", annotations: annotations)
        var container = PodContainer()
        container.name = "server"
        do {
            container.requests = ["cpu": try Quantity("1")]
            deployment.template.spec.containers = [container]
            switch try SpecParser.parse(deployment, defaultMode: .active) {
            case .spec(let spec): return spec
            case .absent, .off:
                throw CommandRefusal("\(path): autoscaler.annotations switch it off; accepted: mode active")
            }
        } catch let refusal as CommandRefusal {
            throw refusal
        } catch {
            throw CommandRefusal("\(path): \(error)")
        }
    }

    private func arrivals(_ load: ScenarioLoad) throws(CommandRefusal) -> ArrivalSpec {
        do {
            switch load.source {
            case .trace(let name):
                let trace = try trace(name)
                let asked = scenario.duration.map { load.from + $0.seconds * load.timeScale }
                return try ArrivalSpec(
                    .trace(trace), process: load.process, lengths: .recorded(otherwise: load.size),
                    rateScale: load.rateScale, timeScale: load.timeScale,
                    window: load.from..<max(load.from, min(trace.spanSeconds, asked ?? trace.spanSeconds)))
            case .shape(_, let shape):
                guard let duration = scenario.duration else {
                    throw CommandRefusal("\(path): duration is missing; accepted: how long the shape is played")
                }
                return try ArrivalSpec(
                    .shape(shape), process: load.process, lengths: .fixed(load.size), rateScale: load.rateScale,
                    timeScale: load.timeScale, window: 0..<(duration.seconds * load.timeScale))
            }
        } catch let refusal as CommandRefusal {
            throw refusal
        } catch {
            throw CommandRefusal("\(path): load: \(error)")
        }
    }

    private func trace(_ name: String) throws(CommandRefusal) -> Trace {
        let file = URL(fileURLWithPath: name, relativeTo: URL(fileURLWithPath: path).deletingLastPathComponent())
        guard let data = try? Data(contentsOf: file), data.count <= Self.traceBytesMax else {
            throw CommandRefusal("\(path): load.trace is \"\(name)\", which cannot be read; accepted: a file beside it")
        }
        do {
            var bytes = Array(data)
            if Gzip.isPacked(bytes) { bytes = try Gzip.unpack(bytes, bytesMax: Self.traceBytesMax) }
            return try Trace(bytes: bytes, file: file.lastPathComponent)
        } catch {
            throw CommandRefusal("\(path): load.trace: \(error)")
        }
    }
}
