"""A foreign server (gRPC's C core, through Python) for our client. Prints its port, then serves until its input ends.

Say echoes the bytes that it gets; metadata tells it to do other things.
"""
import sys
import threading
from concurrent import futures

import grpc

cancelled = threading.Event()


def say(request, context):
    wanted = dict(context.invocation_metadata())
    context.set_trailing_metadata(tuple((key, value) for key, value in wanted.items() if key.startswith("echoed-")))
    context.send_initial_metadata((("first", "header"),))
    if "fail-with" in wanted:
        code = next(code for code in grpc.StatusCode if code.value[0] == int(wanted["fail-with"]))
        context.abort(code, wanted["fail-detail-bin"].decode())
    if "wait" in wanted:
        context.add_callback(cancelled.set)
        cancelled.wait(20)
    if "tell-timeout" in wanted:
        return b"\x0a\x01y" if context.time_remaining() is not None else b"\x0a\x01n"
    return request


def stream(request, context):
    for _ in range(20):
        yield request


def was_cancelled(request, context):
    return b"\x0a\x03yes" if cancelled.wait(20) else b"\x0a\x02no"


handlers = {
    "Say": grpc.unary_unary_rpc_method_handler(say),
    "Stream": grpc.unary_stream_rpc_method_handler(stream),
    "WasCancelled": grpc.unary_unary_rpc_method_handler(was_cancelled),
}
server = grpc.server(futures.ThreadPoolExecutor(max_workers=8))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("echo.v1.Echo", handlers),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(port, flush=True)
sys.stdin.read()
server.stop(None)
