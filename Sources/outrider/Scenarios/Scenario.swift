import Evaluation
import Measures
import Simulation
import Workloads

/// What a scenario file says: a service, its load, who scales it, and what goes wrong.
///
/// `Documentation/Scenarios.md` describes the format; `ScenarioReader` reads it.
struct Scenario {
    /// The version of the format that this program reads.
    static let version = 1

    /// Who scales the service.
    enum Scaler: Hashable {
        /// A rule, and values for its parameters.
        case policy(ScalerKind, parameters: [String: Double])
        /// Annotations exactly as on a Deployment.
        case annotations([String: String])
    }

    /// The file's name without folder and ending.
    var name: String
    /// The model that the pods serve.
    var model: String
    /// The world, with the router, the faults and what the service promises.
    var world: WorldSpec
    /// The load; nil in a file that is only the base of a grid.
    var load: ScenarioLoad?
    /// Who scales it; nil where the file does not say.
    var scaler: Scaler?
    /// Fewest and most replicas.
    var bounds: ClosedRange<Int>
    /// The whole run, warm-up included; nil: as long as the load's trace.
    var duration: Duration?
    /// Time at the beginning that is not measured.
    var warmUp: Duration
    /// The seed of all chance.
    var seed: UInt64
    /// Hash of the file's bytes.
    var hash: String
}
