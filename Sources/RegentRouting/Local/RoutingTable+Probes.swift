extension RoutingTable {
    /// Microseconds that the probe of an enabled provider may take, with the time to report it; nil for another one.
    package func probeLeaseMicros(of provider: String) -> Int64? {
        serving[provider].map { JudgedProvider($0).leaseMicros }
    }
}
