// One serving process of the peer.
'use strict';
const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const Redis = require('ioredis');
const { Ranker } = require('./ranker');

const RETRIEVED = 1000;
const RANKED = 150;
const CATALOGUE = 8000;

// The k best of these scores, best first.
function best(scores, count) {
  return Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a]).slice(0, count);
}

// Candidates without any retrieval: another window of the catalogue for each viewer.
function candidatesOf(viewerId) {
  return Array.from({ length: RETRIEVED }, (_, i) => (viewerId * 7 + i * 5) % CATALOGUE);
}

async function serve(settings, port) {
  const redis = new Redis(`redis://${settings.redis}`);
  const light = await Ranker.load(settings.light, CATALOGUE);
  const heavy = await Ranker.load(settings.heavy, CATALOGUE);

  async function feed(request) {
    const begin = performance.now();
    const viewerId = Number(request.user_id);
    const size = request.size || 20;
    await redis.getBuffer('benchmark:viewer');
    const candidates = candidatesOf(viewerId);
    const cut = best(await light.score(candidates), RANKED).map((place) => candidates[place]);
    const values = await heavy.score(cut);
    const items = best(values, size).map((place, position) => ({
      video_id: String(cut[place]), creator_id: '1', position, source: 'peer', score: values[place],
    }));
    return { request_id: `${viewerId}`, served_by: 'heavy', latency_ms: performance.now() - begin, model_versions: {}, items };
  }

  const definition = loader.loadSync(path.join('feedranking', 'v1', 'feed.proto'), {
    includeDirs: [settings.proto], keepCase: true, longs: String, defaults: false,
  });
  const server = new grpc.Server();
  server.addService(grpc.loadPackageDefinition(definition).feedranking.v1.Feed.service, {
    GetFeed: (call, answer) => feed(call.request).then((page) => answer(null, page), answer),
  });
  await new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), (error) => (error ? reject(error) : resolve()));
  });
  process.send('ready');
}

module.exports = { serve };
