import Foundation
import Measures
import Testing

@testable import KubernetesClient

@Suite struct InClusterTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private let environment = ["KUBERNETES_SERVICE_HOST": "10.0.0.1", "KUBERNETES_SERVICE_PORT": "443"]

    @Test func `a pod finds server, namespace, token and CA`() throws {
        try folder.write("token", "t1\n")
        try folder.write("namespace", "outrider\n")
        let found = try InCluster(environment: environment, folder: folder.path).configuration()
        #expect(found.server == "https://10.0.0.1:443")
        #expect(found.namespace == "outrider")
        #expect(found.login.token == .file("\(folder.path)/token"))
        #expect(found.login.authorities == .file("\(folder.path)/ca.crt"))
    }

    @Test func `an IPv6 service has brackets`() throws {
        try folder.write("token", "t")
        let pod = InCluster(
            environment: ["KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "443"], folder: folder.path)
        #expect(try pod.configuration().server == "https://[fd00::1]:443")
    }

    @Test func `what is missing is named`() {
        #expect(!InCluster(environment: [:], folder: folder.path).isPresent)
        let pod = InCluster(environment: environment, folder: folder.path)
        #expect(!pod.isPresent)
        #expect(
            throws: LoginError(
                "\(folder.path)/token is missing: does the pod have automountServiceAccountToken: false?")
        ) {
            try pod.configuration()
        }
    }
}
