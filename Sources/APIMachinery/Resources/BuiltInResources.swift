/// The resources of kube-apiserver 1.36.2 that we serve, with what its discovery says of each.
///
/// One line a resource: group version name kind singular scope shortNames categories storageHash, then its
/// subresources as name:kind:verbs (verbs by first letter: create, delete, get, …). `-` is empty.
private let table = """
    - v1 bindings Binding binding n - - - create
    - v1 configmaps ConfigMap configmap n cm - qFsyl6wFWjQ= all
    - v1 endpoints Endpoints endpoints n ep - fWeeMqaN/OA= all
    - v1 events Event event n ev - r2yiGXH7wu8= all
    - v1 namespaces Namespace namespace c ns - Q3oi5N2YM8M= nocollection finalize:Namespace:u \
        status:Namespace:gpu
    - v1 nodes Node node c no - XwShjMxG9Fs= all proxy:NodeProxyOptions:cdgpu status:Node:gpu
    - v1 pods Pod pod n po all xPOwRZ+Yhw8= all attach:PodAttachOptions:cg binding:Binding:c \
        ephemeralcontainers:Pod:gpu eviction:Eviction@policy/v1:c exec:PodExecOptions:cg log:Pod:g \
        portforward:PodPortForwardOptions:cg proxy:PodProxyOptions:cdgpu resize:Pod:gpu status:Pod:gpu
    - v1 secrets Secret secret n - - S6u1pOWzb84= all
    - v1 serviceaccounts ServiceAccount serviceaccount n sa - pbx9ZvyFpBE= all \
        token:TokenRequest@authentication.k8s.io/v1:c
    - v1 services Service service n svc all 0/CO1lhkEBI= all proxy:ServiceProxyOptions:cdgpu \
        status:Service:gpu
    apps v1 daemonsets DaemonSet daemonset n ds all dd7pWHUlMKQ= all status:DaemonSet:gpu
    apps v1 deployments Deployment deployment n deploy all 8aSe+NMegvE= all scale:Scale@autoscaling/v1:gpu \
        status:Deployment:gpu
    apps v1 replicasets ReplicaSet replicaset n rs all P1RzHs8/mWQ= all scale:Scale@autoscaling/v1:gpu \
        status:ReplicaSet:gpu
    apps v1 statefulsets StatefulSet statefulset n sts all H+vl74LkKdo= all scale:Scale@autoscaling/v1:gpu \
        status:StatefulSet:gpu
    events.k8s.io v1 events Event event n ev - r2yiGXH7wu8= all
    authentication.k8s.io v1 selfsubjectreviews SelfSubjectReview selfsubjectreview c - - - create
    authentication.k8s.io v1 tokenreviews TokenReview tokenreview c - - - create
    authorization.k8s.io v1 localsubjectaccessreviews LocalSubjectAccessReview localsubjectaccessreview n - - \
        - create
    authorization.k8s.io v1 selfsubjectaccessreviews SelfSubjectAccessReview selfsubjectaccessreview c - - - create
    authorization.k8s.io v1 selfsubjectrulesreviews SelfSubjectRulesReview selfsubjectrulesreview c - - - create
    authorization.k8s.io v1 subjectaccessreviews SubjectAccessReview subjectaccessreview c - - - create
    autoscaling v2 horizontalpodautoscalers HorizontalPodAutoscaler horizontalpodautoscaler n hpa all \
        qwQve8ut294= all status:HorizontalPodAutoscaler:gpu
    autoscaling v1 horizontalpodautoscalers HorizontalPodAutoscaler horizontalpodautoscaler n hpa all \
        qwQve8ut294= all status:HorizontalPodAutoscaler:gpu
    networking.k8s.io v1 networkpolicies NetworkPolicy networkpolicy n netpol - YpfwF18m1G8= all
    policy v1 poddisruptionbudgets PodDisruptionBudget poddisruptionbudget n pdb - EVWiDmWqyJw= all \
        status:PodDisruptionBudget:gpu
    rbac.authorization.k8s.io v1 clusterrolebindings ClusterRoleBinding clusterrolebinding c - - 48tpQ8gZHFc= all
    rbac.authorization.k8s.io v1 clusterroles ClusterRole clusterrole c - - bYE5ZWDrJ44= all
    rbac.authorization.k8s.io v1 rolebindings RoleBinding rolebinding n - - eGsCzGH6b1g= all
    rbac.authorization.k8s.io v1 roles Role role n - - 7FuwZcIIItM= all
    coordination.k8s.io v1 leases Lease lease n - - gqkMMb/YqFM= all
    scheduling.k8s.io v1 priorityclasses PriorityClass priorityclass c pc - 1QwjyaZjj3Y= all
    discovery.k8s.io v1 endpointslices EndpointSlice endpointslice n - - qgS0xkrxYAI= all
    """

extension ResourceRegistry {
    /// The rows of the table above.
    static let builtInTypes: [ResourceType] = table.split(separator: "\n").map { row in
        let words = row.split(separator: " ").map { $0 == "-" ? "" : String($0) }
        precondition(words.count >= 10, "a row of the resource table is too short: \(row)")
        return ResourceType(
            group: words[0], version: words[1], name: words[2], kind: words[3], singular: words[4],
            isNamespaced: words[5] == "n", verbs: verbs(words[9]),
            shortNames: words[6].split(separator: ",").map(String.init),
            categories: words[7].split(separator: ",").map(String.init), storageHash: words[8],
            subresources: words[10...].map(subresource))
    }

    private static func verbs(_ word: String) -> [String] {
        switch word {
        case "create": ["create"]
        case "nocollection": ["create", "delete", "get", "list", "patch", "update", "watch"]
        default: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
        }
    }

    private static func subresource(_ word: String) -> ResourceType.Subresource {
        let parts = word.split(separator: ":").map(String.init)
        let kind = parts[1].split(separator: "@").map(String.init)
        let groupVersion = kind.count > 1 ? kind[1].split(separator: "/").map(String.init) : []
        let verbs: [Character: String] = ["c": "create", "d": "delete", "g": "get", "p": "patch", "u": "update"]
        return ResourceType.Subresource(
            name: parts[0], kind: kind[0], group: groupVersion.first, version: groupVersion.last,
            verbs: parts[2].compactMap { verbs[$0] })
    }
}
