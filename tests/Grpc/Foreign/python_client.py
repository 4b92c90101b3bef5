"""A foreign client (gRPC's C core, through Python) against the server whose address is the first argument.

Prints one line per check, "ok NAME" or "failed NAME: what happened"; the test reads them. Messages are encoded by hand,
so that nothing but the gRPC library is needed.
"""
import sys
import threading

import grpc


def text(value):
    data = value.encode()
    return b"\x0a" + bytes([len(data)]) + data


def number(field, value):
    return bytes([field << 3, value])


def payload(count):
    """A bytes field of any length."""
    length, prefix = count, b"\x12"
    while length >= 128:
        prefix += bytes([length & 127 | 128])
        length >>= 7
    return prefix + bytes([length]) + b"x" * count


FAIL_WITH, WAIT, REPEAT = 3, 5, 6


def unary(channel, method="Say"):
    return channel.unary_unary(f"/echo.v1.Echo/{method}")


def expect(code, call):
    try:
        call()
    except grpc.RpcError as error:
        assert error.code() == code, f"{error.code()}: {error.details()}"
        return error
    raise AssertionError("did not fail")


def small(channel):
    assert unary(channel)(text("hello")) == text("hello")


def large(channel):
    message = payload(1_000_000)
    assert unary(channel)(message) == message


def many(channel):
    calls = [unary(channel).future(text(str(i))) for i in range(200)]
    assert [call.result() for call in calls] == [text(str(i)) for i in range(200)]


def stream(channel):
    answers = list(channel.unary_stream("/echo.v1.Echo/Stream")(text("s") + number(REPEAT, 50)))
    assert answers == [text("s")] * 50


def every_status(channel):
    for code in list(grpc.StatusCode)[1:]:
        expect(code, lambda: unary(channel)(number(FAIL_WITH, code.value[0])))


def metadata(channel):
    sent = (("echoed-text", "abc"), ("echoed-bytes-bin", bytes(range(256))))
    _, call = unary(channel).with_call(b"", metadata=sent)
    received = dict(call.trailing_metadata())
    assert received["echoed-text"] == "abc" and received["echoed-bytes-bin"] == bytes(range(256)), received


def deadline(channel):
    expect(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: unary(channel)(number(WAIT, 1), timeout=0.2))


def cancel(channel):
    call = unary(channel).future(number(WAIT, 1))
    done = threading.Event()
    call.add_done_callback(lambda _: done.set())
    call.cancel()
    assert done.wait(10) and call.cancelled()


def unimplemented(channel):
    expect(grpc.StatusCode.UNIMPLEMENTED, lambda: unary(channel, "Nowhere")(b""))


def compressed(channel):
    expect(grpc.StatusCode.UNIMPLEMENTED, lambda: unary(channel)(payload(10_000), compression=grpc.Compression.Gzip))


def health(channel):
    assert channel.unary_unary("/grpc.health.v1.Health/Check")(b"") == b"\x08\x01"


CHECKS = [small, large, many, stream, every_status, metadata, deadline, cancel, unimplemented, health]
if "no-compression" in sys.argv:
    CHECKS.append(compressed)

with grpc.insecure_channel(sys.argv[1]) as shared_channel:
    for check in CHECKS:
        try:
            check(shared_channel)
            print(f"ok {check.__name__}", flush=True)
        except Exception as problem:  # every problem is a line of the report
            print(f"failed {check.__name__}: {problem!r}", flush=True)
