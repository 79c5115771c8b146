import Foundation

/// Memory that ends right before a page without any right: a kernel that touches one element too many dies.
@safe final class GuardedColumn<Element: BitwiseCopyable> {
    private let start: UnsafeMutableRawPointer
    private let bytes: Int
    private let page = Int(sysconf(Int32(_SC_PAGESIZE)))

    /// Room for so many elements.
    init(capacity: Int) {
        bytes = (capacity * MemoryLayout<Element>.stride + page - 1) / page * page
        let protection = PROT_READ | PROT_WRITE
        let kind = MAP_PRIVATE | MAP_ANONYMOUS
        let mapped = unsafe mmap(nil, bytes + page, protection, kind, -1, 0)
        unsafe start = mapped!
        precondition(unsafe mprotect(start + bytes, page, PROT_NONE) == 0, "mprotect")
    }

    deinit { unsafe munmap(start, bytes + page) }

    /// Copies the elements so that they end at the guard page, and hands them to `body`.
    func with<Result>(_ elements: ArraySlice<Element>, _ body: (Span<Element>) throws -> Result) rethrows -> Result {
        let from = unsafe start + (bytes - elements.count * MemoryLayout<Element>.stride)
        let column = unsafe UnsafeMutableBufferPointer(
            start: from.assumingMemoryBound(to: Element.self), count: elements.count)
        _ = unsafe column.initialize(from: elements)
        return try body(unsafe Span(_unsafeElements: UnsafeBufferPointer(column)))
    }
}
