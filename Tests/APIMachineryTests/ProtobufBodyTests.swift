import Foundation
import KubernetesAPI
import Testing

@testable import APIMachinery

/// Bodies that kubectl 1.36 was recorded to send to kube-apiserver 1.36.2.
@Suite struct ProtobufBodyTests {
    private func read(_ base64: String, as kind: String) throws -> JSONValue {
        let bytes = try #require(Data(base64Encoded: base64))
        return try ProtobufBody.value(Array(bytes), expecting: kind)
    }

    @Test func `create configmap`() throws {
        let object = try read(
            "azhzAAoPCgJ2MRIJQ29uZmlnTWFwEiUKGwoDY20xEgAaCGtjLTEzNi1hIgAqADIAOABCABIGCgFhEgFiGgAiAA==",
            as: "ConfigMap")
        #expect(object["kind"] == "ConfigMap")
        #expect(object["data"] == ["a": "b"])
        #expect(object[path: "metadata", "name"] == "cm1")
    }

    @Test func `auth can-i`() throws {
        let object = try read(
            "azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSPgoQCgASABoAIg"
                + "AqADIAOABCABIgCh4KCGtjLTEzNi1hEgRsaXN0GgAiACoEcG9kczIAOgAaCAgAEgAaACAAGgAiAA==",
            as: "SelfSubjectAccessReview")
        let attributes = try #require(object[path: "spec", "resourceAttributes"])
        #expect(attributes["verb"] == "list")
        #expect(attributes["resource"] == "pods")
        #expect(attributes["namespace"] == "kc-136-a")
    }

    @Test func `autoscale`() throws {
        let object = try read(
            "azhzAAopCg5hdXRvc2NhbGluZy92MhIXSG9yaXpvbnRhbFBvZEF1dG9zY2FsZXISaQobCg"
                + "N3ZWISABoIa2MtMTM2LWEiACoAMgA4AEIAEkQKGgoKRGVwbG95bWVudBIDd2ViGgdhcHBz"
                + "L3YxEAEYBCIiCghSZXNvdXJjZSIWCgNjcHUSDwoLVXRpbGl6YXRpb24gPBoEGAAgABoAIgA=",
            as: "HorizontalPodAutoscaler")
        #expect(object["apiVersion"] == "autoscaling/v2")
        let spec = try #require(object["spec"])
        #expect(spec["scaleTargetRef"] == ["kind": "Deployment", "name": "web", "apiVersion": "apps/v1"])
        #expect(spec["minReplicas"] == 1)
        let metric = try #require(spec["metrics"]?.arrayValue?.first)
        #expect(metric[path: "resource", "target", "averageUtilization"] == 60)
    }

    @Test func `what is written reads back the same`() throws {
        let pod: JSONValue = [
            "kind": "Pod", "apiVersion": "v1",
            "metadata": [
                "name": "p", "labels": ["a": "b", "c": ""], "creationTimestamp": "2020-01-01T00:00:00Z",
                "managedFields": [["manager": "m", "fieldsV1": ["f:spec": ["f:a": [:]]]]],
            ],
            "spec": [
                "terminationGracePeriodSeconds": -1,
                "containers": [
                    [
                        "name": "c", "image": "x", "tty": true,
                        "resources": ["limits": ["cpu": "500m", "nvidia.com/gpu": "1"]],
                        "readinessProbe": ["httpGet": ["path": "/", "port": "http"], "periodSeconds": 5],
                        "livenessProbe": ["tcpSocket": ["port": 80]],
                    ]
                ],
                "volumes": [["name": "v", "configMap": ["name": "m", "defaultMode": 420]]],
            ],
        ]
        let bytes = try #require(ProtobufBody.bytes(pod))
        #expect(try ProtobufBody.value(bytes, expecting: "Pod") == pod)
        let secret: JSONValue = ["kind": "Secret", "apiVersion": "v1", "data": ["k": "AAECAw=="]]
        #expect(try ProtobufBody.value(#require(ProtobufBody.bytes(secret)), expecting: "Secret") == secret)
    }

    @Test func `a table has no protobuf form`() {
        #expect(ProtobufBody.bytes(["kind": "Table", "apiVersion": "meta.k8s.io/v1"]) == nil)
        #expect(ProtobufBody.bytes(["kind": "PodList", "apiVersion": "v1", "items": [[:]]]) != nil)
    }

    @Test(
        arguments: [[], [0x6b, 0x38], [0x6b, 0x38, 0x73, 0, 0x0a, 0xff], Array(repeating: 0xff, count: 64)] as [[UInt8]]
    )
    func `bytes that are no body are refused`(bytes: [UInt8]) {
        #expect(throws: StatusError.self) { try ProtobufBody.value(bytes, expecting: "ConfigMap") }
    }
}
