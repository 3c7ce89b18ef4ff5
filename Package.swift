// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let nioConcurrency = Target.Dependency.product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")

/// A room of the house; `Tests/TidyTests` holds what each may import.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, exclude: ["README.md"], swiftSettings: strict)
}

func tests(
    of name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, exclude: exclude, resources: resources,
        swiftSettings: strict)
}

let package = Package(
    name: "outrider",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "outrider", targets: ["outrider"]),
        .library(name: "Autoscaling", targets: ["Autoscaling", "Workloads", "Measures"]),
        .library(name: "Forecasting", targets: ["Forecasting", "Neural", "Measures"]),
        .library(name: "Simulation", targets: ["Simulation", "Workloads", "Measures"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        // Ground floor: nouns, no rules, no I/O.
        .target(name: "CCurl", exclude: ["README.md"]),
        .target(name: "CZlib", exclude: ["README.md"]),
        room("Compression", ["CZlib"]),
        room("Measures", []),
        room("Workloads", ["Measures"]),
        room("KubernetesAPI", ["Measures"]),
        // First floor: rules, pure, each blind to the others.
        room("Autoscaling", ["Measures", "Workloads"]),
        room("Neural", []),
        room("Forecasting", ["Measures", "Neural"]),
        room("Planning", ["Measures", "Workloads"]),
        room("Shielding", ["Measures", "Workloads", "Autoscaling"]),
        // Second floor: the composition, still pure.
        room("Deciding", ["Autoscaling", "Forecasting", "Planning", "Shielding", "Workloads", "Measures"]),
        room("Annotations", ["Deciding", "Autoscaling", "Workloads", "Measures", "KubernetesAPI", yams]),
        // The ends: the only rooms with a network.
        room(
            "HTTPServing",
            [hummingbird, hummingbirdCore, hummingbirdTLS, nioCore, nioConcurrency, nioSSL, logging, lifecycle]),
        room("KubernetesClient", ["CCurl", "KubernetesAPI", "Measures", logging, metrics, coreMetrics, yams]),
        room(
            "MetricSources",
            ["KubernetesClient", "KubernetesAPI", "Autoscaling", "Workloads", "Measures", metrics, coreMetrics]),
        room(
            "Controller",
            [
                "Deciding", "Annotations", "Shielding", "Autoscaling", "KubernetesClient", "MetricSources",
                "KubernetesAPI", "Workloads", "Measures", logging, metrics, coreMetrics, lifecycle, grdb,
            ]),
        room(
            "Dashboard",
            ["Deciding", "Workloads", "Measures", "HTTPServing", metrics, coreMetrics, logging, lifecycle]),
        // The workshop: the world in a bottle.
        room("APIMachinery", ["KubernetesAPI", "Measures"]),
        room("Simulation", ["Measures", "Workloads"]),
        room(
            "EmbeddedCluster",
            [
                "APIMachinery", "Compression", "KubernetesAPI", "Simulation", "HTTPServing", "Workloads", "Measures",
                x509, crypto, asn1, nioConcurrency, logging, lifecycle,
            ]),
        room(
            "Evaluation",
            ["Compression", "Simulation", "Deciding", "Planning", "Shielding", "Autoscaling", "Workloads", "Measures"]),
        room("Training", ["Evaluation", "Forecasting", "Neural", "Simulation", "Measures"]),
        room("Conformance", ["Autoscaling", "Workloads", "Measures"]),
        .executableTarget(
            name: "outrider",
            dependencies: [
                "Annotations", "APIMachinery", "Autoscaling", "Compression", "Conformance", "Controller", "Dashboard",
                "Deciding", "EmbeddedCluster", "Evaluation", "Forecasting", "HTTPServing", "KubernetesAPI",
                "KubernetesClient", "Measures", "MetricSources", "Neural", "Planning", "Shielding", "Simulation",
                "Training", "Workloads", argumentParser, logging, metrics, coreMetrics, lifecycle, unixSignals, yams,
            ],
            exclude: ["README.md", "Demo/Traces/README.md", "Parameters/README.md", "Parameters/forecaster.txt"],
            resources: [.copy("Demo/Traces/azure-conv.requests.csv"), .copy("Parameters/forecaster.params")],
            swiftSettings: strict),
        // Tests: one target a room, and those that hold rooms together.
        tests(of: "Measures", ["Measures"]),
        tests(of: "Workloads", ["Workloads", "Measures"]),
        tests(of: "KubernetesAPI", ["KubernetesAPI", "Measures"]),
        tests(of: "Compression", ["Compression", "Measures"]),
        tests(of: "Autoscaling", ["Autoscaling", "Workloads", "Measures"]),
        tests(
            of: "Neural", ["Neural"], exclude: ["Fixtures/README.md", "Fixtures/dump.py"],
            resources: [.copy("Fixtures/pytorch.json")]),
        tests(
            of: "Forecasting", ["Forecasting", "Neural", "Measures"],
            resources: [.copy("Fixtures")]),
        tests(of: "Planning", ["Planning", "Workloads", "Measures"]),
        tests(of: "Shielding", ["Shielding", "Workloads", "Measures"]),
        tests(
            of: "Deciding",
            ["Deciding", "Forecasting", "Planning", "Shielding", "Autoscaling", "Workloads", "Measures"]),
        tests(of: "Annotations", ["Annotations", "Deciding", "Autoscaling", "Workloads", "Measures", "KubernetesAPI"]),
        tests(
            of: "HTTPServing",
            ["HTTPServing", nioCore, .product(name: "NIOPosix", package: "swift-nio"), logging, lifecycle]),
        tests(
            of: "KubernetesClient",
            ["KubernetesClient", "KubernetesAPI", "Measures", logging, metrics, coreMetrics],
            resources: [.copy("Fixtures")]),
        tests(
            of: "MetricSources",
            [
                "MetricSources", "KubernetesClient", "Autoscaling", "KubernetesAPI", "Workloads", "Measures", logging,
                metrics, coreMetrics,
            ]),
        tests(
            of: "Controller",
            [
                "Controller", grdb, "Deciding", "Shielding", "Autoscaling", "MetricSources", "KubernetesClient",
                "KubernetesAPI", "Workloads", "Measures", logging, metrics, coreMetrics,
            ]),
        tests(of: "Dashboard", ["Dashboard", "HTTPServing", "Deciding", "Workloads", "Measures", metrics]),
        tests(of: "APIMachinery", ["APIMachinery", "KubernetesAPI", "Measures"], resources: [.copy("Fixtures")]),
        tests(of: "Simulation", ["Simulation", "Workloads", "Measures"], exclude: ["Arrivals/Fixtures"]),
        tests(
            of: "Evaluation",
            [
                "Evaluation", "Compression", "Simulation", "Deciding", "Planning", "Shielding", "Autoscaling",
                "Workloads", "Measures",
            ], exclude: ["Plots"]),
        tests(of: "Training", ["Training", "Forecasting", "Neural", "Simulation", "Measures"]),
        tests(
            of: "EmbeddedCluster",
            [
                "EmbeddedCluster", "APIMachinery", "HTTPServing", "KubernetesAPI", "Simulation", "Workloads",
                "Measures", nioConcurrency, logging, lifecycle,
            ]),
        tests(of: "Conformance", ["Conformance"]),
        tests(
            of: "outrider",
            [
                "outrider", "Deciding", "Evaluation", "KubernetesAPI", "KubernetesClient", "Neural", "Simulation",
                "Training", "Workloads", "Measures", argumentParser, logging,
            ]),
        tests(of: "Parity", ["Conformance"], resources: [.copy("Vectors")]),
        tests(of: "Golden", ["Deciding", "Autoscaling", "Workloads", "Measures"], exclude: ["decisions"]),
        tests(of: "Tidy", []),
    ],
    swiftLanguageModes: [.v6])
