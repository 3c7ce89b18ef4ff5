// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product's build never waits for it.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "outrider", path: "..")],
    targets: [
        .executableTarget(
            name: "DecisionBench",
            dependencies: [.product(name: "Autoscaling", package: "outrider")],
            swiftSettings: [.treatAllWarnings(as: .error)],
            // Foundation, which would bring it along, is not used.
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        .executableTarget(
            name: "ArrivalsBench",
            dependencies: [.product(name: "Simulation", package: "outrider")],
            swiftSettings: [.treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "SimulatorBench",
            dependencies: [.product(name: "Simulation", package: "outrider")],
            swiftSettings: [.treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "ForecastBench",
            dependencies: [.product(name: "Forecasting", package: "outrider")],
            swiftSettings: [.treatAllWarnings(as: .error)]),
    ],
    swiftLanguageModes: [.v6])
