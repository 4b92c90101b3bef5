// grpc-js calling itself over the loopback. Each line of standard input is a load, {size, callers, ms}; each is answered with its cost.
// It ends when standard input does.
'use strict';
const readline = require('node:readline');
const grpc = require('@grpc/grpc-js');

const path = '/benchmarks.v1.Echo/Say';
const same = (bytes) => bytes;
const method = {
  path,
  requestStream: false,
  responseStream: false,
  requestSerialize: same,
  requestDeserialize: same,
  responseSerialize: same,
  responseDeserialize: same,
};

const server = new grpc.Server();
server.addService({ say: method }, { say: (call, answer) => answer(null, call.request) });

async function measure(client, { size, callers, ms }) {
  const message = Buffer.alloc(size);
  const say = () =>
    new Promise((resolve, reject) =>
      client.makeUnaryRequest(path, same, same, message, (error, response) => (error ? reject(error) : resolve(response))));
  const cpu = process.cpuUsage();
  const begin = performance.now();
  let calls = 0;
  const caller = async () => {
    while (performance.now() - begin < ms) {
      await say();
      calls++;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const used = process.cpuUsage(cpu);
  return { calls, seconds: (performance.now() - begin) / 1000, cpuMicroseconds: used.user + used.system };
}

server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), async (error, port) => {
  if (error) throw error;
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  console.log('ready');
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await measure(client, JSON.parse(line))));
  }
  process.exit(0);
});
