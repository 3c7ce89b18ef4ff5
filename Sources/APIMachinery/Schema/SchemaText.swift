/// The structure of every kind that we serve, as text that `Schema` reads once.
///
/// One line a structure: its name (`@` behind it: owned and replaced as a whole), then its fields as `name:shape`.
///
/// | shape | means |
/// |---|---|
/// | `s` `i` `l` `b` | string, int32, int64, boolean |
/// | `q` `x` `t` `m` `y` `*` | quantity, int or string, time, time with microseconds, base64 bytes, anything |
/// | `Name` | the structure of that name |
/// | `[shape]` `{shape}` | list; map from strings |
/// | `?` behind | a pointer: a zero is kept, only null is dropped |
/// | `!` behind | never left out: a zero is written |
/// | `=set` `=a,b` | list that is a set, or a map with the keys a and b; other lists are owned as a whole |
/// | `~` `~a` | strategic merge: merge (by key a) |
/// | `@` behind | map or structure owned and replaced as a whole |
/// | `|v` behind | the value that a missing list key stands for |
/// | `#n` behind | the number in protobuf; `#n.m` for a field of a message that JSON writes inline |
///
/// A structure whose name would be ambiguous carries its group and version: `events.k8s.io/v1.Event`.
enum SchemaText {
    /// The structures of `k8s.io/apimachinery` that the others use.
    static let meta = """
        ObjectMeta name:s#1 generateName:s#2 namespace:s#3 selfLink:s#4 uid:s#5 resourceVersion:s#6 generation:l#7 \
            creationTimestamp:t?#8 deletionTimestamp:t?#9 deletionGracePeriodSeconds:l?#10 labels:{s}#11 \
            annotations:{s}#12 ownerReferences:[OwnerReference]=uid~uid#13 finalizers:[s]=set~#14 \
            managedFields:[ManagedFieldsEntry]#17
        ListMeta selfLink:s#1 resourceVersion:s#2 continue:s#3 remainingItemCount:l?#4
        Status metadata:ListMeta#1 status:s#2 message:s#3 reason:s#4 details:StatusDetails?#5 code:i#6
        StatusDetails name:s#1 group:s#2 kind:s#3 causes:[StatusCause]#4 retryAfterSeconds:i#5 uid:s#6
        StatusCause reason:s#1 message:s#2 field:s#3
        OwnerReference@ kind:s!#1 name:s!#3 uid:s!#4 apiVersion:s!#5 controller:b?#6 blockOwnerDeletion:b?#7
        ManagedFieldsEntry manager:s#1 operation:s#2 apiVersion:s#3 time:t?#4 fieldsType:s#6 fieldsV1:*#7 \
            subresource:s#8
        LabelSelector@ matchLabels:{s}#1 matchExpressions:[LabelSelectorRequirement]#2
        LabelSelectorRequirement key:s!#1 operator:s!#2 values:[s]#3
        FieldSelectorRequirement key:s!#1 operator:s!#2 values:[s]#3
        Condition type:s!#1 status:s!#2 observedGeneration:l#3 lastTransitionTime:t!#4 reason:s!#5 message:s!#6
        DeleteOptions kind:s apiVersion:s gracePeriodSeconds:l?#1 preconditions:Preconditions?#2 \
            orphanDependents:b?#3 propagationPolicy:s?#4 dryRun:[s]#5 \
            ignoreStoreReadErrorWithClusterBreakingPotential:b?#6
        Preconditions uid:s?#1 resourceVersion:s?#2
        """
}
