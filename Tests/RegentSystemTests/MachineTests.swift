import Foundation
import RegentSystem
import RegentTestKit
import Testing

@Suite("What the machine has")
struct MachineTests {
    #if arch(x86_64)
        private static let architecture = "x86_64"
        private static let known = [
            "sse4.2", "popcnt", "bmi2", "avx", "avx2", "avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512cd",
        ]
    #elseif arch(arm64)
        private static let architecture = "aarch64"
        private static let known = ["neon"]
    #else
        private static let architecture = "other"
        private static let known: [String] = []
    #endif

    // The machine that runs the tests is compared with nothing: its kernel, its processor and its C library may
    // disagree, and each may be wrong. What is asserted of it holds everywhere.
    @Test("Whatever machine this is, its numbers fit together, and its instruction sets are known ones, each once")
    func thisMachine() {
        let machine = Machine()
        #expect(machine.usableCores >= 1 && machine.logicalCores >= 1)
        #expect(machine.physicalCores.map { (1...machine.logicalCores).contains($0) } ?? true)
        if let limit = machine.memoryLimitBytes, let memory = machine.memoryBytes { #expect(limit < memory) }
        #expect(machine.architecture == Self.architecture)
        let places = machine.instructionSets.map { Self.known.firstIndex(of: $0) ?? -1 }
        #expect(!places.contains(-1) && places == Array(Set(places)).sorted())
    }

    /// A machine described by files.
    private func machine(_ files: [String: String]) async throws -> Machine {
        try await withTemporaryFolder { folder in
            for (path, text) in files {
                let url = URL(fileURLWithPath: folder.file(path))
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((text + "\n").utf8).write(to: url)
            }
            return Machine(root: folder.path)
        }
    }

    @Test("Threads of one core are one core; a core that is off is none; two packages number alike")
    func topology() async throws {
        var files = ["sys/devices/system/cpu/online": "0-3,6-7"]
        let places = [0: (0, 0), 1: (0, 0), 2: (0, 1), 3: (0, 1), 4: (1, 0), 6: (1, 1), 7: (1, 1)]
        for (core, (package, id)) in places {
            files["sys/devices/system/cpu/cpu\(core)/topology/physical_package_id"] = "\(package)"
            files["sys/devices/system/cpu/cpu\(core)/topology/core_id"] = "\(id)"
        }
        let found = try await machine(files)
        #expect((found.logicalCores, found.physicalCores) == (6, 3))
        files["sys/devices/system/cpu/cpu7/topology/core_id"] = nil
        #expect(try await machine(files).physicalCores == nil)
    }

    @Test("The cache of instructions is not the one of data; units are told apart")
    func cacheFiles() async throws {
        let folder = "sys/devices/system/cpu/cpu0/cache"
        let caches = [
            ("1", "Instruction", "32K"), ("1", "Data", "48K"), ("2", "Unified", "2048K"), ("3", "Unified", "1G"),
        ]
        var files: [String: String] = [:]
        for (index, (level, type, size)) in caches.enumerated() {
            files["\(folder)/index\(index)/level"] = level
            files["\(folder)/index\(index)/type"] = type
            files["\(folder)/index\(index)/size"] = size
        }
        let found = try await machine(files)
        #expect([found.l1dBytes, found.l2Bytes, found.l3Bytes] == [48 << 10, 2 << 20, 1 << 30])
    }

    @Test(
        "A size is read with its unit; one that is no size, or too large for any machine, is not known",
        arguments: [
            ("48K", 48 << 10), ("32768K", 32 << 20), ("2M", 2 << 20), ("1G", 1 << 30), ("64", 64), ("64B", 64),
            ("48 kB", 48 << 10), ("0K", 0), ("", nil), ("K", nil), ("-", nil), ("many", nil), ("3T", nil),
            ("-48K", nil), ("48K of it", nil), ("18446744073709551616", nil), ("18446744073709551615G", nil),
        ] as [(String, UInt64?)])
    func sizes(text: String, bytes: UInt64?) async throws {
        let cache = "sys/devices/system/cpu/cpu0/cache/index0"
        let found = try await machine([
            "\(cache)/level": "3", "\(cache)/type": "Unified", "\(cache)/size": text,
            "proc/meminfo": "MemTotal: \(text)",
        ])
        #expect(found.l3Bytes == bytes && found.memoryBytes == bytes)
    }

    @Test("The caches are those of the first core that runs, whatever is said of others")
    func firstCore() async throws {
        var files = ["sys/devices/system/cpu/online": "2-3"]
        for (core, size) in [(0, "1K"), (2, "48K"), (3, "2K")] {
            let cache = "sys/devices/system/cpu/cpu\(core)/cache/index0"
            (files["\(cache)/level"], files["\(cache)/type"], files["\(cache)/size"]) = ("1", "Data", size)
        }
        let found = try await machine(files)
        #expect(found.l1dBytes == 48 << 10 && found.l2Bytes == nil && found.l3Bytes == nil)
    }

    @Test(
        "Cores are those of the kernel's list; a list that is none leaves those this process may use",
        arguments: [
            ("0", 1), ("0-3", 4), ("0-3,6-7", 6), ("1,3,5", 3), ("", nil), ("x", nil), ("3-1", nil), ("0-70000", nil),
        ] as [(String, Int?)])
    func cores(list: String, count: Int?) async throws {
        let found = try await machine(["sys/devices/system/cpu/online": list])
        #expect(found.logicalCores == count ?? found.usableCores)
    }

    @Test("What is not told is not known")
    func nothing() async throws {
        let found = try await machine([:])
        for bytes in [found.l1dBytes, found.l2Bytes, found.l3Bytes, found.memoryBytes, found.memoryLimitBytes] {
            #expect(bytes == nil)
        }
        #expect(found.physicalCores == nil && found.logicalCores == found.usableCores && found.usableCores >= 1)
        #expect(found.usableMemoryBytes == nil)
    }

    @Test(
        "The least limit of the control groups counts, where it is less than the memory",
        arguments: [
            (["proc/self/cgroup": "0::/a/b", "sys/fs/cgroup/a/b/memory.max": "max"], nil),
            (["proc/self/cgroup": "0::/a/b", "sys/fs/cgroup/a/b/memory.max": "524288000"], 524_288_000),
            (
                [
                    "proc/self/cgroup": "0::/a/b", "sys/fs/cgroup/a/b/memory.max": "524288000",
                    "sys/fs/cgroup/a/memory.max": "262144000",
                ], 262_144_000
            ),
            (["proc/self/cgroup": "0::/not/here", "sys/fs/cgroup/memory.max": "1000000"], 1_000_000),
            (["proc/self/cgroup": "0::/a", "sys/fs/cgroup/a/memory.max": "9223372036854771712"], nil),
            (
                [
                    "proc/self/cgroup": "5:cpu,cpuacct:/x\n4:memory:/x\n0::/",
                    "sys/fs/cgroup/memory/x/memory.limit_in_bytes": "300000000",
                ], 300_000_000
            ),
        ] as [([String: String], UInt64?)])
    func limits(files: [String: String], limit: UInt64?) async throws {
        let found = try await machine(files.merging(["proc/meminfo": "MemTotal:        1048576 kB"]) { $1 })
        #expect(found.memoryBytes == 1 << 30)
        #expect(found.memoryLimitBytes == limit)
        #expect(found.usableMemoryBytes == limit ?? 1 << 30)
    }
}
