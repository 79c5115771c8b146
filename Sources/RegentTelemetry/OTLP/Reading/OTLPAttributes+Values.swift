import RegentModel

extension OTLPAttributes {
    /// The text of an attribute; nil where it is absent or empty.
    ///
    /// - Throws: `SpanRefusal` for a value of another kind.
    func text(_ key: String) throws(SpanRefusal) -> String? {
        switch self[key] {
        case nil: return nil
        case .text(let text)?: return text.isEmpty ? nil : text
        case let value?: throw SpanRefusal("\(key) is \(value.kind), not a text")
        }
    }

    /// The first of some attributes that has a text.
    ///
    /// - Throws: `SpanRefusal` for a value of another kind.
    func text(_ keys: [String]) throws(SpanRefusal) -> String? {
        for key in keys {
            if let text = try text(key) { return text }
        }
        return nil
    }

    /// The id that an attribute holds; nil where it is absent or empty.
    ///
    /// - Throws: `SpanRefusal` for what is no id.
    func id(_ key: String) throws(SpanRefusal) -> String? {
        guard let text = try text(key) else { return nil }
        do throws(ResourceNameError) {
            return try Identifier(text).description
        } catch {
            throw SpanRefusal("\(key) is \(SpanRefusal.shown(text)): \(error.message)")
        }
    }

    /// The number of an attribute that counts something; nil where it is absent.
    ///
    /// - Throws: `SpanRefusal` for what is no whole number from 0 to `most`.
    func whole(_ key: String, most: UInt64) throws(SpanRefusal) -> UInt64? {
        guard let value = self[key] else { return nil }
        let number: UInt64? =
            switch value {
            case .whole(let number): UInt64(exactly: number)
            case .number(let number): UInt64(exactly: number)
            default: nil
            }
        guard let number, number <= most else { throw SpanRefusal("\(key) is not a whole number from 0 to \(most)") }
        return number
    }

    /// The same of 32 bits.
    ///
    /// - Throws: `SpanRefusal`.
    func count(_ key: String) throws(SpanRefusal) -> UInt32? {
        try whole(key, most: UInt64(UInt32.max)).map { UInt32(clamping: $0) }
    }

    /// The finite number of an attribute; nil where it is absent.
    ///
    /// - Throws: `SpanRefusal` for what is none.
    func number(_ key: String) throws(SpanRefusal) -> Double? {
        switch self[key] {
        case nil: return nil
        case .whole(let number)?: return Double(number)
        case .number(let number)? where number.isFinite: return number
        default: throw SpanRefusal("\(key) is not a finite number")
        }
    }

    /// The texts of an attribute that is an array, or of one that is a text; none where it is absent.
    ///
    /// - Throws: `SpanRefusal` for a value of another kind.
    func texts(_ key: String) throws(SpanRefusal) -> [String] {
        switch self[key] {
        case nil: return []
        case .text(let text)?: return [text]
        case .list(let values)?:
            var texts: [String] = []
            for value in values {
                guard case .text(let text) = value else {
                    throw SpanRefusal("\(key) holds \(value.kind), not texts only")
                }
                texts.append(text)
            }
            return texts
        case let value?: throw SpanRefusal("\(key) is \(value.kind), not an array of texts")
        }
    }
}
