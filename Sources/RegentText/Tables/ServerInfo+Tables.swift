package import RegentMessages

extension ServerInfo {
    /// A line a field.
    package var fields: Table {
        var fields = [
            ("version", version), ("protocol_version", "\(protocolVersion)"), ("store_id", storeId),
            ("revision", "\(revision)"), ("single_person_mode", "\(singlePersonMode)"),
            ("owner_uid", "\(ownerUid)"), ("volatile", "\(volatile)"), ("database", database),
        ]
        fields += databaseSettings.sorted { $0.key < $1.key }.map { ("database." + $0.key, $0.value) }
        fields.append(("start_time", TimeText.of(startTime)))
        fields += kernels.sorted { $0.key < $1.key }.map { ("kernel." + $0.key, $0.value) }
        fields += [("connections", "\(connections)"), ("pid", "\(pid)"), ("caller", caller)]
        if !commit.isEmpty { fields.append(("commit", commit)) }
        if let checkpoint {
            fields += [("checkpoint", "\(checkpoint.treeSize) entries, \(TimeText.of(checkpoint.time))")]
            if !checkpoint.fork.isEmpty { fields.append(("fork", checkpoint.fork)) }
        }
        fields += activity?.fields ?? []
        return Table(fields: fields)
    }
}

extension ServerActivity {
    /// A line a field.
    package var fields: [(String, String)] {
        [
            ("calls_per_second", NumberText.compact(callsPerSecond)),
            ("failed_calls_per_second", NumberText.compact(failedCallsPerSecond)),
            ("calls", NumberText.grouped(calls)), ("failed_calls", NumberText.grouped(failedCalls)),
            ("denied_calls", NumberText.grouped(deniedCalls)), ("shed_calls", NumberText.grouped(shedCalls)),
            ("refused_connections", NumberText.grouped(refusedConnections)), ("running_calls", "\(runningCalls)"),
            ("memory", memoryBytes == 0 ? "unknown" : NumberText.bytes(Double(memoryBytes))),
            ("held", NumberText.bytes(Double(heldBytes))),
            ("disk_free", diskFreeBytes == 0 ? "unknown" : NumberText.bytes(Double(diskFreeBytes))),
            ("last_backup", lastBackupTime == nil ? "never" : TimeText.of(lastBackupTime)),
            ("log_level", logLevel.name.lowercased()),
        ]
    }
}

extension ServerInfo {
    /// What the machine has, the variant of every kernel, and the numbers in force with what each follows from.
    package var hardwareTable: Table {
        let hardware = hardware ?? Hardware()
        var rows = hardware.machine.map { [$0.0, $0.1, ""] }
        rows += kernels.sorted { $0.key < $1.key }.map { kernel, variant in
            let basis = variant == "scalar" ? "plain C: no better variant" : "best of instruction_sets"
            return ["kernel." + kernel, variant, basis]
        }
        rows += hardware.choices.map { [$0.name, "\($0.value)", $0.basis] }
        return Table([.text("field"), .text("value"), .text("basis")], rows: rows)
    }
}

extension Hardware {
    /// A line a field.
    fileprivate var machine: [(String, String)] {
        [
            ("architecture", architecture.isEmpty ? Self.unknown : architecture),
            ("instruction_sets", instructionSets.isEmpty ? "none" : instructionSets.joined(separator: " ")),
            ("physical_cores", Self.text(UInt64(physicalCores))), ("logical_cores", Self.text(UInt64(logicalCores))),
            ("usable_cores", Self.text(UInt64(usableCores))), ("l1d_bytes", Self.text(l1dBytes)),
            ("l2_bytes", Self.text(l2Bytes)), ("l3_bytes", Self.text(l3Bytes)),
            ("memory_bytes", Self.text(memoryBytes)),
            ("memory_limit_bytes", memoryLimitBytes == 0 ? "none" : "\(memoryLimitBytes)"),
        ]
    }

    private static let unknown = "not known"

    private static func text(_ number: UInt64) -> String { number == 0 ? unknown : "\(number)" }
}
