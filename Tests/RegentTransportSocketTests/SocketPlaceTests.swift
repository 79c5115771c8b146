import RegentTransport
import RegentTransportSocket
import Testing

@Suite("Addresses") struct SocketPlaceTests {
    @Test(
        "an address of each form says itself again",
        arguments: [
            "unix:/run/r.sock", "unix:r", "tls:example.org:7070", "tls:10.0.0.1:1", "tls:[::1]:65535",
            "tls:[fe80::1%eth0]:1", "tls:0.0.0.0:0", "tcp:127.0.0.1:7070", "tcp:127.8.9.10:7070", "tcp:[::1]:7070",
            "tcp:localhost:7070",
        ])
    func forms(_ text: String) throws {
        let place = try SocketPlace(text)
        #expect(place.description == text)
        #expect(place.isRemote == !text.hasPrefix("unix:"))
    }

    @Test(
        "what is no address, or no address for plain TCP, is refused",
        arguments: [
            "", "unix", "unix:", "tls:", "tls:host", "tls::1", "tls:host:", "tls:host:65536", "tls:host:-1",
            "tls:host:+1",
            "tls:host:123456", "tls:host: 1", "tls:ho st:1", "tls:::1:7070", "tls:[::1]", "tls:[]:1", "tls:[host]:1",
            "tls:[::1:1", "tls:a/b:1", "http:host:1", "host:1", "TLS:host:1", "tls:hö:1", "tls:host:1\n",
            "tcp:10.0.0.1:1", "tcp:example.org:1", "tcp:127.0.0.1", "tcp:127.1:1", "tcp:127.0.0.01:1",
            "tcp:127.0.0.256:1",
            "tcp:127.0.0.1.example.org:1", "tcp:localhost.example.org:1", "tcp:[::2]:1", "tcp:[::]:1", "tcp:0.0.0.0:1",
        ])
    func refused(_ text: String) {
        #expect { try SocketPlace(text) } throws: { ($0 as? TransportError)?.code == .addressInvalid }
    }
}
