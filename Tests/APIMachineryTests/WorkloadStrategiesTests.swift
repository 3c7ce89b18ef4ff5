import KubernetesAPI
import Testing

@testable import APIMachinery

@Suite struct WorkloadStrategiesTests {
    private func errors(surge: JSONValue) -> [String] {
        let update: JSONValue = ["maxSurge": surge, "maxUnavailable": "25%"]
        let object: JSONValue = ["spec": ["strategy": ["type": "RollingUpdate", "rollingUpdate": update]]]
        return DeploymentStrategy().validate(object).map(\.description).filter { $0.contains("rollingUpdate") }
    }

    @Test(arguments: ["25", "%", "-5%", "inf%", "1e3%", "25%%"])
    func `a text that is no percentage is refused`(text: String) {
        #expect(
            errors(surge: .string(text)) == [
                "spec.strategy.rollingUpdate.maxSurge: Invalid value: \"\(text)\": "
                    + "a valid percent string must be a numeric string followed by an ending '%'"
            ])
    }

    @Test(arguments: ["0%", "25%", "300%", 2] as [JSONValue])
    func `a percentage and a number are taken`(surge: JSONValue) {
        #expect(errors(surge: surge).isEmpty)
    }
}
