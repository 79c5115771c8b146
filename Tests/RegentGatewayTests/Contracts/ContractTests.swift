import RegentGateway
import RegentMessages
import RegentRPC
import RegentWire
import Testing

@Suite("Paths of other systems")
struct ContractTests {
    private static func message<M: Message>(
        _ type: M.Type, _ verb: String, _ path: String, query: String = "", body: String = ""
    ) throws -> M {
        let match = try #require(RESTRoutes.regent.match(verb: verb, path: path))
        return try M(decoding: try match.request(query: query, body: Array(body.utf8)))
    }

    private static func answer(_ verb: String, _ path: String, _ message: some Message) throws -> JSONValue {
        let match = try #require(RESTRoutes.regent.match(verb: verb, path: path))
        let answer = try match.response(message.encoded())
        return try JSONValue(parsing: answer.body)
    }

    private static func expect(
        _ fields: [String], _ verb: String, _ path: String, query: String = "", body: String = ""
    ) throws {
        let match = try #require(RESTRoutes.regent.match(verb: verb, path: path))
        let error = #expect(throws: RPCError.self) { try match.request(query: query, body: Array(body.utf8)) }
        #expect(error?.fieldViolations.map(\.field) == fields)
    }

    @Test("A confirmation has the fields of its contract, and a key of its own")
    func confirm() throws {
        let path = "/deployment-tasks/t1/confirm"
        let date = #""actual_production_date": "2026-03-29""#
        let body = #"{\#(date), "validation_override_reason": "r", "confirmation_notes": null}"#
        let first = try Self.message(ConfirmTaskRequest.self, "PATCH", path, body: body)
        #expect(first.name == "deploymentTasks/t1")
        #expect(first.actualProductionDate == "2026-03-29")
        #expect(first.validationOverrideReason == "r")
        let keys = try (0..<2).map { _ in
            try Self.message(ConfirmTaskRequest.self, "PATCH", path, body: body).mutation?.idempotencyKey ?? ""
        }
        #expect(keys[0].utf8.count == 32)
        #expect(keys[0] != keys[1])
    }

    @Test("Reasons of an adjustment and of a cancellation are those of the change")
    func reasons() throws {
        let adjusted = try Self.message(
            AdjustTaskRequest.self, "PATCH", "/deployment-tasks/t1/adjust",
            body: #"{"planned_production_date": "2026-04-01", "adjustment_reason": "later"}"#)
        #expect(adjusted.plannedProductionDate == "2026-04-01")
        #expect(adjusted.mutation?.reason == "later")
        let cancelled = try Self.message(
            CancelTaskRequest.self, "PATCH", "/deployment-tasks/t1/cancel", body: #"{"cancellation_reason": "no"}"#)
        #expect(cancelled.mutation?.reason == "no")
    }

    @Test("My tasks are a bare array of the fields of the contract")
    func myTasks() throws {
        let request = try Self.message(
            ListMyDeploymentTasksRequest.self, "GET", "/deployment-tasks/my-tasks", query: "status=PENDING&due=overdue")
        #expect(request == ListMyDeploymentTasksRequest(pageSize: 1000, due: .overdue, status: .pending))
        let task = DeploymentTask(
            name: "deploymentTasks/t1", createTime: Timestamp(seconds: 0), state: .pending, model: "models/m",
            version: "models/m/versions/1.0.0", plannedProductionDate: "2026-03-29", assignedTo: "principals/ann")
        let summary = DeploymentTaskSummary(task: task, daysUntilDue: -2, validationStatus: .inProgress)
        let answer = try Self.answer(
            "GET", "/deployment-tasks/my-tasks", ListMyDeploymentTasksResponse(tasks: [summary]))
        let expected = """
            [{"task_id":"t1","version_id":"1.0.0","model_id":"m","region_id":null,\
            "planned_production_date":"2026-03-29","actual_production_date":null,"assigned_to_id":"ann",\
            "status":"PENDING","confirmation_notes":null,"confirmed_at":null,"confirmed_by_id":null,\
            "deployed_before_validation_approved":false,"validation_override_reason":null,\
            "created_at":"1970-01-01T00:00:00.000000Z","days_until_due":-2,"validation_status":"IN_PROGRESS"}]
            """
        #expect(answer.text() == expected)
        let none = try Self.answer("GET", "/deployment-tasks/my-tasks", ListMyDeploymentTasksResponse())
        #expect(none == .array([]))
    }

    @Test("A missing reason is told by the name of its field")
    func missingReason() throws {
        let match = try #require(RESTRoutes.regent.match(verb: "PATCH", path: "/deployment-tasks/t1/adjust"))
        let error = RPCError(
            code: .failedPrecondition, message: "m", reason: "REASON_REQUIRED", metadata: ["field": "mutation.reason"])
        let answer = match.failure(error)
        let value = try JSONValue(parsing: answer.body)
        #expect(answer.status == 400)
        #expect(value["field"] == .string("adjustment_reason"))
        #expect(value["reason"] == .string("REASON_REQUIRED"))
    }

    @Test(
        "A model version is bound by its whole name, or by the ids of model and version",
        arguments: [
            #"{"model_version_id": "models/m/versions/1.0.0"}"#, #"{"model_id": "m", "model_version_id": "1.0.0"}"#,
            #"{"model_id": "models/m", "model_version_id": "models/m/versions/1.0.0", "reason": "why"}"#,
        ])
    func bind(body: String) throws {
        let request = try Self.message(BindJobRequest.self, "POST", "/api/ai/jobs/j:bind-model-version", body: body)
        #expect(request.name == "jobs/j")
        #expect(request.version == "models/m/versions/1.0.0")
    }

    @Test("A rollout policy is that of prod unless another environment is named")
    func environment() throws {
        let path = "/api/ai/models/m/rollout-policy"
        let standard = try Self.message(GetRolloutPolicyRequest.self, "GET", path)
        #expect(standard.name == "models/m/environments/prod/rolloutPolicy")
        let other = try Self.message(GetRolloutPolicyRequest.self, "GET", path, query: "environment_id=staging")
        #expect(other.name == "models/m/environments/staging/rolloutPolicy")
        let canary = #""canary_version": "models/m/versions/1.1.0""#
        let put = try Self.message(
            PutRolloutPolicyRequest.self, "PUT", path,
            body: #"{"stable_version_id": "1.0.0", \#(canary), "canary_permille": 50}"#)
        #expect(put.rolloutPolicy?.name == "models/m/environments/prod/rolloutPolicy")
        #expect(put.rolloutPolicy?.stableVersion == "models/m/versions/1.0.0")
        #expect(put.rolloutPolicy?.canaryVersion == "models/m/versions/1.1.0")
        #expect(put.rolloutPolicy?.canaryPermille == 50)
    }

    @Test("Two versions of a model are compared by their ids")
    func compare() throws {
        let request = try Self.message(
            CompareVersionsRequest.self, "GET", "/api/ai/evaluations/compare",
            query: "model_id=m&baseline_version_id=1.0.0&candidate_version_id=1.1.0&unpaired=true")
        #expect(
            request
                == CompareVersionsRequest(
                    baselineVersion: "models/m/versions/1.0.0", candidateVersion: "models/m/versions/1.1.0",
                    unpaired: true))
    }

    @Test("A global deployment of some regions is a selective one")
    func deploymentScope() throws {
        let path = "/api/governance/deployments"
        let all = try Self.message(
            CreateDeploymentRequest.self, "POST", path,
            body: #"{"model_id": "m", "version_id": "1.0.0", "scope": "GLOBAL", "affected_region_ids": null}"#)
        #expect(all.deployment?.scope == .global)
        #expect(all.deployment?.version == "models/m/versions/1.0.0")
        #expect(all.deployment?.environment == "environments/prod")
        #expect(all.deployment?.name.count == "deployments/".count + 32)
        let some = try Self.message(
            CreateDeploymentRequest.self, "POST", path,
            body: #"{"deployment_id": "d", "scope": "GLOBAL", "affected_region_ids": ["eu", "regions/us"]}"#)
        #expect(some.deployment?.scope == .globalSelective)
        #expect(some.deployment?.regions == ["regions/eu", "regions/us"])
        #expect(some.deployment?.name == "deployments/d")
        let regional = try Self.message(
            CreateDeploymentRequest.self, "POST", path,
            body: #"{"deployment_id": "d", "scope": "regional", "affected_region_ids": ["eu"]}"#)
        #expect(regional.deployment?.scope == .regional)
    }

    @Test("An incident is taken through its life by the names of the contract")
    func incidents() throws {
        let path = "/api/governance/incidents"
        let opened = try Self.message(
            OpenIncidentRequest.self, "POST", path,
            body: #"{"incident_id": "i", "type": "SAFETY_HARM", "severity": "ERROR", "title": "t", "reason": "r"}"#)
        #expect(opened.incident?.name == "incidents/i" && opened.incident?.type == .safetyHarm)
        #expect(opened.mutation?.reason == "r")
        let note = try Self.message(
            AddIncidentNoteRequest.self, "POST", path + "/i/notes", body: #"{"text": "seen by two"}"#)
        #expect(note.incident == "incidents/i" && note.text == "seen by two")
        let changed = try Self.message(
            UpdateIncidentRequest.self, "POST", path + "/i:update",
            body: #"{"severity": "CRITICAL", "add_affected": ["environments/prod"], "reason": "worse"}"#)
        #expect(changed.severity == .critical && changed.addAffected == ["environments/prod"])
        #expect(changed.mutation?.reason == "worse")
        for (verb, method) in [
            ("dismiss", "DismissIncident"), ("investigate", "InvestigateIncident"), ("reopen", "ReopenIncident"),
        ] {
            let match = try #require(RESTRoutes.regent.match(verb: "POST", path: path + "/i:" + verb))
            #expect(match.method.method == method)
        }
        let statistics = try #require(RESTRoutes.regent.match(verb: "GET", path: path + "/statistics"))
        #expect(statistics.method.method == "GetIncidentStatistics")
        let one = try Self.message(GetIncidentRequest.self, "GET", path + "/statistic")
        #expect(one.name == "incidents/statistic")
    }

    @Test("Roles are listed, and overrides and validations lie under approvals")
    func approvals() throws {
        let roles = try Self.answer(
            "GET", "/api/governance/roles",
            GetRolesResponse(roles: [RoleDescription(role: .approver, permissions: ["incident.close"])]))
        #expect(roles["roles"]?.elements?.first?["role"] == .string("APPROVER"))
        let asked = try Self.message(
            RequestOverrideRequest.self, "POST", "/api/governance/approvals/overrides",
            body: #"{"override_id": "o", "kind": "GATE", "subject": "evalRuns/r", "reason": "outage"}"#)
        #expect(asked.override?.name == "overrides/o" && asked.override?.kind == .gate)
        #expect(asked.mutation?.reason == "outage")
        let deployed = try Self.message(
            DeployUseCaseRequest.self, "POST", "/api/governance/use-cases/u:deploy",
            body: #"{"model_id": "m", "version_id": "1.0.0"}"#)
        #expect(deployed.name == "useCases/u" && deployed.version == "models/m/versions/1.0.0")
    }

    @Test("Rows of regions have the names of their contract")
    func regionRows() throws {
        let region = ModelRegion(region: "regions/eu", version: "models/m/versions/1.0.0", deploymentNotes: "n")
        let answer = try Self.answer(
            "GET", "/api/governance/models/m/regions",
            GetModelResponse(model: Model(name: "models/m", regions: [region])))
        let expected = #"[{"region_id":"eu","version_id":"1.0.0","deployed_at":null,"deployment_notes":"n"}]"#
        #expect(answer.text() == expected)
    }

    @Test("A document has its ids before its own fields; a page keeps its token")
    func ids() throws {
        let model = Model(name: "models/m", state: .active)
        let one = try Self.answer("POST", "/api/ai/models", CreateModelResponse(model: model))
        #expect(one["model_id"] == .string("m"))
        #expect(one["name"] == .string("models/m"))
        #expect(one["state"] == .string("ACTIVE"))
        let page = try Self.answer("GET", "/api/ai/models", ListModelsResponse(models: [model], nextPageToken: "t"))
        #expect(page["models"]?.elements?.first?["model_id"] == .string("m"))
        #expect(page["next_page_token"] == .string("t"))
    }

    @Test("What a path does not take is refused by its name")
    func refusals() throws {
        try Self.expect(["notes"], "PATCH", "/deployment-tasks/t/confirm", body: #"{"notes": "x"}"#)
        try Self.expect(["verbose"], "GET", "/deployment-tasks/my-tasks", query: "verbose=1")
        try Self.expect(["body"], "GET", "/deployment-tasks/t", body: "{}")
        try Self.expect(["body"], "PATCH", "/deployment-tasks/t/confirm", body: "[]")
        try Self.expect(["nome"], "POST", "/api/ai/models", body: #"{"model_id": "m", "nome": "x"}"#)
        try Self.expect(["model_id"], "POST", "/api/ai/models", body: #"{"model_id": ["a"]}"#)
        try Self.expect(
            ["limit"], "POST", "/api/ai/jobs:schedule-tick", query: "limit=5", body: #"{"limit": 5}"#)
    }
}
