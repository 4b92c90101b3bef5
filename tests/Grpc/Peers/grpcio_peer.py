"""A foreign peer: gRPC's C core (through Python) as client and as server.

Told what to do by JSON lines on standard input, it answers with JSON lines. It knows no test case: cases are data of the tests.
README.md beside the tests describes the commands.
"""
import base64
import json
import sys
import threading
from concurrent import futures

import grpc

output = threading.Lock()


def say(answer):
    with output:
        print(json.dumps(answer), flush=True)


def to_metadata(pairs):
    return tuple((key, base64.b64decode(value) if key.endswith("-bin") else value) for key, value in pairs or ())


def to_pairs(metadata):
    return [[key, base64.b64encode(value).decode() if key.endswith("-bin") else value] for key, value in metadata or ()]


# ---- client

channels = {}
running = {}


def channel_for(command):
    key = (command["address"], command.get("maxReceive"), command.get("keepAliveMs"))
    if key not in channels:
        options = [("grpc.initial_reconnect_backoff_ms", 100), ("grpc.max_reconnect_backoff_ms", 500)]
        if key[1]:
            options.append(("grpc.max_receive_message_length", key[1]))
        if key[2]:
            options += [("grpc.keepalive_time_ms", key[2]), ("grpc.http2.max_pings_without_data", 0)]
        channels[key] = grpc.insecure_channel(command["address"], options=options)
    return channels[key]


def call(command):
    channel, method, streaming = channel_for(command), command["method"], command.get("streaming")
    start = channel.unary_stream(method) if streaming else channel.unary_unary(method).future
    started = start(
        base64.b64decode(command.get("request", "")),
        timeout=command["deadlineMs"] / 1000 if command.get("deadlineMs") else None,
        metadata=to_metadata(command.get("metadata")),
        compression=grpc.Compression.Gzip if command.get("gzip") else None,
    )
    running[command["id"]] = started
    threading.Thread(target=finish, args=(command, started, streaming), daemon=True).start()


def finish(command, started, streaming):
    messages = []
    try:
        for message in started if streaming else [started.result()]:
            messages.append(base64.b64encode(message).decode())
            if len(messages) == command.get("cancelAfter"):
                started.cancel()
    except (grpc.RpcError, grpc.FutureCancelledError):
        pass  # the status follows
    del running[command["id"]]
    say({
        "id": command["id"], "code": started.code().value[0], "detail": started.details(), "messages": messages,
        "headers": to_pairs(started.initial_metadata()), "trailers": to_pairs(started.trailing_metadata()),
    })


# ---- server

servers = {}


class Server:
    def __init__(self, max_receive, gzip):
        self.calls = self.cancelled = self.deadlines = 0
        self.released = threading.Event()
        self.gate = threading.Lock()
        options = [("grpc.http2.min_ping_interval_without_data_ms", 500), ("grpc.http2.min_recv_ping_interval_without_data_ms", 500),
                   ("grpc.so_reuseport", 0)]
        if max_receive:
            options.append(("grpc.max_receive_message_length", max_receive))
        compression = grpc.Compression.Gzip if gzip else None
        self.server = grpc.server(futures.ThreadPoolExecutor(max_workers=128), options=options, compression=compression)
        echo = {"Say": grpc.unary_unary_rpc_method_handler(self.unary), "Stream": grpc.unary_stream_rpc_method_handler(self.stream)}
        health = {
            "Check": grpc.unary_unary_rpc_method_handler(lambda request, context: b"\x08\x01"),
            "Watch": grpc.unary_stream_rpc_method_handler(lambda request, context: iter((b"\x08\x01", b"\x08\x02"))),
        }
        self.server.add_generic_rpc_handlers((
            grpc.method_handlers_generic_handler("echo.v1.Echo", echo),
            grpc.method_handlers_generic_handler("grpc.health.v1.Health", health)))
        self.port = self.server.add_insecure_port("127.0.0.1:0")
        self.server.start()

    def unary(self, request, context):
        plan = self.begin(context)
        self.obey(plan, context)
        return answer_of(plan, request)

    def stream(self, request, context):
        plan = self.begin(context)
        for _ in range(plan.get("answersBefore", 0)):
            yield answer_of(plan, request)
        self.obey(plan, context)
        for _ in range(plan.get("repeat", 0)):
            yield answer_of(plan, request)

    def begin(self, context):
        metadata = context.invocation_metadata()
        with self.gate:
            self.calls += 1
            self.deadlines += context.time_remaining() < 1e6
        context.set_trailing_metadata(tuple(pair for pair in metadata if pair[0].startswith("echoed-")))
        early = tuple(pair for pair in metadata if pair[0].startswith("early-"))
        if early:
            context.send_initial_metadata(early)
        plan = json.loads(dict(metadata).get("plan-bin", b"{}"))
        # Here and not in the handler: a stream that is cancelled between two answers is not asked for the next.
        if plan.get("wait") and not context.add_callback(self.saw_cancellation):
            self.saw_cancellation()
        return plan

    def saw_cancellation(self):
        with self.gate:
            self.cancelled += 1

    def obey(self, plan, context):
        ended = threading.Event()
        context.add_callback(ended.set)
        if plan.get("wait"):
            ended.wait(60)
        if plan.get("hold"):
            self.released.wait(60)
        if plan.get("failWith"):
            code = next(code for code in grpc.StatusCode if code.value[0] == plan["failWith"])
            context.abort(code, plan.get("failDetail", ""))


def answer_of(plan, request):
    count = plan.get("answerBytes", 0)
    if not count:
        return request
    length, left = b"", count
    while left >= 128:
        length += bytes([left & 127 | 128])
        left >>= 7
    return b"\x12" + length + bytes([left]) + bytes(count)


def control(command):
    server = servers[command["port"]]
    if command["do"] == "drain":
        server.server.stop(60)
    if command["do"] == "release":
        server.released.set()
    if command["do"] == "stop":
        server.server.stop(None)
    say({"id": command["id"], "calls": server.calls, "cancelled": server.cancelled, "deadlines": server.deadlines})


say({"id": 0})
for line in sys.stdin:
    current = json.loads(line)
    if current["do"] == "call":
        call(current)
    elif current["do"] == "cancel":
        running[current["call"]].cancel()
    elif current["do"] == "forget":
        for channel in channels.values():
            channel.close()
        channels.clear()
    elif current["do"] == "serve":
        made = Server(current.get("maxReceive"), current.get("gzip"))
        servers[made.port] = made
        say({"id": current["id"], "port": made.port})
    else:
        control(current)
for server in servers.values():
    server.released.set()
    server.server.stop(None)
