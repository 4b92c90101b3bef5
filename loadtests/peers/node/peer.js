// The same feed out of Node.js: what somebody might write who picks grpc-js, ioredis and onnxruntime-node instead. For one request it reads the
// viewer from Redis, gathers the candidates' features, runs the light model on 1,000 rows and the heavy one on 150, sorts, and answers 20 items
// over the contract's own Feed service.
//
// It is given every advantage: candidates need no retrieval, features lie ready in memory, nothing is filtered, diversified, explained, kept
// for a next page or logged, and there is a process per core. Its one argument is a JSON object, {redis, light, heavy, proto, workers}. It
// prints one line of JSON when it serves, {port, pids, versions}, and ends when its standard input does.
'use strict';
const cluster = require('node:cluster');
const net = require('node:net');
const { serve } = require('./serve');

const settings = JSON.parse(process.argv[2]);

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function lead() {
  const port = await freePort();
  const workers = Array.from({ length: settings.workers }, () => cluster.fork({ FEED_PORT: String(port) }));
  let stopping = false;
  const stop = (code) => {
    stopping = true;
    for (const worker of workers) worker.process.kill();
    process.exit(code);
  };
  cluster.on('exit', () => stopping || stop(1));
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))));
  const version = (name) => `${name} ${require(`${name}/package.json`).version}`;
  const versions = [`Node.js ${process.version}`, ...['@grpc/grpc-js', 'onnxruntime-node', 'ioredis'].map(version)].join(', ');
  console.log(JSON.stringify({ port, pids: workers.map((worker) => worker.process.pid), versions: `${versions}, ${settings.workers} processes` }));
  process.stdin.on('end', () => stop(0)).resume();
}

(cluster.isPrimary ? lead() : serve(settings, Number(process.env.FEED_PORT))).catch((error) => {
  console.error(error);
  process.exit(1);
});
