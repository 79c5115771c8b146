/// Gzip members that bring codes of their own, made by zlib 1.2.13 through Python's zlib module.
enum GzipSeeds {
    /// Ninety words of twelve.
    static let dynamic =
        "1f8b08000000000002037d524112032108fb8a5f4365d555a9ff3f554741bab63dc904120208eeb237a466bc6bcd157e08c1"
        + "10796b2b23814c8abdd4f911ae5c8aa1b58a1125b71221d14db550d474b439177ea8beb0788b5f4a0538c41600e9ca3e2483"
        + "a539601a3bf89b5423004f3e0b3b32c0451ef373ac609199336c633c54a74d39ae14f11988a630c7323b4b493dac3245fcfe"
        + "061e2e5593e78ef7e13eedee3389fab1fd7d39d249460f7bbdecfc04dcff0dafec427980020000"
    /// Four letters, no match.
    static let literals =
        "1f8b080000000000020305c10101000008c3a0acecf6cf2088c6867261c4b68c2d4b68438803bbd245b64ace2c865b9dbb13"
        + "22525cb06ca01be66e76d4182ad8cc004b011240ca04b5341db208a40cce716dc86ad724650523e93cd7d9d6162c010000"
}
