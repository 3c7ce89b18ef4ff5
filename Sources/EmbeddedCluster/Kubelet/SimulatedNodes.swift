import KubernetesAPI
import Measures

/// The machines that a cluster begins with.
public struct SimulatedNodes: Hashable, Sendable {
    /// How many.
    public var count = 8
    /// Cores of each.
    public var cores = 192
    /// GiB of memory of each.
    public var memoryGiB = 2_048
    /// GPUs of each.
    public var accelerators = 8
    /// Pods that each takes.
    public var podsMax = 1_000

    /// Eight nodes of 192 cores, 2 TiB, 8 GPUs and room for 1,000 pods: 64 GPUs in three zones.
    public init() {}

    /// The node objects, spec and status.
    func objects(now: Timestamp) -> [JSONValue] {
        (0..<count).map { number in
            let name = "sim-\(number)"
            let resources: JSONValue = [
                "cpu": .string("\(cores)"), "memory": .string("\(memoryGiB)Gi"), "ephemeral-storage": "4Ti",
                "nvidia.com/gpu": .string("\(accelerators)"), "pods": .string("\(podsMax)"),
            ]
            return [
                "apiVersion": "v1", "kind": "Node",
                "metadata": [
                    "name": .string(name),
                    "labels": [
                        "kubernetes.io/hostname": .string(name), "kubernetes.io/os": "linux",
                        "kubernetes.io/arch": "amd64", "node.kubernetes.io/instance-type": "simulated-h100",
                        "topology.kubernetes.io/region": "sim",
                        "topology.kubernetes.io/zone": .string("sim-\(["a", "b", "c"][number % 3])"),
                        AcceleratorClass.productLabel: "NVIDIA-H100-80GB-HBM3",
                    ],
                ],
                "status": [
                    "capacity": resources, "allocatable": resources,
                    "addresses": [
                        ["type": "InternalIP", "address": .string("10.0.0.\(number + 1)")],
                        ["type": "Hostname", "address": .string(name)],
                    ],
                    "conditions": .array(Self.conditions(now: now)),
                    "nodeInfo": [
                        "kubeletVersion": "v1.36.2", "operatingSystem": "linux", "architecture": "amd64",
                        "osImage": "simulated", "kernelVersion": "simulated",
                        "containerRuntimeVersion": "simulated://1", "machineID": .string(name),
                        "systemUUID": .string(name), "bootID": .string(name), "kubeProxyVersion": "",
                    ],
                ],
            ]
        }
    }

    private static func conditions(now: Timestamp) -> [JSONValue] {
        [
            ("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
            ("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            ("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
            ("Ready", "True", "KubeletReady", "kubelet is posting ready status"),
        ].map { type, status, reason, message in
            [
                "type": .string(type), "status": .string(status), "reason": .string(reason),
                "message": .string(message), "lastHeartbeatTime": .string(now.text()),
                "lastTransitionTime": .string(now.text()),
            ]
        }
    }
}
