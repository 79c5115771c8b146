import Hummingbird
import NIOCore

/// What a request is answered with besides itself: the channel it came over.
struct GatewayContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}
