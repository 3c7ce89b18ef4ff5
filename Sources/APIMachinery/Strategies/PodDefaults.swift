import KubernetesAPI

/// The defaults of pods and of pod templates.
///
/// Source: `pkg/apis/core/v1/defaults.go` of Kubernetes 1.36.
enum PodDefaults {
    /// Fills in a pod's spec, alone or in a template.
    static func set(_ spec: inout JSONValue) {
        spec.setDefault("dnsPolicy", "ClusterFirst")
        spec.setDefault("restartPolicy", "Always")
        spec.setDefault("securityContext", [:])
        spec.setDefault("terminationGracePeriodSeconds", 30)
        spec.setDefault("schedulerName", "default-scheduler")
        // The old name of the field is kept equal to the new one.
        let account = spec.text("serviceAccountName").isEmpty ? spec["serviceAccount"] : spec["serviceAccountName"]
        if let account {
            spec["serviceAccountName"] = account
            spec["serviceAccount"] = account
        }
        let usesHostNetwork = spec["hostNetwork"]?.boolValue == true
        for list in ["initContainers", "containers", "ephemeralContainers"] {
            spec.changeItems(list) { setContainer(&$0, usesHostNetwork: usesHostNetwork) }
        }
        spec.changeItems("volumes", volume)
    }

    /// What only a pod itself gets: requests follow limits.
    static func setRequests(_ spec: inout JSONValue) {
        for list in ["initContainers", "containers"] {
            spec.changeItems(list) { container in
                guard let limits = container[path: "resources", "limits"]?.objectValue else { return }
                container.changeObject("resources") { resources in
                    resources.changeObject("requests") { requests in
                        for (name, limit) in limits { requests.setDefault(name, limit) }
                    }
                }
            }
        }
    }

    private static func setContainer(_ container: inout JSONValue, usesHostNetwork: Bool) {
        container.setDefault("terminationMessagePath", "/dev/termination-log")
        container.setDefault("terminationMessagePolicy", "File")
        container.setDefault("imagePullPolicy", .string(pullPolicy(container.text("image"))))
        container.changeItems("ports") { port in
            port.setDefault("protocol", "TCP")
            if usesHostNetwork { port.setDefault("hostPort", port["containerPort"] ?? 0) }
        }
        container.changeItems("env") { variable in
            variable.change("valueFrom") { $0.change("fieldRef") { $0.setDefault("apiVersion", "v1") } }
        }
        for name in ["livenessProbe", "readinessProbe", "startupProbe"] { container.change(name, probe) }
        container.change("lifecycle") { lifecycle in
            lifecycle.change("postStart") { $0.change("httpGet", httpGet) }
            lifecycle.change("preStop") { $0.change("httpGet", httpGet) }
        }
    }

    private static func probe(_ probe: inout JSONValue) {
        probe.setDefault("timeoutSeconds", 1)
        probe.setDefault("periodSeconds", 10)
        probe.setDefault("successThreshold", 1)
        probe.setDefault("failureThreshold", 3)
        probe.change("httpGet", httpGet)
        probe.change("grpc") { $0.setDefault("service", "") }
    }

    private static func httpGet(_ action: inout JSONValue) {
        action.setDefault("path", "/")
        action.setDefault("scheme", "HTTP")
    }

    private static func volume(_ volume: inout JSONValue) {
        if volume.objectValue?.count == 1 { volume["emptyDir"] = [:] }
        for source in ["secret", "configMap", "downwardAPI", "projected"] {
            volume.change(source) { $0.setDefault("defaultMode", 420) }
        }
        volume.change("hostPath") { $0.setDefault("type", "") }
        volume.change("downwardAPI") { $0.changeItems("items", fieldReference) }
        volume.change("projected") { projected in
            projected.changeItems("sources") { source in
                source.change("serviceAccountToken") { $0.setDefault("expirationSeconds", 3600) }
                source.change("downwardAPI") { $0.changeItems("items", fieldReference) }
            }
        }
    }

    private static func fieldReference(_ item: inout JSONValue) {
        item.change("fieldRef") { $0.setDefault("apiVersion", "v1") }
    }

    /// Always for `latest` and for no tag at all.
    private static func pullPolicy(_ image: String) -> String {
        guard !image.contains("@") else { return "IfNotPresent" }
        let name = image.split(separator: "/").last ?? ""
        let tag = name.split(separator: ":").dropFirst().first ?? "latest"
        return tag == "latest" ? "Always" : "IfNotPresent"
    }
}
