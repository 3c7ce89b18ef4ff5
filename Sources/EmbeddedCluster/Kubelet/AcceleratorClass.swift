import KubernetesAPI
import Simulation

/// What kind of accelerator serves a pod, in the words of `EngineProfile`.
struct AcceleratorClass {
    /// What NVIDIA's device plugin calls the products of a class begin with.
    private static let products = [("NVIDIA-H100", "h100"), ("NVIDIA-A100", "a100"), ("NVIDIA-L40S", "l40s")]
    /// The label that GPU feature discovery gives nodes.
    static let productLabel = "nvidia.com/gpu.product"
    /// The label by which people name a class themselves.
    static let ownLabel = "accelerator"
    /// The class of a node that does not say.
    private static let usual = "h100"

    /// The class's name, or what was found instead.
    let name: String
    /// What said so.
    let field: String

    /// Asks, in this order: the pod's and its Deployment's label, the pod's node selector, its node's labels.
    init(of pod: JSONValue, deployment: JSONValue?, node: JSONValue?) {
        let selector = pod["spec"]?["nodeSelector"]
        let answers: [(String, String?)] = [
            ("label " + Self.ownLabel, pod.labels[Self.ownLabel]),
            ("label " + Self.ownLabel, deployment?.labels[Self.ownLabel]),
            ("nodeSelector " + Self.ownLabel, selector?[Self.ownLabel]?.stringValue),
            ("nodeSelector " + Self.productLabel, selector?[Self.productLabel]?.stringValue),
            ("node label " + Self.ownLabel, node?.labels[Self.ownLabel]),
            ("node label " + Self.productLabel, node?.labels[Self.productLabel]),
        ]
        let answer = answers.lazy.compactMap { field, text in text.map { (field, $0) } }.first
        field = answer?.0 ?? ""
        guard let text = answer?.1 else {
            name = Self.usual
            return
        }
        name = Self.products.first { text.hasPrefix($0.0) }?.1 ?? text.lowercased()
    }
}
