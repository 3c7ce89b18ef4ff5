import ArgumentParser

/// The command line; each verb stands in a folder of its own.
@main
struct Outrider: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outrider",
        abstract: "An autoscaler for AI inference on Kubernetes, in place of the Horizontal Pod Autoscaler.",
        discussion: """
            Examples:
              outrider demo --once                      a simulated GPU fleet, a real trace, the plain HPA beside it
              outrider run --kubeconfig ~/.kube/config  the controller, outside a cluster
              outrider cluster --port 8443              an embedded Kubernetes API server, for trying things out
            """,
        version: Version.text,
        subcommands: [RunCommand.self, DemoCommand.self, ClusterCommand.self, ConformanceCommand.self])
}
