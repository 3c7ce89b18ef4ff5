extension SchemaText {
    /// The fields of roles and reviews.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let access = """
        Role metadata:ObjectMeta rules:[PolicyRule]!
        ClusterRole metadata:ObjectMeta rules:[PolicyRule]! aggregationRule:AggregationRule?
        RoleBinding metadata:ObjectMeta subjects:[Subject] roleRef:RoleRef!
        ClusterRoleBinding metadata:ObjectMeta subjects:[Subject] roleRef:RoleRef!
        TokenRequest metadata:ObjectMeta spec:TokenRequestSpec! status:TokenRequestStatus
        TokenReview metadata:ObjectMeta spec:TokenReviewSpec! status:TokenReviewStatus
        SelfSubjectReview metadata:ObjectMeta status:SelfSubjectReviewStatus
        SelfSubjectAccessReview metadata:ObjectMeta spec:SelfSubjectAccessReviewSpec! \
            status:SubjectAccessReviewStatus
        SubjectAccessReview metadata:ObjectMeta spec:SubjectAccessReviewSpec! status:SubjectAccessReviewStatus
        LocalSubjectAccessReview metadata:ObjectMeta spec:SubjectAccessReviewSpec! \
            status:SubjectAccessReviewStatus
        SelfSubjectRulesReview metadata:ObjectMeta spec:SelfSubjectRulesReviewSpec! \
            status:SubjectRulesReviewStatus
        PolicyRule verbs:[s]! apiGroups:[s] resources:[s] resourceNames:[s] nonResourceURLs:[s]
        AggregationRule clusterRoleSelectors:[LabelSelector]
        Subject@ kind:s! apiGroup:s name:s! namespace:s
        RoleRef@ apiGroup:s! kind:s! name:s!
        TokenRequestSpec audiences:[s]! expirationSeconds:l?! boundObjectRef:BoundObjectReference?!
        TokenRequestStatus token:s! expirationTimestamp:t!
        TokenReviewSpec token:s audiences:[s]
        TokenReviewStatus authenticated:b user:UserInfo audiences:[s] error:s
        SelfSubjectReviewStatus userInfo:UserInfo
        SelfSubjectAccessReviewSpec resourceAttributes:ResourceAttributes? \
            nonResourceAttributes:NonResourceAttributes?
        SubjectAccessReviewStatus allowed:b! denied:b reason:s evaluationError:s
        SubjectAccessReviewSpec resourceAttributes:ResourceAttributes? \
            nonResourceAttributes:NonResourceAttributes? user:s groups:[s] extra:{[s]} uid:s
        SelfSubjectRulesReviewSpec namespace:s
        SubjectRulesReviewStatus resourceRules:[ResourceRule]! nonResourceRules:[NonResourceRule]! incomplete:b! \
            evaluationError:s
        BoundObjectReference kind:s apiVersion:s name:s uid:s
        UserInfo username:s uid:s groups:[s] extra:{[s]}
        ResourceAttributes namespace:s verb:s group:s version:s resource:s subresource:s name:s \
            fieldSelector:FieldSelectorAttributes? labelSelector:LabelSelectorAttributes?
        NonResourceAttributes path:s verb:s
        ResourceRule verbs:[s]! apiGroups:[s] resources:[s] resourceNames:[s]
        NonResourceRule verbs:[s]! nonResourceURLs:[s]
        FieldSelectorAttributes rawSelector:s requirements:[FieldSelectorRequirement]
        LabelSelectorAttributes rawSelector:s requirements:[LabelSelectorRequirement]
        """
}
