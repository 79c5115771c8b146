import CRegentSystem
import Foundation

/// The hardware of this machine as reported by its kernel; nil where it is not reported.
///
/// - Source: cpu topology and cache files of sysfs (Documentation/ABI of Linux), proc(5), cgroups(7).
package struct Machine: Hashable, Sendable {
    /// Name of the processor, for example "x86_64".
    package var architecture: String
    /// Instruction sets that matter to the kernels, of those the processor and its system have, for example "avx2".
    package var instructionSets: [String]
    /// Hardware threads in use by the system; at least 1.
    package var logicalCores: Int
    /// Hardware threads this process may run on; at least 1.
    package var usableCores: Int
    /// Cores of their own, whatever threads each has.
    package var physicalCores: Int?
    /// First-level data cache of the first core, bytes.
    package var l1dBytes: UInt64?
    /// Second-level cache of the first core, bytes.
    package var l2Bytes: UInt64?
    /// Third-level cache of the first core, which others share, bytes.
    package var l3Bytes: UInt64?
    /// Memory, bytes.
    package var memoryBytes: UInt64?
    /// What the process's control groups allow of it; nil where that is not less.
    package var memoryLimitBytes: UInt64?

    /// Looks at the machine.
    ///
    /// - Parameter root: where its files are; elsewhere than "/" for tests.
    package init(root: String = "/") {
        let files = MachineFiles(root: root)
        architecture = unsafe String(cString: regent_architecture())
        instructionSets = Self.instructionSets()
        usableCores = Int(regent_cores_usable())
        let online = files.list("sys/devices/system/cpu/online")
        logicalCores = online.isEmpty ? usableCores : online.count
        physicalCores = Self.physicalCores(online, files)
        let first = "sys/devices/system/cpu/cpu\(online.first ?? 0)/cache"
        l1dBytes = Self.cacheBytes(level: 1, first, files)
        l2Bytes = Self.cacheBytes(level: 2, first, files)
        l3Bytes = Self.cacheBytes(level: 3, first, files)
        memoryBytes = files.lines("proc/meminfo").first { $0.hasPrefix("MemTotal:") }.flatMap(Self.bytes)
        memoryLimitBytes = ControlGroups(files).memoryBytesMax.flatMap { limit in
            limit < memoryBytes ?? .max ? limit : nil
        }
    }

    /// Memory that this process may use; nil if it is not known.
    package var usableMemoryBytes: UInt64? { memoryLimitBytes ?? memoryBytes }

    private static func instructionSets() -> [String] {
        var (names, index): ([String], UInt32) = ([], 0)
        while let name = unsafe regent_instruction_set(index) {
            names.append(unsafe String(cString: name))
            index += 1
        }
        return names
    }

    /// Cores are counted by package and number within it; nil where one of them does not say both.
    private static func physicalCores(_ online: [Int], _ files: MachineFiles) -> Int? {
        var cores: Set<[String]> = []
        for core in online {
            let folder = "sys/devices/system/cpu/cpu\(core)/topology"
            guard let package = files.text("\(folder)/physical_package_id"), let id = files.text("\(folder)/core_id")
            else { return nil }
            cores.insert([package, id])
        }
        return cores.isEmpty ? nil : cores.count
    }

    /// The cache that holds data, alone or with instructions.
    private static func cacheBytes(level: Int, _ folder: String, _ files: MachineFiles) -> UInt64? {
        for index in 0..<16 {
            let cache = "\(folder)/index\(index)"
            guard files.text("\(cache)/level") == "\(level)", files.text("\(cache)/type") != "Instruction"
            else { continue }
            return files.text("\(cache)/size").flatMap(bytes)
        }
        return nil
    }

    /// Bytes of "48K", "2M" or "MemTotal: 24684092 kB"; nil for other texts.
    private static func bytes(_ text: some StringProtocol) -> UInt64? {
        let size = /(?:[A-Za-z]+:)?\s*([0-9]+)\s*([KMG]?)B?/.ignoresCase()
        guard let match = String(text).wholeMatch(of: size) else { return nil }
        let shift = ["": 0, "k": 10, "m": 20, "g": 30][match.2.lowercased()] ?? 0
        guard let count = UInt64(match.1), count <= UInt64.max >> UInt64(shift) else { return nil }
        return count << UInt64(shift)
    }
}

/// Small text files of the kernel.
struct MachineFiles: Sendable {
    let root: String

    /// The text of the file without white space around it; nil if there is no file, or it is not UTF-8.
    func text(_ path: String) -> String? {
        (try? String(contentsOfFile: root + "/" + path, encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Its lines; empty if there is no such file.
    func lines(_ path: String) -> [Substring] { text(path)?.split(separator: "\n") ?? [] }

    /// The numbers of a list such as "0-3,5"; empty if it is not such a list.
    func list(_ path: String) -> [Int] {
        (text(path) ?? "").split(separator: ",").flatMap { part -> [Int] in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last, last < 1 << 16 else { return [] }
            return Array(first...last)
        }
    }
}

/// What the control groups of this process allow it.
private struct ControlGroups {
    private let files: MachineFiles

    init(_ files: MachineFiles) { self.files = files }

    /// The least limit of the process's group and of those around it; nil where none has one.
    ///
    /// Within a container the names are often those outside of it: what is not found is looked for further up.
    var memoryBytesMax: UInt64? {
        var limits: [UInt64] = []
        for line in files.lines("proc/self/cgroup") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            if parts[0] == "0", parts[1].isEmpty {
                limits += self.limits("sys/fs/cgroup", parts[2], "memory.max")
            } else if parts[1].split(separator: ",").contains("memory") {
                limits += self.limits("sys/fs/cgroup/memory", parts[2], "memory.limit_in_bytes")
            }
        }
        return limits.min()
    }

    /// Limits from a group up to the root; "max" means no limit.
    private func limits(_ mount: String, _ group: Substring, _ file: String) -> [UInt64] {
        var names = group.split(separator: "/")
        var limits: [UInt64] = []
        while true {
            let folder = ([mount] + names.map(String.init)).joined(separator: "/")
            if let limit = files.text("\(folder)/\(file)").flatMap({ UInt64($0) }) { limits.append(limit) }
            if names.popLast() == nil { return limits }
        }
    }
}
