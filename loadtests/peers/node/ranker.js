// A model over features that lie ready in memory: a gather, one run, and the sum of the heads as a video's value.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const ort = require('onnxruntime-node');

class Ranker {
  // folder: one version of a model, as its manifest describes it; rows: videos of the catalogue.
  static async load(folder, rows) {
    const graph = path.join(folder, 'model.onnx');
    const session = await ort.InferenceSession.create(graph, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' });
    const { inputs } = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')).files['model.onnx'];
    return new Ranker(session, inputs, rows);
  }

  constructor(session, inputs, rows) {
    this.session = session;
    // Inputs per video are gathered from a table; those per request are as they are, once.
    this.inputs = inputs.map(({ name, shape }) => {
      const perRow = shape[0] === -1;
      const width = shape.slice(perRow ? 1 : 0).reduce((product, length) => product * length, 1);
      return { name, shape, perRow, width, values: new Float32Array((perRow ? rows : 1) * width).fill(0.5) };
    });
    for (const input of this.inputs) {
      // Any values will do, but not one and the same: videos have to differ.
      if (input.perRow) for (let i = 0; i < input.values.length; i += 7) input.values[i] = (i % 101) / 101;
    }
  }

  // One value per video.
  async score(videos) {
    const feeds = {};
    for (const { name, shape, perRow, width, values } of this.inputs) {
      const gathered = perRow ? new Float32Array(videos.length * width) : values;
      if (perRow) videos.forEach((video, place) => gathered.set(values.subarray(video * width, (video + 1) * width), place * width));
      feeds[name] = new ort.Tensor('float32', gathered, shape.map((length) => (length === -1 ? videos.length : length)));
    }
    const [scores] = Object.values(await this.session.run(feeds));
    const heads = scores.data.length / videos.length;
    const sums = new Float32Array(videos.length);
    for (let i = 0; i < scores.data.length; i++) sums[Math.floor(i / heads)] += scores.data[i];
    return sums;
  }
}

module.exports = { Ranker };
