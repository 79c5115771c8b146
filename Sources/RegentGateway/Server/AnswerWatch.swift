import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Tells `RequestGuard` when an answer has ended.
final class AnswerWatch: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var closes = false

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        if case .head(let head) = part { closes = head.headerFields[.connection]?.lowercased() == "close" }
        context.write(data, promise: promise)
        guard case .end = part else { return }
        context.triggerUserOutboundEvent(AnswerEnded(closes: closes), promise: nil)
    }
}
