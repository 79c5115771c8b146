package import RegentMessages

/// The content of a version as bytes, over which its digest is: artifacts, decision model and contract, and nothing
/// that names or describes the version.
///
/// The form is the project's own, so that no release of a library changes it: equal content has equal bytes in every
/// language. Lists whose order means nothing are sorted by the bytes of their names.
/// - Source: docs/versions.md, "Content digest", to the byte.
package enum VersionContent {
    /// What every form begins with, then a zero byte and the number of the form.
    private static let head = Array("regent.version".utf8) + [0, 1]

    /// The bytes of a version's content.
    package static func bytes(of version: ModelVersion) -> [UInt8] {
        var writer = Writer(bytes: head)
        writer.list(version.artifacts.sorted(by: \.name)) { artifact, writer in
            writer.text(artifact.name)
            writer.text(artifact.digest)
            writer.integer(artifact.size)
        }
        writer.optional(version.decisionModel) { $1.decisionModel($0) }
        writer.optional(version.contract) { contract, writer in
            for fields in [contract.inputs, contract.outputs] {
                writer.list(fields.sorted(by: \.name)) { field, writer in
                    writer.text(field.name)
                    writer.text(field.type)
                    writer.byte(field.required ? 1 : 0)
                }
            }
        }
        return writer.bytes
    }

    /// Appends values: integers in big-endian order, texts and lists with their count before them.
    private struct Writer {
        var bytes: [UInt8]

        mutating func byte(_ byte: UInt8) { bytes.append(byte) }

        mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) {
            for shift in stride(from: Integer.bitWidth - 8, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: value >> Integer(shift)))
            }
        }

        /// A zero has no sign, so that -0 and 0 are the same content.
        mutating func number(_ value: Double) { integer(value == 0 ? 0 : value.bitPattern) }

        mutating func text(_ text: String) {
            integer(UInt32(clamping: text.utf8.count))
            bytes += text.utf8
        }

        mutating func list<Element>(_ elements: [Element], _ write: (Element, inout Writer) -> Void) {
            integer(UInt32(clamping: elements.count))
            for element in elements { write(element, &self) }
        }

        mutating func optional<Value>(_ value: Value?, _ write: (Value, inout Writer) -> Void) {
            byte(value == nil ? 0 : 1)
            if let value { write(value, &self) }
        }

        mutating func decisionModel(_ model: DecisionModel) {
            list(model.features) { feature, writer in
                writer.text(feature.name)
                writer.number(feature.defaultValue)
            }
            list(model.weights) { $1.number($0) }
            list(model.biases.map { (name: $0.key, bias: $0.value) }.sorted(by: \.name)) { entry, writer in
                writer.text(entry.name)
                writer.number(entry.bias)
            }
            number(model.thresholdAuto)
            number(model.thresholdEscalate)
            calibration(model.calibration ?? Calibration())
            list(model.safetyRules) { rule, writer in
                writer.text(rule.feature)
                writer.byte(UInt8(clamping: rule.comparator.rawValue))
                writer.number(rule.threshold)
                writer.byte(UInt8(clamping: rule.action.rawValue))
            }
        }

        /// The kind, then its numbers only.
        private mutating func calibration(_ calibration: Calibration) {
            byte(UInt8(clamping: calibration.kind.rawValue))
            switch calibration.kind {
            case .temperature: number(calibration.temperature)
            case .platt:
                number(calibration.plattA)
                number(calibration.plattB)
            default: break
            }
        }
    }
}

extension Array {
    fileprivate func sorted(by name: (Element) -> String) -> [Element] {
        sorted { name($0).utf8.lexicographicallyPrecedes(name($1).utf8) }
    }
}
