package import RegentMessages
package import RegentModel

extension CheckedColumns {
    /// The value of a field in every row: code 0 is none, k is `values[k - 1]`. There is a code for each row.
    package func groupKeys(_ field: GroupField) -> DictionaryColumn {
        switch field {
        case .status:
            let statuses = columns.outcomeCodes.map { OutcomeCode(rawValue: $0).status }
            let values = (1...5).map { SampleStatus(rawValue: Int32($0)).name }
            return DictionaryColumn(values: values, codes: statuses)
        case .text(let name):
            guard let field = SampleField(name: name), let column = cold[field] else { return noKeys }
            guard column.codes.isEmpty else { return column }
            return DictionaryColumn(
                values: column.values, codes: Array(repeating: column.values.isEmpty ? 0 : 1, count: count))
        case .metadata(let key):
            return labelKeys(key)
        }
    }

    /// `repeat` of each row; empty = 0 in every row.
    package var repeatNumbers: [UInt32] { cold.repeats }

    private var noKeys: DictionaryColumn { DictionaryColumn(codes: Array(repeating: 0, count: count)) }

    private func labelKeys(_ key: String) -> DictionaryColumn {
        let labels = labelsBySample()
        guard !labels.isEmpty else { return noKeys }
        var column = DictionaryColumn()
        var places: [ExactText: UInt32] = [:]
        column.codes = labels.map { labels in
            guard let value = labels[key], !value.isEmpty else { return 0 }
            if let place = places[ExactText(value)] { return place }
            column.values.append(value)
            places[ExactText(value)] = UInt32(column.values.count)
            return UInt32(column.values.count)
        }
        return column
    }

    /// A key for the cluster of every row: of the cluster it names, otherwise of its own id.
    ///
    /// Keys are hashes of 64 bits. Two clusters that share one are judged as one, which only widens a bound.
    package func clusterKeys() -> [UInt64] {
        var named = (cold.cluster?.values ?? []).map { $0.isEmpty ? nil : ClusterKey.ofCluster($0.utf8) }
        let column = groupKeys(.text(SampleField.cluster.name))
        if named.count < column.values.count { named = [] }
        return (0..<count).map { row in
            let code = Int(column.codes[row])
            if code > 0, let key = named[code - 1] { return key }
            return ClusterKey.ofSample(sampleID(row))
        }
    }
}
