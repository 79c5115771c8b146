internal import CRegentMessages

/// The FileDescriptorSet of regent.v1 and what it imports, with comments.
public enum DescriptorSet {
    /// The encoded google.protobuf.FileDescriptorSet; each file comes after those it imports.
    public static var bytes: [UInt8] {
        var set = WireWriter()
        for index in 0..<regent_file_descriptor_count() {
            let file = unsafe regent_file_descriptor_at(index)
            set.field(1, unsafe [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.count)))
        }
        return set.bytes
    }
}
