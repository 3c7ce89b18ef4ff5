import KubernetesAPI

/// Shows the owners of an object's replicas as owners of a Scale, and brings them back.
///
/// Source: `scalehandler.go` of apimachinery 1.36. Entries that come back new carry no time: recorded so.
struct ScaleOwnership {
    /// The owners of the whole object.
    let parent: ManagedFields
    /// The version of the object, for owners that are new.
    let version: String

    private static let path: [PathElement] = [.field("spec"), .field("replicas")]
    private static let scaleVersion = "autoscaling/v1"

    /// The owners as a Scale shows them.
    var scale: ManagedFields {
        var scale = ManagedFields()
        for (manager, claim) in parent.claims where claim.fields.contains(Self.path) {
            var shown = manager
            if !manager.isApplier { shown.version = Self.scaleVersion }
            scale.claims[shown] = ManagedFields.Claim(
                version: Self.scaleVersion, fields: FieldSet([Self.path]), time: claim.time)
        }
        return scale
    }

    /// The owners of the whole object after a write of the Scale.
    func parent(after scale: ManagedFields) -> ManagedFields {
        var scale = scale
        var result = ManagedFields()
        for (manager, claim) in parent.claims {
            guard claim.fields.contains(Self.path) else {
                result.claims[manager] = claim
                continue
            }
            var shown = manager
            if !manager.isApplier { shown.version = Self.scaleVersion }
            if scale.claims.removeValue(forKey: shown) != nil {
                result.claims[manager] = claim
                continue
            }
            var rest = claim
            rest.fields = claim.fields.subtracting(FieldSet([Self.path]))
            if !rest.fields.isEmpty { result.claims[manager] = rest }
        }
        for (manager, claim) in scale.claims where claim.fields.contains(Self.path) {
            var back = manager
            if !manager.isApplier { back.version = version }
            result.claims[back] = ManagedFields.Claim(version: version, fields: FieldSet([Self.path]), time: nil)
        }
        return result
    }
}
