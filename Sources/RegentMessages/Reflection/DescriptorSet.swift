internal import CRegentMessages

/// The FileDescriptorSet of regent.v1 and what it imports, with comments.
public enum DescriptorSet {
    /// The encoded google.protobuf.FileDescriptorSet.
    public static var bytes: [UInt8] {
        unsafe [UInt8](
            UnsafeBufferPointer(
                start: regent_descriptor_set_start(), count: regent_descriptor_set_bytes))
    }
}
