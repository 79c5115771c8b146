/// Texts as bytes, eight at a time: what a table of texts and a check of texts do with every one.
package enum TextBytes {
    /// A hash of the bytes for a table in memory, so that nobody without the seed can prepare texts that collide.
    ///
    /// Each word is folded with the halves of a product of 128 bits, whose factor depends on the seed too.
    /// - Complexity: O(n); three products for 16 bytes.
    package static func hash(_ text: Span<UInt8>, seed: UInt64) -> UInt64 {
        let factor = (seed &* 0x9E37_79B9_7F4A_7C15) | 1
        let count = text.count
        var hash = folded(seed ^ UInt64(count), 0xD6E8_FEB8_6659_FD93)
        var place = 0
        while place + 8 < count {
            hash = folded(word(text, at: place) ^ hash, factor)
            place += 8
        }
        // The last word ends with the text, and overlaps the one before it where the text is no multiple of eight.
        let last = count >= 8 ? word(text, at: count - 8) : shortWord(text)
        return folded(last ^ hash, factor)
    }

    /// Whether both are the same bytes.
    package static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        let count = left.count
        guard count == right.count else { return false }
        guard count >= 8 else { return shortWord(left) == shortWord(right) }
        var place = 0
        while place + 8 < count {
            guard word(left, at: place) == word(right, at: place) else { return false }
            place += 8
        }
        return word(left, at: count - 8) == word(right, at: count - 8)
    }

    /// Whether `left` comes before `right` in the order of their bytes.
    package static func precedes(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        let count = min(left.count, right.count)
        var place = 0
        while place + 8 <= count {
            let (a, b) = (word(left, at: place), word(right, at: place))
            guard a == b else { return a.bigEndian < b.bigEndian }
            place += 8
        }
        while place < count {
            guard left[place] == right[place] else { return left[place] < right[place] }
            place += 1
        }
        return left.count < right.count
    }

    /// Whether every byte is a printable character of ASCII, 0x20 to 0x7E.
    package static func arePrintableASCII(_ text: Span<UInt8>) -> Bool {
        let count = text.count
        guard count >= 8 else {
            for place in text.indices where text[place] &- 0x20 >= 0x5F { return false }
            return true
        }
        var bad: UInt64 = 0
        var place = 0
        while place + 8 < count {
            bad |= unprintable(word(text, at: place))
            place += 8
        }
        return (bad | unprintable(word(text, at: count - 8))) & highBits == 0
    }

    /// The place of the first quote or backslash from `start` on; the count of bytes where there is none.
    ///
    /// That is all a reader of JSON has to stop at inside a string it does not want.
    /// - Source: the test for a zero byte of "Bit Twiddling Hacks", S. E. Anderson.
    package static func quoteOrEscape(_ text: Span<UInt8>, from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let count = text.count
        var place = start
        while place + 8 <= count {
            let word = word(text, at: place).littleEndian
            let (quotes, escapes) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
            let found = ((quotes &- ones) & ~quotes | (escapes &- ones) & ~escapes) & highBits
            if found != 0 { return place + found.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < count, text[place] != 0x22, text[place] != 0x5C { place += 1 }
        return place
    }

    /// The bytes as an array.
    package static func array(_ text: Span<UInt8>) -> [UInt8] {
        unsafe text.withUnsafeBufferPointer { unsafe Array($0) }
    }

    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Sets the high bit of each byte that is no printable character of ASCII; the other bits mean nothing.
    @inline(__always)
    private static func unprintable(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let seven = word & ~highBits
        // No sum of seven bits reaches the next byte: 0x20 and more reach the high bit with 0x60, 0x7F alone with 1.
        return word | ~(seven &+ ones &* 0x60) & highBits | (seven &+ ones)
    }

    @inline(__always)
    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    /// Eight bytes from a place on, which must be there.
    @inline(__always)
    private static func word(_ text: Span<UInt8>, at place: Int) -> UInt64 {
        unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
    }

    /// Fewer than eight bytes and zeros above them.
    @inline(__always)
    private static func shortWord(_ text: Span<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        for place in text.indices { word |= UInt64(text[place]) << (8 * UInt64(place)) }
        return word
    }
}
