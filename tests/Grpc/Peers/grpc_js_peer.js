// A foreign peer: grpc-js as client and as server, told what to do by JSON lines on standard input and answering with JSON lines.
// It knows no test case: cases are data of the tests. README.md beside the tests describes the commands.
'use strict';
const readline = require('node:readline');
const grpc = require('@grpc/grpc-js');

const say = (answer) => process.stdout.write(JSON.stringify(answer) + '\n');
const same = (bytes) => bytes;
const isBinary = (key) => key.endsWith('-bin');

function toMetadata(pairs) {
  const metadata = new grpc.Metadata();
  for (const [key, value] of pairs ?? []) {
    metadata.add(key, isBinary(key) ? Buffer.from(value, 'base64') : value);
  }
  return metadata;
}

function toPairs(metadata) {
  const pairs = [];
  for (const key of Object.keys(metadata?.getMap() ?? {})) {
    for (const value of metadata.get(key)) {
      pairs.push([key, isBinary(key) ? value.toString('base64') : value]);
    }
  }
  return pairs;
}

// ---- client

const clients = new Map();
const running = new Map();

function clientFor({ address, gzip, maxReceive, keepAliveMs }) {
  const key = JSON.stringify([address, gzip, maxReceive, keepAliveMs]);
  if (!clients.has(key)) {
    const options = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 };
    if (gzip) options['grpc.default_compression_algorithm'] = 2;
    if (maxReceive) options['grpc.max_receive_message_length'] = maxReceive;
    if (keepAliveMs) options['grpc.keepalive_time_ms'] = keepAliveMs;
    clients.set(key, new grpc.Client(address, grpc.credentials.createInsecure(), options));
  }
  return clients.get(key);
}

function call(command) {
  const answer = { id: command.id, messages: [], headers: [] };
  const options = command.deadlineMs ? { deadline: Date.now() + command.deadlineMs } : {};
  const request = Buffer.from(command.request ?? '', 'base64');
  const metadata = toMetadata(command.metadata);
  const client = clientFor(command);
  let running_call;
  if (command.streaming) {
    running_call = client.makeServerStreamRequest(command.method, same, same, request, metadata, options);
    running_call.on('data', (message) => {
      answer.messages.push(message.toString('base64'));
      if (answer.messages.length === command.cancelAfter) running_call.cancel();
    });
    running_call.on('error', () => {}); // the status follows
  } else {
    running_call = client.makeUnaryRequest(command.method, same, same, request, metadata, options, (error, message) => {
      if (!error) answer.messages.push(message.toString('base64'));
    });
  }
  running.set(command.id, running_call);
  running_call.on('metadata', (headers) => { answer.headers = toPairs(headers); });
  running_call.on('status', (status) => {
    running.delete(command.id);
    // The callback of a unary call comes right after its status.
    setImmediate(() => say({ ...answer, code: status.code, detail: status.details, trailers: toPairs(status.metadata) }));
  });
}

// ---- server

const servers = new Map();

function answerOf(plan, request) {
  if (!plan.answerBytes) return request;
  const length = [];
  for (let left = plan.answerBytes; ; left = Math.floor(left / 128)) {
    length.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) break;
  }
  return Buffer.concat([Buffer.from([0x12, ...length]), Buffer.alloc(plan.answerBytes)]);
}

function chosen(metadata, prefix) {
  return toMetadata(toPairs(metadata).filter(([key]) => key.startsWith(prefix)));
}

async function obey(state, running_call, write = () => {}) {
  const plan = JSON.parse(running_call.metadata.get('plan-bin')[0]?.toString() ?? '{}');
  state.calls++;
  if (running_call.getDeadline() !== Infinity) state.deadlines++;
  const cancelled = new Promise((resolve) => running_call.on('cancelled', () => { resolve(); }));
  const headers = chosen(running_call.metadata, 'early-');
  if (toPairs(headers).length) running_call.sendMetadata(headers);
  for (let i = 0; i < (plan.answersBefore ?? 0); i++) write(answerOf(plan, running_call.request));
  if (plan.wait) { await cancelled; state.cancelled++; }
  if (plan.hold) await Promise.race([state.released, cancelled]);
  const trailers = chosen(running_call.metadata, 'echoed-');
  if (plan.failWith) throw { code: plan.failWith, details: plan.failDetail ?? '', metadata: trailers };
  return { plan, trailers };
}

function serve(command) {
  const state = { calls: 0, cancelled: 0, deadlines: 0 };
  state.released = new Promise((resolve) => { state.release = resolve; });
  const server = new grpc.Server(command.maxReceive ? { 'grpc.max_receive_message_length': command.maxReceive } : {});
  const method = (service, name, responseStream) => ({
    path: `/${service}/${name}`, requestStream: false, responseStream,
    requestSerialize: same, requestDeserialize: same, responseSerialize: same, responseDeserialize: same,
  });
  server.addService({ Say: method('echo.v1.Echo', 'Say', false), Stream: method('echo.v1.Echo', 'Stream', true) }, {
    Say: (running_call, done) => obey(state, running_call).then(
      ({ plan, trailers }) => done(null, answerOf(plan, running_call.request), trailers), (error) => done(error)),
    Stream: (running_call) => obey(state, running_call, (message) => running_call.write(message)).then(({ plan, trailers }) => {
      for (let i = 0; i < (plan.repeat ?? 0); i++) running_call.write(answerOf(plan, running_call.request));
      running_call.end(trailers);
    }, (error) => running_call.emit('error', error)),
  });
  const serving = Buffer.from([0x08, 0x01]);
  server.addService({ Check: method('grpc.health.v1.Health', 'Check', false), Watch: method('grpc.health.v1.Health', 'Watch', true) }, {
    Check: (running_call, done) => done(null, serving),
    Watch: (running_call) => { running_call.write(serving); running_call.write(Buffer.from([0x08, 0x02])); running_call.end(); },
  });
  server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
    servers.set(port, { server, state });
    say({ id: command.id, port });
  });
}

function control(command) {
  const { server, state } = servers.get(command.port);
  if (command.do === 'drain') server.tryShutdown(() => {});
  if (command.do === 'release') state.release();
  if (command.do === 'stop') server.forceShutdown();
  say({ id: command.id, calls: state.calls, cancelled: state.cancelled, deadlines: state.deadlines });
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const command = JSON.parse(line);
  if (command.do === 'call') call(command);
  else if (command.do === 'cancel') running.get(command.call)?.cancel();
  else if (command.do === 'forget') {
    for (const client of clients.values()) client.close();
    clients.clear();
  } else if (command.do === 'serve') serve(command);
  else control(command);
}).on('close', () => process.exit(0));
say({ id: 0 });
