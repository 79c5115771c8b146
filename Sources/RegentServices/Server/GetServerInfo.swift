import RegentKernels
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import RegentSystem
import RegentWire

/// Version, store, durability settings, kernels.
struct GetServerInfo: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetServerInfoRequest, _ call: CallContext) async throws -> GetServerInfoResponse {
        let (facts, store) = (context.facts, context.store)
        let server = ServerInfo(
            version: facts.version, protocolVersion: WireLimits.version, storeId: store.identity.storeID,
            revision: try await store.lastRevision(),
            singlePersonMode: context.access.isSinglePersonMode, ownerUid: store.identity.ownerUID,
            volatile: store.isVolatile, database: facts.database,
            databaseSettings: TextMap(try await store.settings()),
            startTime: Timestamp(microseconds: facts.startMicros),
            kernels: TextMap(Kernels.variants.mapValues(\.description)),
            connections: UInt32(clamping: facts.connections()), pid: facts.processID, caller: call.caller.name,
            hardware: Hardware(facts.machine, choices: facts.choices), commit: facts.commit ?? "",
            activity: ServerActivity(facts, lastBackup: try await store.lastBackup()), checkpoint: context.log.shown)
        return GetServerInfoResponse(server: server)
    }
}

extension ServerActivity {
    /// What the server does now.
    ///
    /// - Parameter lastBackup: microseconds since 1970.
    fileprivate init(_ facts: ServerFacts, lastBackup: Int64?) {
        self.init()
        let (operation, numbers) = (facts.operation, facts.operation.counts())
        (calls, failedCalls, deniedCalls) = (numbers.calls, numbers.failed, numbers.denied)
        (shedCalls, refusedConnections) = (numbers.shed, numbers.refusedConnections)
        (callsPerSecond, failedCallsPerSecond) = operation.rates.perSecond
        memoryBytes = UInt64(clamping: ProcessMemory.residentBytes ?? 0)
        heldBytes = UInt64(clamping: operation.heldBytes())
        runningCalls = UInt32(clamping: operation.runningCalls())
        diskFreeBytes = facts.freeBytes() ?? 0
        lastBackupTime = lastBackup.map { Timestamp(microseconds: $0) }
        logLevel = operation.logLevel()
    }
}

extension Hardware {
    /// The description of a machine; 0 for what is not known.
    fileprivate init(_ machine: Machine, choices: [HardwareChoice]) {
        self.init()
        architecture = machine.architecture
        instructionSets = machine.instructionSets
        physicalCores = UInt32(clamping: machine.physicalCores ?? 0)
        logicalCores = UInt32(clamping: machine.logicalCores)
        usableCores = UInt32(clamping: machine.usableCores)
        l1dBytes = machine.l1dBytes ?? 0
        l2Bytes = machine.l2Bytes ?? 0
        l3Bytes = machine.l3Bytes ?? 0
        memoryBytes = machine.memoryBytes ?? 0
        memoryLimitBytes = machine.memoryLimitBytes ?? 0
        self.choices = choices
    }
}
