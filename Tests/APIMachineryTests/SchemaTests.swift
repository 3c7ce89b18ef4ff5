import KubernetesAPI
import Testing

@testable import APIMachinery

@Suite struct SchemaTests {
    @Test func `every structure that a field names is there`() {
        let names = Set(Schema.builtIn.names)
        func named(_ shape: Shape) -> String? {
            switch shape {
            case .scalar: nil
            case .structure(let name): name
            case .list(let element, _), .map(let element, _): named(element)
            }
        }
        for name in names {
            for field in Schema.builtIn.structure(name).fields.values {
                if let wanted = named(field.shape) { #expect(names.contains(wanted), "\(name).\(field.name)") }
            }
        }
    }

    @Test func `every kind that is stored has a structure`() {
        for type in ResourceRegistry.builtIn.types where !type.isVirtual {
            #expect(Schema.builtIn.kind(group: type.group, version: type.version, kind: type.kind) != nil)
        }
    }

    @Test func `list keys and merge keys are read`() throws {
        let ports = try #require(Schema.builtIn.structure("Container").fields["ports"])
        #expect(ports.shape == .list(.structure("ContainerPort"), .map(keys: ["containerPort", "protocol"])))
        #expect(ports.merge == .merge(key: "containerPort"))
        #expect(Schema.builtIn.structure("ContainerPort").fields["protocol"]?.keyDefault == "TCP")
        #expect(Schema.builtIn.structure("LabelSelector").isAtomic)
    }
}
