extension SchemaText {
    /// The fields of roles and reviews.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let access = """
        Role metadata:ObjectMeta#1 rules:[PolicyRule]!#2
        ClusterRole metadata:ObjectMeta#1 rules:[PolicyRule]!#2 aggregationRule:AggregationRule?#3
        RoleBinding metadata:ObjectMeta#1 subjects:[Subject]#2 roleRef:RoleRef!#3
        ClusterRoleBinding metadata:ObjectMeta#1 subjects:[Subject]#2 roleRef:RoleRef!#3
        TokenRequest metadata:ObjectMeta#1 spec:TokenRequestSpec!#2 status:TokenRequestStatus#3
        TokenReview metadata:ObjectMeta#1 spec:TokenReviewSpec!#2 status:TokenReviewStatus#3
        SelfSubjectReview metadata:ObjectMeta#1 status:SelfSubjectReviewStatus#2
        SelfSubjectAccessReview metadata:ObjectMeta#1 spec:SelfSubjectAccessReviewSpec!#2 \
            status:SubjectAccessReviewStatus#3
        SubjectAccessReview metadata:ObjectMeta#1 spec:SubjectAccessReviewSpec!#2 \
            status:SubjectAccessReviewStatus#3
        LocalSubjectAccessReview metadata:ObjectMeta#1 spec:SubjectAccessReviewSpec!#2 \
            status:SubjectAccessReviewStatus#3
        SelfSubjectRulesReview metadata:ObjectMeta#1 spec:SelfSubjectRulesReviewSpec!#2 \
            status:SubjectRulesReviewStatus#3
        PolicyRule verbs:[s]!#1 apiGroups:[s]#2 resources:[s]#3 resourceNames:[s]#4 nonResourceURLs:[s]#5
        AggregationRule clusterRoleSelectors:[LabelSelector]#1
        Subject@ kind:s!#1 apiGroup:s#2 name:s!#3 namespace:s#4
        RoleRef@ apiGroup:s!#1 kind:s!#2 name:s!#3
        TokenRequestSpec audiences:[s]!#1 expirationSeconds:l?!#4 boundObjectRef:BoundObjectReference?!#3
        TokenRequestStatus token:s!#1 expirationTimestamp:t!#2
        TokenReviewSpec token:s#1 audiences:[s]#2
        TokenReviewStatus authenticated:b#1 user:UserInfo#2 audiences:[s]#4 error:s#3
        SelfSubjectReviewStatus userInfo:UserInfo#1
        SelfSubjectAccessReviewSpec resourceAttributes:ResourceAttributes?#1 \
            nonResourceAttributes:NonResourceAttributes?#2
        SubjectAccessReviewStatus allowed:b!#1 denied:b#4 reason:s#2 evaluationError:s#3
        SubjectAccessReviewSpec resourceAttributes:ResourceAttributes?#1 \
            nonResourceAttributes:NonResourceAttributes?#2 user:s#3 groups:[s]#4 extra:{[s]}#5 uid:s#6
        SelfSubjectRulesReviewSpec namespace:s#1
        SubjectRulesReviewStatus resourceRules:[ResourceRule]!#1 nonResourceRules:[NonResourceRule]!#2 \
            incomplete:b!#3 evaluationError:s#4
        BoundObjectReference kind:s#1 apiVersion:s#2 name:s#3 uid:s#4
        UserInfo username:s#1 uid:s#2 groups:[s]#3 extra:{[s]}#4
        ResourceAttributes namespace:s#1 verb:s#2 group:s#3 version:s#4 resource:s#5 subresource:s#6 name:s#7 \
            fieldSelector:FieldSelectorAttributes?#8 labelSelector:LabelSelectorAttributes?#9
        NonResourceAttributes path:s#1 verb:s#2
        ResourceRule verbs:[s]!#1 apiGroups:[s]#2 resources:[s]#3 resourceNames:[s]#4
        NonResourceRule verbs:[s]!#1 nonResourceURLs:[s]#2
        FieldSelectorAttributes rawSelector:s#1 requirements:[FieldSelectorRequirement]#2
        LabelSelectorAttributes rawSelector:s#1 requirements:[LabelSelectorRequirement]#2
        """
}
