package import RegentMessages
package import RegentModel

extension GatePolicy {
    /// The gates of a JSON file: `{"schema_valid_rate_min": 0.95, "p95_latency_ms_max": {"max": 2000,
    /// "bound": "upper"}}`.
    ///
    /// A number is the threshold of the side that the key names; an object has the fields of GateRule.
    /// - Throws: `Refusal` GATE_POLICY_INVALID with the place, GATE_POLICY_INVALID for `{}`.
    package init(file: [UInt8]) throws(Refusal) {
        self.init()
        let members: [JSONValue.Member]
        do {
            let value = try JSONValue(parsing: file)
            guard let object = value.members else {
                throw Self.bad("must be a JSON object, is \(value.kind)", key: "")
            }
            members = object
        } catch let error as JSONError {
            throw Self.bad("\(error)", key: "")
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Self.bad("\(error)", key: "")
        }
        guard !members.isEmpty else {
            throw Refusal(
                .gatePolicyInvalid,
                "the gates file has no gate; add at least one, for example \"schema_valid_rate_min\": 0.95")
        }
        for member in members { rules.append(try Self.rule(member)) }
    }

    private static func rule(_ member: JSONValue.Member) throws(Refusal) -> GateRule {
        guard let parts = GateRule.parts(ofKey: member.key) else {
            throw Refusal(
                .unknownGateMetric,
                "gate \(member.key) must end in _min or _max, or so and a label such as [german]",
                ["key": member.key])
        }
        switch member.value {
        case .number:
            guard let threshold = member.value.double else {
                throw bad("the threshold must be a finite number", key: member.key)
            }
            var rule = GateRule(key: member.key)
            if parts.isMin { rule.min = threshold } else { rule.max = threshold }
            return rule
        case .object(let members):
            for reserved in ["key", "metric"] where members.contains(where: { $0.key == reserved }) {
                throw bad("remove \(reserved): the key of the gate already names it", key: member.key)
            }
            for locked in ["baseline_run", "baseline_digest"] where members.contains(where: { $0.key == locked }) {
                throw bad("remove \(locked): it is set when the gates are locked", key: member.key)
            }
            do {
                var rule = try GateRule(json: member.value)
                rule.key = member.key
                return rule
            } catch {
                throw bad("\(error)", key: member.key)
            }
        default:
            throw bad("must be a number or an object, is \(member.value.kind)", key: member.key)
        }
    }

    private static func bad(_ text: String, key: String) -> Refusal {
        let place = key.isEmpty ? "gates file" : "gate \(key)"
        return Refusal(.gatePolicyInvalid, "\(place): \(text)", key.isEmpty ? [:] : ["key": key])
    }
}

extension MetricDeclaration {
    /// A declaration as the command line has it: `NAME`, `NAME:MIN..MAX`, or `NAME=EXPRESSION` of a derived metric.
    ///
    /// - Throws: `Refusal` METRIC_INVALID showing the form.
    package init(argument: String) throws(Refusal) {
        if let equals = argument.firstIndex(of: "="), Self.isName(argument[..<equals]) {
            let text = argument[argument.index(after: equals)...]
            let expression: MetricExpression
            do throws(Refusal) { expression = try MetricExpression(String(text)) } catch {
                throw Self.malformed(argument, because: error.message)
            }
            guard !expression.names.isEmpty else {
                throw Self.malformed(argument, because: "the expression names no metric")
            }
            self.init(name: String(argument[..<equals]), expr: String(text))
            return
        }
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, Self.isName(name) else { throw Self.malformed(argument) }
        self.init(name: String(name))
        guard parts.count == 2 else { return }
        guard let dots = parts[1].firstRange(of: ".."), let min = Self.number(parts[1][..<dots.lowerBound]),
            let max = Self.number(parts[1][dots.upperBound...])
        else { throw Self.malformed(argument) }
        guard min <= max else {
            throw Refusal(.metricInvalid, "metric \(name) has min above max", ["metric": String(name)])
        }
        range = MetricRange(min: min, max: max)
    }

    private static func malformed(_ argument: String, because fault: String? = nil) -> Refusal {
        let place = fault.map { " (\($0))" } ?? ""
        return Refusal(
            .metricInvalid,
            "\(argument) is not a metric declaration\(place); write NAME, NAME:MIN..MAX, for example quality:0..1, or "
                + "NAME=EXPRESSION, for example 'f1=2 * precision * recall / (precision + recall)'",
            ["metric": argument])
    }

    /// Letters, digits, dashes, underscores and dots, as a declared score may be named.
    private static func isName(_ text: Substring) -> Bool { (try? Identifier(String(text))) != nil }

    /// A number as JSON writes it, so not `.5`, `+1` or `0x1`.
    private static func number(_ text: Substring) -> Double? {
        guard let value = try? JSONValue(parsing: Array(text.utf8)), case .number(let written) = value,
            written.utf8.elementsEqual(text.utf8)
        else { return nil }
        return value.double
    }
}
