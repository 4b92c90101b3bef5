"""Trains the two-tower model on the arrays that the command 'towers' wrote.

    python3 two_tower.py --arrays DIR --out DIR --version V

Videos get their vectors from co-occurrence: what the same viewers wanted. The viewer tower sums up
those of the last actions. With "max_steps" above 0 it is then fitted by a softmax over all videos, corrected for their popularity: given
a viewer's last actions, which videos did the viewer want later? The configuration has 0: on KuaiRand fitting found less.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch

import cooccurrence
from two_tower_arrays import TowerArrays
from two_tower_net import TwoTower
from two_tower_package import write_model

CUTS = (50, 100, 200)
NEVER = -1e9


def say(text):
    print(text, file=sys.stderr, flush=True)


def batch_loss(model, examples, index):
    embeddings = model.embeddings()
    history = torch.from_numpy(examples.history[index])
    scores = model.scores(embeddings, history, torch.from_numpy(examples.weights[index]))
    rows, seen = examples.excluded_of(index)
    mask = torch.zeros_like(scores)
    mask[rows, seen] = NEVER
    logits = torch.log_softmax(scores + mask, dim=1)
    rows, targets = examples.targets_of(index)
    counts = torch.bincount(torch.from_numpy(rows), minlength=len(index)).float()

    # A viewer with many targets says more, but not as much more as there are targets.
    shares = 1 / torch.sqrt(counts)
    return -(logits[rows, targets] * shares[rows]).sum() / torch.sqrt(counts).sum()


def train(arrays, config):
    torch.manual_seed(config["seed"])
    order = np.random.default_rng(config["seed"])
    started = time.monotonic()
    vectors = torch.from_numpy(cooccurrence.vectors(arrays.positives, arrays.positive_ends, len(arrays.video_ids), config))
    say(f"two-tower: vectors of {len(arrays.video_ids):,} videos from {len(arrays.positives):,} wishes  {time.monotonic() - started:.0f} s")
    wishes = torch.bincount(torch.from_numpy(arrays.positives).long(), minlength=len(arrays.video_ids)).float()
    model = TwoTower(vectors, wishes, config)
    optimiser = torch.optim.Adam(model.parameters(), lr=config["learning_rate"])
    batch = min(config["batch"], len(arrays.examples))
    steps = min(config["max_steps"], config["max_epochs"] * len(arrays.examples) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, config["learning_rate"], total_steps=steps + 1, pct_start=config["warm_up"])
    total, queue = 0.0, np.empty(0, int)
    say(f"two-tower: {len(arrays.examples):,} examples, {len(arrays.video_ids):,} videos, {steps} steps of {batch}")
    for step in range(steps):
        if len(queue) < batch:
            queue = order.permutation(len(arrays.examples))
        index, queue = queue[:batch], queue[batch:]
        loss = batch_loss(model, arrays.examples, index)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        total += loss.item()
        if (step + 1) % 40 == 0:
            say(f"two-tower: step {step + 1}/{steps}  loss {total / 40:.4f}  {time.monotonic() - started:.0f} s")
            total = 0.0
    model.eval()
    return model


def recall(score, tests):
    """Pooled recall at the cuts: the share of all wanted videos that are among the first k, what was seen before left out."""
    found, pairs = dict.fromkeys(CUTS, 0), 0
    for start in range(0, len(tests), 512):
        index = np.arange(start, min(start + 512, len(tests)))
        scores = score(index)
        scores[tests.excluded_of(index)] = NEVER
        top = torch.topk(torch.from_numpy(scores), CUTS[-1], dim=1).indices.numpy()
        place = np.full(scores.shape, CUTS[-1])
        np.put_along_axis(place, top, np.arange(CUTS[-1])[None, :].repeat(len(index), 0), axis=1)
        rows, targets = tests.targets_of(index)
        pairs += len(targets)
        for cut in CUTS:
            found[cut] += int((place[rows, targets] < cut).sum())
    return {cut: found[cut] / max(pairs, 1) for cut in CUTS}


def evaluate(model, arrays):
    tests = arrays.tests
    with torch.no_grad():
        embeddings = model.embeddings()

        def learned(index):
            return model.scores(embeddings, torch.from_numpy(tests.history[index]), torch.from_numpy(tests.weights[index])).numpy()

        metrics = {f"recall_{cut}": value for cut, value in recall(learned, tests).items()}
    popularity = np.bincount(arrays.examples.targets, minlength=len(arrays.video_ids)).astype(np.float32)
    baseline = recall(lambda index: np.tile(popularity, (len(index), 1)), tests)
    metrics.update({f"popularity_recall_{cut}": value for cut, value in baseline.items()})
    say("  ".join(f"{name} {value:.4f}" for name, value in metrics.items()))
    return metrics


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--arrays", required=True, help="folder written by the command 'towers'")
    parser.add_argument("--out", required=True, help="models root; the model goes to OUT/two-tower/VERSION")
    parser.add_argument("--version", required=True)
    parser.add_argument("--threads", type=int, default=1, help="a fixed number, because it decides the order of sums")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.use_deterministic_algorithms(True)
    config = json.loads((Path(__file__).parent / "two_tower.json").read_text())
    arrays = TowerArrays(arguments.arrays)
    model = train(arrays, config)
    folder = Path(arguments.out) / "two-tower" / arguments.version
    write_model(folder, arguments.version, model, arrays, config, evaluate(model, arrays))
    say(f"two-tower: written to {folder}")


if __name__ == "__main__":
    main()
