import Foundation
import RegentSystem
import RegentTestKit
import Testing

@Suite("What the machine has")
struct MachineTests {
    private let machine = Machine()

    /// A line of a file of /proc that begins so, without that.
    private static func line(_ path: String, _ key: String) throws -> Substring? {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").first { $0.hasPrefix(key) }
            .map { $0.dropFirst(key.count).drop { "\t :".contains($0) } }
    }

    #if os(Linux) && arch(x86_64)
        @Test("The instruction sets are those the kernel lists, no more and no less")
        func instructionSets() throws {
            let line = try #require(try Self.line("/proc/cpuinfo", "flags"))
            let flags = Set(line.split(separator: " ").map(String.init))
            let names = [
                "sse4.2", "popcnt", "bmi2", "avx", "avx2", "avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512cd",
            ]
            #expect(
                machine.instructionSets == names.filter { flags.contains($0.replacingOccurrences(of: ".", with: "_")) })
            #expect(machine.architecture == "x86_64")
        }
    #endif

    #if os(Linux)
        @Test("Cores are those that run, and those this process may use")
        func cores() throws {
            #expect(machine.logicalCores == sysconf(Int32(_SC_NPROCESSORS_ONLN)))
            let allowed = try #require(try Self.line("/proc/self/status", "Cpus_allowed_list"))
            let count = allowed.split(separator: ",").map { part in
                let ends = part.split(separator: "-").compactMap { Int($0) }
                return (ends.last ?? 0) - (ends.first ?? 0) + 1
            }.reduce(0, +)
            #expect(machine.usableCores == count)
            #expect(machine.physicalCores.map { (1...machine.logicalCores).contains($0) } ?? true)
        }

        @Test("Memory is what the C library counts")
        func memory() throws {
            let bytes = UInt64(sysconf(Int32(_SC_PHYS_PAGES))) * UInt64(sysconf(Int32(_SC_PAGESIZE)))
            let found = try #require(machine.memoryBytes)
            #expect(found.distance(to: bytes).magnitude < bytes / 100, "\(found) and \(bytes)")
            #expect(machine.memoryLimitBytes.map { $0 < found } ?? true)
        }

        @Test("Caches are those the C library knows, where both know one")
        func caches() {
            let known = [_SC_LEVEL1_DCACHE_SIZE, _SC_LEVEL2_CACHE_SIZE, _SC_LEVEL3_CACHE_SIZE].map {
                sysconf(Int32($0))
            }
            for (ours, theirs) in zip([machine.l1dBytes, machine.l2Bytes, machine.l3Bytes], known) {
                guard let ours, theirs > 0 else { continue }
                #expect(ours == UInt64(theirs))
            }
        }
    #endif

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
