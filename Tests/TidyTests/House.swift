/// A target, and everything that its files may import beside the system's own modules.
struct Room {
    let name: String
    /// Our own targets.
    let rooms: Set<String>
    /// Modules of other packages.
    let libraries: Set<String>
    /// Where its tests live, below `Tests/`.
    let tests: String

    init(_ name: String, sees rooms: String = "", libraries: String = "", tests: String? = nil) {
        self.name = name
        self.rooms = Set(rooms.split(separator: " ").map(String.init))
        self.libraries = Set(libraries.split(separator: " ").map(String.init))
        self.tests = tests ?? "\(name)Tests"
    }
}

/// The import table: arrows that are not here do not exist.
///
/// Documentation/Architecture.md draws it.
enum House {
    static let rooms: [Room] = [
        // Ground floor: nouns, no rules, no I/O.
        Room("CCurl", tests: "KubernetesClientTests"),
        Room("CZlib", tests: "CompressionTests"),
        Room("Compression", sees: "CZlib"),
        Room("Measures"),
        Room("Workloads", sees: "Measures"),
        Room("KubernetesAPI", sees: "Measures"),
        Room(
            "HTTPServing",
            libraries: "\(nio) Hummingbird HummingbirdCore HummingbirdTLS HTTPTypes Logging ServiceLifecycle"),
        // First floor: rules, pure, each blind to the others.
        Room("Autoscaling", sees: "Measures Workloads"),
        Room("Neural"),
        Room("Forecasting", sees: "Measures Neural"),
        Room("Planning", sees: "Measures Workloads"),
        Room("Shielding", sees: "Measures Workloads Autoscaling"),
        Room("APIMachinery", sees: "Measures KubernetesAPI"),
        // Second floor: the composition, still pure.
        Room("Deciding", sees: "Autoscaling Forecasting Planning Shielding Workloads Measures"),
        Room("Annotations", sees: "Deciding Autoscaling Workloads Measures KubernetesAPI", libraries: "Yams"),
        // The ends: the only rooms with a network.
        Room("KubernetesClient", sees: "CCurl KubernetesAPI Measures", libraries: "Logging \(metrics) Yams"),
        Room(
            "MetricSources", sees: "KubernetesClient Autoscaling KubernetesAPI Workloads Measures",
            libraries: "Logging \(metrics)"),
        Room(
            "Controller",
            sees: """
                Deciding Annotations Shielding Autoscaling KubernetesClient MetricSources KubernetesAPI Workloads \
                Measures
                """,
            libraries: "Logging \(metrics) ServiceLifecycle GRDB"),
        Room(
            "Dashboard", sees: "Deciding Workloads Measures HTTPServing",
            libraries: "Logging \(metrics) ServiceLifecycle"),
        // The workshop.
        Room("Simulation", sees: "Measures Workloads"),
        Room(
            "EmbeddedCluster", sees: "APIMachinery Compression KubernetesAPI Simulation HTTPServing Workloads Measures",
            libraries: "\(nio) Crypto SwiftASN1 X509 Logging ServiceLifecycle"),
        Room(
            "Evaluation",
            sees: "Compression Simulation Deciding Planning Shielding Autoscaling Workloads Measures"),
        Room("Training", sees: "Evaluation Forecasting Neural Simulation Measures"),
        Room("Conformance", sees: "Autoscaling Workloads Measures"),
        Room(
            "outrider",
            sees: """
                Annotations APIMachinery Autoscaling Compression Conformance Controller Dashboard Deciding \
                EmbeddedCluster Evaluation Forecasting HTTPServing KubernetesAPI KubernetesClient Measures \
                MetricSources Neural Planning Shielding Simulation Training Workloads
                """,
            libraries: "ArgumentParser Logging \(metrics) ServiceLifecycle UnixSignals Yams", tests: "EndToEndTests"),
    ]

    /// Modules that come with the toolchain.
    ///
    /// `Dispatch`, `Synchronization` and `FoundationNetworking` are left out on purpose: Banned.swift says what to use
    /// instead.
    static let systemModules: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl", "Swift"]

    /// Rooms that have no business with the operating system: values in, values out.
    static let pureRooms: Set<String> = [
        "Measures", "Workloads", "KubernetesAPI", "Autoscaling", "Shielding", "APIMachinery", "Deciding", "Annotations",
        "Simulation", "Compression", "Conformance", "Planning", "Evaluation", "Neural",
        "Forecasting", "Training",
    ]

    /// Libraries that only some files of a room may name, so that leaving one is a day's work.
    static let doors: [String: [String]] = [
        "Yams": [
            "Sources/Annotations/", "Sources/KubernetesClient/Login/Kubeconfig", "Sources/outrider/Scenarios/",
        ],
        "GRDB": ["Sources/Controller/Memory/"],
        "Hummingbird": ["Sources/HTTPServing/"],
    ]

    private static let metrics = "CoreMetrics Metrics"
    private static let nio = "NIOConcurrencyHelpers NIOCore NIOPosix NIOSSL"

    static func room(_ name: String) -> Room? {
        rooms.first { $0.name == name }
    }
}
