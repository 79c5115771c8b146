// Generated from regent/v1/analytics.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// A query. docs/query.md describes views, measures, dimensions and filters.
public struct QueryMetricsRequest: Message {
    public static var fullName: String { "regent.v1.QueryMetricsRequest" }

    /// The query as text; then no other field is set.
    public var text: String = ""
    /// View, for example "outcomes".
    public var view: String = ""
    /// Measures, 1-16, for example "p95_latency_ms".
    public var measures: [String] = []
    /// Fields by which rows are grouped, 0-4.
    public var dimensions: [String] = []
    /// Which rows count, as AIP-160; empty = all.
    public var filter: String = ""
    /// Earliest time, not with since_seconds; both absent = from the beginning.
    public var fromTime: Timestamp? = nil
    /// Time before which rows count, not with until_seconds; both absent = now.
    public var toTime: Timestamp? = nil
    /// Earliest time, in seconds before now; 0 = absent.
    public var sinceSeconds: UInt32 = 0
    /// Time before which rows count, in seconds before now; 0 = absent.
    public var untilSeconds: UInt32 = 0
    /// Width of the buckets of time, whole minutes from 60 to 2,592,000 seconds; 0 = no buckets.
    public var bucketSeconds: UInt32 = 0
    /// Region in whose time zone the buckets begin; empty = UTC.
    public var region: String = ""
    /// Order of the rows: measures, dimensions or "time", each optionally followed by "desc", separated by commas. Rows that
    /// are equal, and all rows without it, are by their dimensions, then by time.
    public var orderBy: String = ""
    /// Rows returned, at most 10,000; 0 = all.
    public var limit: UInt32 = 0

    public init() {}

    public init(
        text: String = "",
        view: String = "",
        measures: [String] = [],
        dimensions: [String] = [],
        filter: String = "",
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        sinceSeconds: UInt32 = 0,
        untilSeconds: UInt32 = 0,
        bucketSeconds: UInt32 = 0,
        region: String = "",
        orderBy: String = "",
        limit: UInt32 = 0
    ) {
        self.text = text
        self.view = view
        self.measures = measures
        self.dimensions = dimensions
        self.filter = filter
        self.fromTime = fromTime
        self.toTime = toTime
        self.sinceSeconds = sinceSeconds
        self.untilSeconds = untilSeconds
        self.bucketSeconds = bucketSeconds
        self.region = region
        self.orderBy = orderBy
        self.limit = limit
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("text", text, bytesMax: 8192)
        checker.text("view", view, bytesMax: 64)
        checker.items("measures", measures.count, max: 16)
        checker.texts("measures", measures)
        checker.items("dimensions", dimensions.count, max: 4)
        checker.texts("dimensions", dimensions)
        checker.text("filter", filter, bytesMax: 4096)
        checker.number("bucket_seconds", Double(bucketSeconds), atMost: 2592000)
        checker.text("region", region, resource: Region.pattern)
        checker.text("order_by", orderBy, bytesMax: 512)
        checker.number("limit", Double(limit), atMost: 10000)
    }
}

/// The answer to a query.
public struct QueryMetricsResponse: Message {
    public static var fullName: String { "regent.v1.QueryMetricsResponse" }

    /// The query as it was read, without its text.
    public var query: QueryMetricsRequest? = nil
    /// Earliest time that counted; absent = from the beginning.
    public var fromTime: Timestamp? = nil
    /// Time before which rows counted.
    public var toTime: Timestamp? = nil
    /// The measures, in the order of the values.
    public var columns: [QueryColumn] = []
    /// The rows.
    public var rows: [QueryRow] = []
    /// Rows that the limit left out.
    public var leftOut: UInt64 = 0
    /// Rows of the view that counted.
    public var counted: UInt64 = 0
    /// Outcomes of batches that may be in the range and were erased after the retention time; they count nowhere.
    public var erasedCount: UInt64 = 0

    public init() {}

    public init(
        query: QueryMetricsRequest? = nil,
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        columns: [QueryColumn] = [],
        rows: [QueryRow] = [],
        leftOut: UInt64 = 0,
        counted: UInt64 = 0,
        erasedCount: UInt64 = 0
    ) {
        self.query = query
        self.fromTime = fromTime
        self.toTime = toTime
        self.columns = columns
        self.rows = rows
        self.leftOut = leftOut
        self.counted = counted
        self.erasedCount = erasedCount
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("query", query)
    }
}

/// A measure of an answer.
public struct QueryColumn: Message {
    public static var fullName: String { "regent.v1.QueryColumn" }

    /// The measure, for example "p95_latency_ms".
    public var name: String = ""
    /// Unit of the values: "ms", "ratio", or empty.
    public var unit: String = ""

    public init() {}

    public init(name: String = "", unit: String = "") {
        self.name = name
        self.unit = unit
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A group, or a group in a bucket of time.
public struct QueryRow: Message {
    public static var fullName: String { "regent.v1.QueryRow" }

    /// Values of the dimensions, in their order; empty = the field is missing.
    public var dimensions: [String] = []
    /// Begin of the bucket; absent without buckets.
    public var bucketTime: Timestamp? = nil
    /// Values of the measures, in their order.
    public var values: [QueryValue] = []

    public init() {}

    public init(
        dimensions: [String] = [],
        bucketTime: Timestamp? = nil,
        values: [QueryValue] = []
    ) {
        self.dimensions = dimensions
        self.bucketTime = bucketTime
        self.values = values
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The value of a measure.
public struct QueryValue: Message {
    public static var fullName: String { "regent.v1.QueryValue" }

    /// Absent where there is nothing to compute it from.
    /// In the unit of the column.
    public var value: Double? = nil
    /// Rows that it is computed from.
    public var n: UInt64 = 0
    /// Rows of the group in which the field is missing.
    public var missing: UInt64 = 0
    /// Whether it is estimated: a distinct count above 10,000, whose standard error is 0.8 %.
    public var estimated: Bool = false

    public init() {}

    public init(value: Double? = nil, n: UInt64 = 0, missing: UInt64 = 0, estimated: Bool = false) {
        self.value = value
        self.n = n
        self.missing = missing
        self.estimated = estimated
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension QueryMetricsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__query_metrics_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__QueryMetricsRequest>) {
        unsafe regent__v1__query_metrics_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__QueryMetricsRequest>) {
        self.init()
        unsafe text = Read.text(c.pointee.text)
        unsafe view = Read.text(c.pointee.view)
        unsafe measures = Read.texts(c.pointee.measures, c.pointee.n_measures)
        unsafe dimensions = Read.texts(c.pointee.dimensions, c.pointee.n_dimensions)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe sinceSeconds = c.pointee.since_seconds
        unsafe untilSeconds = c.pointee.until_seconds
        unsafe bucketSeconds = c.pointee.bucket_seconds
        unsafe region = Read.text(c.pointee.region)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe limit = c.pointee.limit
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__QueryMetricsRequest>, _ arena: Arena) {
        unsafe c.pointee.text = arena.text(text)
        unsafe c.pointee.view = arena.text(view)
        unsafe (c.pointee.n_measures, c.pointee.measures) = arena.texts(measures)
        unsafe (c.pointee.n_dimensions, c.pointee.dimensions) = arena.texts(dimensions)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe c.pointee.since_seconds = sinceSeconds
        unsafe c.pointee.until_seconds = untilSeconds
        unsafe c.pointee.bucket_seconds = bucketSeconds
        unsafe c.pointee.region = arena.text(region)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.limit = limit
    }
}

extension QueryMetricsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__query_metrics_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__QueryMetricsResponse>) {
        unsafe regent__v1__query_metrics_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__QueryMetricsResponse>) {
        self.init()
        unsafe query = Read.message(c.pointee.query)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe columns = Read.messages(c.pointee.columns, c.pointee.n_columns)
        unsafe rows = Read.messages(c.pointee.rows, c.pointee.n_rows)
        unsafe leftOut = c.pointee.left_out
        unsafe counted = c.pointee.counted
        unsafe erasedCount = c.pointee.erased_count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__QueryMetricsResponse>, _ arena: Arena) {
        unsafe c.pointee.query = arena.message(query)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe (c.pointee.n_columns, c.pointee.columns) = arena.messages(columns)
        unsafe (c.pointee.n_rows, c.pointee.rows) = arena.messages(rows)
        unsafe c.pointee.left_out = leftOut
        unsafe c.pointee.counted = counted
        unsafe c.pointee.erased_count = erasedCount
    }
}

extension QueryColumn: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__query_column__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__QueryColumn>) {
        unsafe regent__v1__query_column__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__QueryColumn>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe unit = Read.text(c.pointee.unit)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__QueryColumn>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.unit = arena.text(unit)
    }
}

extension QueryRow: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__query_row__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__QueryRow>) {
        unsafe regent__v1__query_row__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__QueryRow>) {
        self.init()
        unsafe dimensions = Read.texts(c.pointee.dimensions, c.pointee.n_dimensions)
        unsafe bucketTime = Read.message(c.pointee.bucket_time)
        unsafe values = Read.messages(c.pointee.values, c.pointee.n_values)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__QueryRow>, _ arena: Arena) {
        unsafe (c.pointee.n_dimensions, c.pointee.dimensions) = arena.texts(dimensions)
        unsafe c.pointee.bucket_time = arena.message(bucketTime)
        unsafe (c.pointee.n_values, c.pointee.values) = arena.messages(values)
    }
}

extension QueryValue: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__query_value__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__QueryValue>) {
        unsafe regent__v1__query_value__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__QueryValue>) {
        self.init()
        if unsafe c.pointee.value_presence_case.rawValue == 1 {
            unsafe value = c.pointee.value
        }
        unsafe n = c.pointee.n
        unsafe missing = c.pointee.missing
        unsafe estimated = c.pointee.estimated != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__QueryValue>, _ arena: Arena) {
        if let value {
            unsafe c.pointee.value_presence_case = .init(rawValue: 1)
            unsafe c.pointee.value = value
        }
        unsafe c.pointee.n = n
        unsafe c.pointee.missing = missing
        unsafe c.pointee.estimated = estimated ? 1 : 0
    }
}

extension MessageTypes {
    /// Messages that regent/v1/analytics.proto declares, in its order.
    static let analytics: [any Message.Type] = [
        QueryMetricsRequest.self,
        QueryMetricsResponse.self,
        QueryColumn.self,
        QueryRow.self,
        QueryValue.self,
    ]
}

/// Queries of figures.
public enum AnalyticsServiceMethods {
    /// Answers a query over a view: counts, rates, sums and exact percentiles by group and by bucket of time. It counts what
    /// lies in the scopes in which the caller may read the view.
    public static let queryMetrics = Method<QueryMetricsRequest, QueryMetricsResponse>(
        MethodDescriptor(
            name: "/regent.v1.AnalyticsService/QueryMetrics", service: "regent.v1.AnalyticsService",
            method: "QueryMetrics", requireAny: ["analytics.query"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.QueryMetricsRequest",
            responseType: "regent.v1.QueryMetricsResponse",
            comment: "Answers a query over a view: counts, rates, sums and exact percentiles by group and by bucket of time. It counts what lies in the scopes in which the caller may read the view."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        queryMetrics.descriptor,
    ]
}
