// Generated from regent/v1/forecasts.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Whether a series has enough values to say anything.
public enum SeriesState: OpenEnum {
    /// Not used.
    case unspecified
    /// It has.
    case ok
    /// Fewer than 20 buckets have a value.
    case noData
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .ok
        case 2: self = .noData
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .ok: 1
        case .noData: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .ok: "OK"
        case .noData: "NO_DATA"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .ok, .noData]
}

/// How values after a series are forecast.
public enum ForecastMethod: OpenEnum {
    /// Not used.
    case unspecified
    /// Damped Holt-Winters; level and trend only where there is no season.
    case holtWinters
    /// The last season again; the last value where there is no season.
    case seasonalNaive
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .holtWinters
        case 2: self = .seasonalNaive
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .holtWinters: 1
        case .seasonalNaive: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .holtWinters: "HOLT_WINTERS"
        case .seasonalNaive: "SEASONAL_NAIVE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .holtWinters, .seasonalNaive]
}

/// Which way a series goes.
public enum TrendDirection: OpenEnum {
    /// Not known: NO_DATA.
    case unspecified
    /// No sign of either.
    case steady
    /// Upwards.
    case rising
    /// Downwards.
    case falling
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .steady
        case 2: self = .rising
        case 3: self = .falling
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .steady: 1
        case .rising: 2
        case .falling: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .steady: "STEADY"
        case .rising: "RISING"
        case .falling: "FALLING"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .steady, .rising, .falling]
}

/// A bucket of a series.
public struct SeriesPoint: Message {
    public static var fullName: String { "regent.v1.SeriesPoint" }

    /// Its begin.
    public var bucketTime: Timestamp? = nil
    /// Absent where the bucket has no data.
    /// In the unit of the measure.
    public var value: Double? = nil

    public init() {}

    public init(bucketTime: Timestamp? = nil, value: Double? = nil) {
        self.bucketTime = bucketTime
        self.value = value
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for forecasts.
public struct ForecastMetricsRequest: Message {
    public static var fullName: String { "regent.v1.ForecastMetricsRequest" }

    /// One measure in buckets of time; each group of its dimensions is a series, 20 at most. Its order and limit are left out.
    public var query: QueryMetricsRequest? = nil
    /// How far, in seconds after the last whole bucket, at most 1,000 buckets; 0 = one season, a tenth of the series where it has
    /// none.
    public var horizonSeconds: UInt32 = 0
    /// Length of a season, whole buckets; 0 = a day for buckets that divide a day, a week for buckets of a day, else none.
    public var seasonSeconds: UInt32 = 0
    /// Whether there is one.
    /// A value of which is asked when it is crossed, in the unit of the measure.
    public var limit: Double? = nil

    public init() {}

    public init(
        query: QueryMetricsRequest? = nil,
        horizonSeconds: UInt32 = 0,
        seasonSeconds: UInt32 = 0,
        limit: Double? = nil
    ) {
        self.query = query
        self.horizonSeconds = horizonSeconds
        self.seasonSeconds = seasonSeconds
        self.limit = limit
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("query", query, required: true)
        checker.number("limit", limit, finite: true)
    }
}

/// Forecasts of each series.
public struct ForecastMetricsResponse: Message {
    public static var fullName: String { "regent.v1.ForecastMetricsResponse" }

    /// The measure.
    public var measure: QueryColumn? = nil
    /// The query as it was read, without its text.
    public var query: QueryMetricsRequest? = nil
    /// A series per group, in the order of their dimensions.
    public var series: [SeriesForecast] = []

    public init() {}

    public init(
        measure: QueryColumn? = nil,
        query: QueryMetricsRequest? = nil,
        series: [SeriesForecast] = []
    ) {
        self.measure = measure
        self.query = query
        self.series = series
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("query", query)
        checker.messages("series", series)
    }
}

/// The forecast of one series.
public struct SeriesForecast: Message {
    public static var fullName: String { "regent.v1.SeriesForecast" }

    /// Values of the dimensions, in their order.
    public var dimensions: [String] = []
    /// NO_DATA: nothing but points, value_count and gap_count is set.
    public var state: SeriesState = .unspecified
    /// The series as far as its buckets have ended, 2,000 at most.
    public var points: [SeriesPoint] = []
    /// Buckets with a value.
    public var valueCount: UInt32 = 0
    /// Buckets without data, after the first that has some.
    public var gapCount: UInt32 = 0
    /// Buckets of the season that was used; 0 = none: a trend only.
    public var seasonBuckets: UInt32 = 0
    /// The method of the forecast: the one whose mean absolute error is smaller in the backtest.
    public var method: ForecastMethod = .unspecified
    /// Both methods over known values, from which they saw only what came before.
    public var backtest: [ForecastBacktest] = []
    /// The values to come.
    public var forecast: [ForecastPoint] = []
    /// Confidence of the intervals, both sides: 0.9.
    public var confidence: Double = 0
    /// When the limit is crossed; absent without one.
    public var crossing: ForecastCrossing? = nil

    public init() {}

    public init(
        dimensions: [String] = [],
        state: SeriesState = .unspecified,
        points: [SeriesPoint] = [],
        valueCount: UInt32 = 0,
        gapCount: UInt32 = 0,
        seasonBuckets: UInt32 = 0,
        method: ForecastMethod = .unspecified,
        backtest: [ForecastBacktest] = [],
        forecast: [ForecastPoint] = [],
        confidence: Double = 0,
        crossing: ForecastCrossing? = nil
    ) {
        self.dimensions = dimensions
        self.state = state
        self.points = points
        self.valueCount = valueCount
        self.gapCount = gapCount
        self.seasonBuckets = seasonBuckets
        self.method = method
        self.backtest = backtest
        self.forecast = forecast
        self.confidence = confidence
        self.crossing = crossing
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("state", state)
        checker.known("method", method)
        checker.messages("backtest", backtest)
    }
}

/// Forecasts of known values by one method.
public struct ForecastBacktest: Message {
    public static var fullName: String { "regent.v1.ForecastBacktest" }

    /// The method.
    public var method: ForecastMethod = .unspecified
    /// Places from which it forecast the whole horizon.
    public var origins: UInt32 = 0
    /// Whether there is one.
    /// Mean absolute error of all steps, in the unit of the measure; absent where no step had a value to compare with.
    public var mae: Double? = nil
    /// Whether there is one.
    /// The same over the mean difference of two values that are a season apart; absent where that is 0.
    public var mase: Double? = nil

    public init() {}

    public init(
        method: ForecastMethod = .unspecified,
        origins: UInt32 = 0,
        mae: Double? = nil,
        mase: Double? = nil
    ) {
        self.method = method
        self.origins = origins
        self.mae = mae
        self.mase = mase
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("method", method)
    }
}

/// The forecast of a bucket.
public struct ForecastPoint: Message {
    public static var fullName: String { "regent.v1.ForecastPoint" }

    /// Its begin.
    public var bucketTime: Timestamp? = nil
    /// In the unit of the measure.
    public var value: Double = 0
    /// Whether there is one.
    /// Lower end of the interval; absent where the backtest has too few errors.
    public var lower: Double? = nil
    /// Whether there is one.
    /// Upper end of the interval; absent likewise.
    public var upper: Double? = nil
    /// Whether the width is extrapolated from earlier steps: the backtest has fewer than nine errors of this one.
    public var extrapolated: Bool = false

    public init() {}

    public init(
        bucketTime: Timestamp? = nil,
        value: Double = 0,
        lower: Double? = nil,
        upper: Double? = nil,
        extrapolated: Bool = false
    ) {
        self.bucketTime = bucketTime
        self.value = value
        self.lower = lower
        self.upper = upper
        self.extrapolated = extrapolated
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// When a forecast crosses a limit, from the side on which the last value is.
public struct ForecastCrossing: Message {
    public static var fullName: String { "regent.v1.ForecastCrossing" }

    /// The limit.
    public var limit: Double = 0
    /// Whether the last value is at the limit or above it: it is crossed by falling below.
    public var aboveNow: Bool = false
    /// The first bucket whose forecast is on the other side; absent = none within the horizon.
    public var time: Timestamp? = nil
    /// The first bucket whose interval reaches the other side; absent = none within the horizon.
    public var earliestTime: Timestamp? = nil
    /// The first bucket whose whole interval is on the other side; absent = none within the horizon.
    public var latestTime: Timestamp? = nil

    public init() {}

    public init(
        limit: Double = 0,
        aboveNow: Bool = false,
        time: Timestamp? = nil,
        earliestTime: Timestamp? = nil,
        latestTime: Timestamp? = nil
    ) {
        self.limit = limit
        self.aboveNow = aboveNow
        self.time = time
        self.earliestTime = earliestTime
        self.latestTime = latestTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks for trends.
public struct GetMetricTrendRequest: Message {
    public static var fullName: String { "regent.v1.GetMetricTrendRequest" }

    /// One measure in buckets of time; each group of its dimensions is a series, 20 at most. Its order and limit are left out.
    public var query: QueryMetricsRequest? = nil
    /// Length of a season, whole buckets; 0 = a day for buckets that divide a day, a week for buckets of a day, else none.
    public var seasonSeconds: UInt32 = 0

    public init() {}

    public init(query: QueryMetricsRequest? = nil, seasonSeconds: UInt32 = 0) {
        self.query = query
        self.seasonSeconds = seasonSeconds
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("query", query, required: true)
    }
}

/// The trend of each series.
public struct GetMetricTrendResponse: Message {
    public static var fullName: String { "regent.v1.GetMetricTrendResponse" }

    /// The measure.
    public var measure: QueryColumn? = nil
    /// The query as it was read, without its text.
    public var query: QueryMetricsRequest? = nil
    /// A series per group, in the order of their dimensions.
    public var series: [SeriesTrend] = []

    public init() {}

    public init(
        measure: QueryColumn? = nil,
        query: QueryMetricsRequest? = nil,
        series: [SeriesTrend] = []
    ) {
        self.measure = measure
        self.query = query
        self.series = series
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("query", query)
        checker.messages("series", series)
    }
}

/// What one series did.
public struct SeriesTrend: Message {
    public static var fullName: String { "regent.v1.SeriesTrend" }

    /// Values of the dimensions, in their order.
    public var dimensions: [String] = []
    /// NO_DATA: nothing but points, value_count and gap_count is set.
    public var state: SeriesState = .unspecified
    /// The series as far as its buckets have ended, 2,000 at most.
    public var points: [SeriesPoint] = []
    /// Buckets with a value.
    public var valueCount: UInt32 = 0
    /// Buckets without data, after the first that has some.
    public var gapCount: UInt32 = 0
    /// Buckets of the season whose shape was taken off before changes were looked for; 0 = none.
    public var seasonBuckets: UInt32 = 0
    /// RISING or FALLING where p_value is below 0.05.
    public var direction: TrendDirection = .unspecified
    /// Median of the slopes of all pairs of buckets (Theil-Sen), per bucket.
    public var slope: Double = 0
    /// Lower end of its 95 % interval.
    public var slopeLower: Double = 0
    /// Upper end of its 95 % interval.
    public var slopeUpper: Double = 0
    /// Whether there is one.
    /// Kendall's tau-b, -1 to 1; absent where all values are equal.
    public var tau: Double? = nil
    /// Whether there is one.
    /// Two-sided p of tau; absent likewise.
    public var pValue: Double? = nil
    /// Where the level changes, ascending.
    public var changes: [LevelChange] = []
    /// The last week beside the one before; absent of a series shorter than two weeks.
    public var week: WeekComparison? = nil

    public init() {}

    public init(
        dimensions: [String] = [],
        state: SeriesState = .unspecified,
        points: [SeriesPoint] = [],
        valueCount: UInt32 = 0,
        gapCount: UInt32 = 0,
        seasonBuckets: UInt32 = 0,
        direction: TrendDirection = .unspecified,
        slope: Double = 0,
        slopeLower: Double = 0,
        slopeUpper: Double = 0,
        tau: Double? = nil,
        pValue: Double? = nil,
        changes: [LevelChange] = [],
        week: WeekComparison? = nil
    ) {
        self.dimensions = dimensions
        self.state = state
        self.points = points
        self.valueCount = valueCount
        self.gapCount = gapCount
        self.seasonBuckets = seasonBuckets
        self.direction = direction
        self.slope = slope
        self.slopeLower = slopeLower
        self.slopeUpper = slopeUpper
        self.tau = tau
        self.pValue = pValue
        self.changes = changes
        self.week = week
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("state", state)
        checker.known("direction", direction)
    }
}

/// A change of level.
public struct LevelChange: Message {
    public static var fullName: String { "regent.v1.LevelChange" }

    /// Begin of the first bucket after it.
    public var bucketTime: Timestamp? = nil
    /// Median between the change before, or the first bucket, and this one; without the season's shape.
    public var before: Double = 0
    /// Median between this change and the next one, or the last bucket; without the season's shape.
    public var after: Double = 0

    public init() {}

    public init(bucketTime: Timestamp? = nil, before: Double = 0, after: Double = 0) {
        self.bucketTime = bucketTime
        self.before = before
        self.after = after
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The last seven days and the seven days before, over buckets that have a value in both.
public struct WeekComparison: Message {
    public static var fullName: String { "regent.v1.WeekComparison" }

    /// Mean of the last seven days.
    public var last: Double = 0
    /// Mean of the seven days before.
    public var before: Double = 0
    /// Buckets that count in each.
    public var buckets: UInt32 = 0
    /// Whether there is one.
    /// (last - before) / |before|; absent where before is 0.
    public var relativeChange: Double? = nil

    public init() {}

    public init(
        last: Double = 0,
        before: Double = 0,
        buckets: UInt32 = 0,
        relativeChange: Double? = nil
    ) {
        self.last = last
        self.before = before
        self.buckets = buckets
        self.relativeChange = relativeChange
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension SeriesPoint: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__series_point__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SeriesPoint>) {
        unsafe regent__v1__series_point__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SeriesPoint>) {
        self.init()
        unsafe bucketTime = Read.message(c.pointee.bucket_time)
        if unsafe c.pointee.value_presence_case.rawValue == 2 {
            unsafe value = c.pointee.value
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SeriesPoint>, _ arena: Arena) {
        unsafe c.pointee.bucket_time = arena.message(bucketTime)
        if let value {
            unsafe c.pointee.value_presence_case = .init(rawValue: 2)
            unsafe c.pointee.value = value
        }
    }
}

extension ForecastMetricsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__forecast_metrics_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ForecastMetricsRequest>) {
        unsafe regent__v1__forecast_metrics_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ForecastMetricsRequest>) {
        self.init()
        unsafe query = Read.message(c.pointee.query)
        unsafe horizonSeconds = c.pointee.horizon_seconds
        unsafe seasonSeconds = c.pointee.season_seconds
        if unsafe c.pointee.limit_presence_case.rawValue == 4 {
            unsafe limit = c.pointee.limit
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ForecastMetricsRequest>, _ arena: Arena) {
        unsafe c.pointee.query = arena.message(query)
        unsafe c.pointee.horizon_seconds = horizonSeconds
        unsafe c.pointee.season_seconds = seasonSeconds
        if let limit {
            unsafe c.pointee.limit_presence_case = .init(rawValue: 4)
            unsafe c.pointee.limit = limit
        }
    }
}

extension ForecastMetricsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__forecast_metrics_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ForecastMetricsResponse>) {
        unsafe regent__v1__forecast_metrics_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ForecastMetricsResponse>) {
        self.init()
        unsafe measure = Read.message(c.pointee.measure)
        unsafe query = Read.message(c.pointee.query)
        unsafe series = Read.messages(c.pointee.series, c.pointee.n_series)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ForecastMetricsResponse>, _ arena: Arena) {
        unsafe c.pointee.measure = arena.message(measure)
        unsafe c.pointee.query = arena.message(query)
        unsafe (c.pointee.n_series, c.pointee.series) = arena.messages(series)
    }
}

extension SeriesForecast: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__series_forecast__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SeriesForecast>) {
        unsafe regent__v1__series_forecast__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SeriesForecast>) {
        self.init()
        unsafe dimensions = Read.texts(c.pointee.dimensions, c.pointee.n_dimensions)
        unsafe state = SeriesState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe points = Read.messages(c.pointee.points, c.pointee.n_points)
        unsafe valueCount = c.pointee.value_count
        unsafe gapCount = c.pointee.gap_count
        unsafe seasonBuckets = c.pointee.season_buckets
        unsafe method = ForecastMethod(rawValue: Int32(bitPattern: c.pointee.method.rawValue))
        unsafe backtest = Read.messages(c.pointee.backtest, c.pointee.n_backtest)
        unsafe forecast = Read.messages(c.pointee.forecast, c.pointee.n_forecast)
        unsafe confidence = c.pointee.confidence
        unsafe crossing = Read.message(c.pointee.crossing)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SeriesForecast>, _ arena: Arena) {
        unsafe (c.pointee.n_dimensions, c.pointee.dimensions) = arena.texts(dimensions)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe (c.pointee.n_points, c.pointee.points) = arena.messages(points)
        unsafe c.pointee.value_count = valueCount
        unsafe c.pointee.gap_count = gapCount
        unsafe c.pointee.season_buckets = seasonBuckets
        unsafe c.pointee.method = .init(rawValue: UInt32(bitPattern: method.rawValue))
        unsafe (c.pointee.n_backtest, c.pointee.backtest) = arena.messages(backtest)
        unsafe (c.pointee.n_forecast, c.pointee.forecast) = arena.messages(forecast)
        unsafe c.pointee.confidence = confidence
        unsafe c.pointee.crossing = arena.message(crossing)
    }
}

extension ForecastBacktest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__forecast_backtest__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ForecastBacktest>) {
        unsafe regent__v1__forecast_backtest__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ForecastBacktest>) {
        self.init()
        unsafe method = ForecastMethod(rawValue: Int32(bitPattern: c.pointee.method.rawValue))
        unsafe origins = c.pointee.origins
        if unsafe c.pointee.mae_presence_case.rawValue == 3 {
            unsafe mae = c.pointee.mae
        }
        if unsafe c.pointee.mase_presence_case.rawValue == 4 {
            unsafe mase = c.pointee.mase
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ForecastBacktest>, _ arena: Arena) {
        unsafe c.pointee.method = .init(rawValue: UInt32(bitPattern: method.rawValue))
        unsafe c.pointee.origins = origins
        if let mae {
            unsafe c.pointee.mae_presence_case = .init(rawValue: 3)
            unsafe c.pointee.mae = mae
        }
        if let mase {
            unsafe c.pointee.mase_presence_case = .init(rawValue: 4)
            unsafe c.pointee.mase = mase
        }
    }
}

extension ForecastPoint: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__forecast_point__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ForecastPoint>) {
        unsafe regent__v1__forecast_point__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ForecastPoint>) {
        self.init()
        unsafe bucketTime = Read.message(c.pointee.bucket_time)
        unsafe value = c.pointee.value
        if unsafe c.pointee.lower_presence_case.rawValue == 3 {
            unsafe lower = c.pointee.lower
        }
        if unsafe c.pointee.upper_presence_case.rawValue == 4 {
            unsafe upper = c.pointee.upper
        }
        unsafe extrapolated = c.pointee.extrapolated != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ForecastPoint>, _ arena: Arena) {
        unsafe c.pointee.bucket_time = arena.message(bucketTime)
        unsafe c.pointee.value = value
        if let lower {
            unsafe c.pointee.lower_presence_case = .init(rawValue: 3)
            unsafe c.pointee.lower = lower
        }
        if let upper {
            unsafe c.pointee.upper_presence_case = .init(rawValue: 4)
            unsafe c.pointee.upper = upper
        }
        unsafe c.pointee.extrapolated = extrapolated ? 1 : 0
    }
}

extension ForecastCrossing: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__forecast_crossing__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ForecastCrossing>) {
        unsafe regent__v1__forecast_crossing__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ForecastCrossing>) {
        self.init()
        unsafe limit = c.pointee.limit
        unsafe aboveNow = c.pointee.above_now != 0
        unsafe time = Read.message(c.pointee.time)
        unsafe earliestTime = Read.message(c.pointee.earliest_time)
        unsafe latestTime = Read.message(c.pointee.latest_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ForecastCrossing>, _ arena: Arena) {
        unsafe c.pointee.limit = limit
        unsafe c.pointee.above_now = aboveNow ? 1 : 0
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.earliest_time = arena.message(earliestTime)
        unsafe c.pointee.latest_time = arena.message(latestTime)
    }
}

extension GetMetricTrendRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_metric_trend_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetMetricTrendRequest>) {
        unsafe regent__v1__get_metric_trend_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetMetricTrendRequest>) {
        self.init()
        unsafe query = Read.message(c.pointee.query)
        unsafe seasonSeconds = c.pointee.season_seconds
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetMetricTrendRequest>, _ arena: Arena) {
        unsafe c.pointee.query = arena.message(query)
        unsafe c.pointee.season_seconds = seasonSeconds
    }
}

extension GetMetricTrendResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_metric_trend_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetMetricTrendResponse>) {
        unsafe regent__v1__get_metric_trend_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetMetricTrendResponse>) {
        self.init()
        unsafe measure = Read.message(c.pointee.measure)
        unsafe query = Read.message(c.pointee.query)
        unsafe series = Read.messages(c.pointee.series, c.pointee.n_series)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetMetricTrendResponse>, _ arena: Arena) {
        unsafe c.pointee.measure = arena.message(measure)
        unsafe c.pointee.query = arena.message(query)
        unsafe (c.pointee.n_series, c.pointee.series) = arena.messages(series)
    }
}

extension SeriesTrend: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__series_trend__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SeriesTrend>) {
        unsafe regent__v1__series_trend__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SeriesTrend>) {
        self.init()
        unsafe dimensions = Read.texts(c.pointee.dimensions, c.pointee.n_dimensions)
        unsafe state = SeriesState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe points = Read.messages(c.pointee.points, c.pointee.n_points)
        unsafe valueCount = c.pointee.value_count
        unsafe gapCount = c.pointee.gap_count
        unsafe seasonBuckets = c.pointee.season_buckets
        unsafe direction = TrendDirection(rawValue: Int32(bitPattern: c.pointee.direction.rawValue))
        unsafe slope = c.pointee.slope
        unsafe slopeLower = c.pointee.slope_lower
        unsafe slopeUpper = c.pointee.slope_upper
        if unsafe c.pointee.tau_presence_case.rawValue == 11 {
            unsafe tau = c.pointee.tau
        }
        if unsafe c.pointee.p_value_presence_case.rawValue == 12 {
            unsafe pValue = c.pointee.p_value
        }
        unsafe changes = Read.messages(c.pointee.changes, c.pointee.n_changes)
        unsafe week = Read.message(c.pointee.week)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SeriesTrend>, _ arena: Arena) {
        unsafe (c.pointee.n_dimensions, c.pointee.dimensions) = arena.texts(dimensions)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe (c.pointee.n_points, c.pointee.points) = arena.messages(points)
        unsafe c.pointee.value_count = valueCount
        unsafe c.pointee.gap_count = gapCount
        unsafe c.pointee.season_buckets = seasonBuckets
        unsafe c.pointee.direction = .init(rawValue: UInt32(bitPattern: direction.rawValue))
        unsafe c.pointee.slope = slope
        unsafe c.pointee.slope_lower = slopeLower
        unsafe c.pointee.slope_upper = slopeUpper
        if let tau {
            unsafe c.pointee.tau_presence_case = .init(rawValue: 11)
            unsafe c.pointee.tau = tau
        }
        if let pValue {
            unsafe c.pointee.p_value_presence_case = .init(rawValue: 12)
            unsafe c.pointee.p_value = pValue
        }
        unsafe (c.pointee.n_changes, c.pointee.changes) = arena.messages(changes)
        unsafe c.pointee.week = arena.message(week)
    }
}

extension LevelChange: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__level_change__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__LevelChange>) {
        unsafe regent__v1__level_change__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__LevelChange>) {
        self.init()
        unsafe bucketTime = Read.message(c.pointee.bucket_time)
        unsafe before = c.pointee.before
        unsafe after = c.pointee.after
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__LevelChange>, _ arena: Arena) {
        unsafe c.pointee.bucket_time = arena.message(bucketTime)
        unsafe c.pointee.before = before
        unsafe c.pointee.after = after
    }
}

extension WeekComparison: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__week_comparison__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WeekComparison>) {
        unsafe regent__v1__week_comparison__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WeekComparison>) {
        self.init()
        unsafe last = c.pointee.last
        unsafe before = c.pointee.before
        unsafe buckets = c.pointee.buckets
        if unsafe c.pointee.relative_change_presence_case.rawValue == 4 {
            unsafe relativeChange = c.pointee.relative_change
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WeekComparison>, _ arena: Arena) {
        unsafe c.pointee.last = last
        unsafe c.pointee.before = before
        unsafe c.pointee.buckets = buckets
        if let relativeChange {
            unsafe c.pointee.relative_change_presence_case = .init(rawValue: 4)
            unsafe c.pointee.relative_change = relativeChange
        }
    }
}

extension MessageTypes {
    /// Messages that regent/v1/forecasts.proto declares, in its order.
    static let forecasts: [any Message.Type] = [
        SeriesPoint.self,
        ForecastMetricsRequest.self,
        ForecastMetricsResponse.self,
        SeriesForecast.self,
        ForecastBacktest.self,
        ForecastPoint.self,
        ForecastCrossing.self,
        GetMetricTrendRequest.self,
        GetMetricTrendResponse.self,
        SeriesTrend.self,
        LevelChange.self,
        WeekComparison.self,
    ]
}

/// Trends and forecasts of measures (docs/forecasts.md).
public enum ForecastServiceMethods {
    /// Forecasts one measure: values to come with their intervals, a backtest, and when a limit is crossed.
    public static let forecastMetrics = Method<ForecastMetricsRequest, ForecastMetricsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ForecastService/ForecastMetrics", service: "regent.v1.ForecastService",
            method: "ForecastMetrics", requireAny: ["analytics.query"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ForecastMetricsRequest",
            responseType: "regent.v1.ForecastMetricsResponse",
            comment: "Forecasts one measure: values to come with their intervals, a backtest, and when a limit is crossed."))

    /// Describes how one measure changed: slope, significance, changes of level, week over week.
    public static let getMetricTrend = Method<GetMetricTrendRequest, GetMetricTrendResponse>(
        MethodDescriptor(
            name: "/regent.v1.ForecastService/GetMetricTrend", service: "regent.v1.ForecastService",
            method: "GetMetricTrend", requireAny: ["analytics.query"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetMetricTrendRequest",
            responseType: "regent.v1.GetMetricTrendResponse",
            comment: "Describes how one measure changed: slope, significance, changes of level, week over week."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        forecastMetrics.descriptor,
        getMetricTrend.descriptor,
    ]
}
