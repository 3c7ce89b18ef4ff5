/// The annotations by which objects steer the simulation; documented in Documentation/EmbeddedCluster.md.
///
/// What steers a pod may stand on its Deployment, too; the pod's own comes first.
enum SimulationKey {
    /// On a Deployment: what drives it, as `Load` reads it.
    static let load = "sim.outrider.dev/load"
    /// On a Deployment: the instant from which its load and metric values count; when they were first seen otherwise.
    static let origin = "sim.outrider.dev/origin"
    /// On a Deployment or Service: written here, when its load and metric values were first seen, and which they were.
    static let firstSeen = "sim.outrider.dev/first-seen"
    /// On a Deployment: `PROMPT/OUTPUT` tokens of a request where the load does not say.
    static let request = "sim.outrider.dev/request"
    /// On a Deployment: what its requests are promised, as `outrider.dev/slo` writes it; that one otherwise.
    static let objective = "sim.outrider.dev/slo"
    /// The controller's own annotation for the same.
    static let controllerObjective = "outrider.dev/slo"
    /// On a Deployment or Service: the value of an Object metric of it, as `Shape` reads it.
    static let objectMetricPrefix = "sim.outrider.dev/object-metric."
    /// On a Deployment: the value of an External metric of its namespace, as `Shape` reads it.
    static let externalMetricPrefix = "sim.outrider.dev/external-metric."
    /// On a Namespace or Deployment: `off` takes its metrics away.
    static let metrics = "sim.outrider.dev/metrics"
    /// On a pod: what serves in it; `outrider.dev/engine` otherwise.
    static let engine = "sim.outrider.dev/engine"
    /// The controller's own annotation, on a Deployment or a pod.
    static let controllerEngine = "outrider.dev/engine"
    /// On a Deployment: how requests find a pod.
    static let router = "sim.outrider.dev/router"
    /// On a pod: the model that an engine serves.
    static let model = "sim.outrider.dev/model"
    /// On a pod: from being scheduled to being ready; `outrider.dev/startup` otherwise.
    static let startup = "sim.outrider.dev/startup"
    /// The controller's own annotation for the same, where it is a duration.
    static let controllerStartup = "outrider.dev/startup"
    /// On a pod: standard deviation of the start-up's logarithm.
    static let startupSpread = "sim.outrider.dev/startup-spread"
    /// On a pod, at any time: how many times as long as usual its steps take.
    static let slowdown = "sim.outrider.dev/slowdown"
    /// On a pod, at any time: each new value ends its container once.
    static let crash = "sim.outrider.dev/crash"
    /// On a pod: workers of a plain server.
    static let workers = "sim.outrider.dev/workers"
    /// On a pod: core-seconds of one request to a plain server, as a quantity.
    static let cpuPerRequest = "sim.outrider.dev/cpu-per-request"
    /// On a pod: the memory that it uses, as a quantity.
    static let memory = "sim.outrider.dev/memory"
}
