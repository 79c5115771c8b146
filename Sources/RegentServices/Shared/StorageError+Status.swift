package import RegentRPC
package import RegentStorage

extension StorageError: StatusConvertible {
    /// The status of a failure of the store, with its names of what was wrong.
    package var status: RPCError { RPCError(reason, message, metadata: metadata) }
}
