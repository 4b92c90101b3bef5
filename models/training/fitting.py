"""Fits one network on rows."""

import sys
import time

import numpy as np
import torch
from torch import nn

from metrics import auc, within_viewer
from nets import HistoryAttention, Served, Standardise, WideAndDeep
from rows import CANDIDATE, FRESH, FROZEN


# The one head that predicts an expectation instead of a probability; cross-entropy is right for both.
WATCH_TIME = "watch_time"


# Of a prediction; more only takes memory.
ROWS_AT_ONCE = 20_000


def say_progress(text):
    print(text, file=sys.stderr, flush=True)


def row_weights(rows, index, config):
    """Logged rows say more than history rows: they carry time, surface and all heads. Candidates are what a pupil will be asked about."""
    weights = np.full(len(index), config["history_weight"], np.float32)
    weights[rows.date[index] > 0] = config["log_weight"]
    weights[rows.state[index] == CANDIDATE] = config.get("candidate_weight", 0)
    return torch.from_numpy(weights)


def masked_loss(logits, labels, weights, head_weights):
    """Cross-entropy over the heads whose labels are known (not negative)."""
    known = (labels >= 0).float()
    losses = nn.functional.binary_cross_entropy_with_logits(logits, labels.clamp(min=0), reduction="none")
    return (losses * known * head_weights * weights.unsqueeze(1)).sum() / weights.sum()


def taught(labels, teacher, share):
    """Targets of a pupil: a mix of what happened and what the teacher expected; where the log does not say, the teacher alone."""
    return torch.where(labels < 0, teacher, (1 - share) * labels + share * teacher)


def evaluate(served, rows, columns, say):
    """Protocols A and B on the rows kept for tuning; nothing when there are none."""
    metrics = {}
    target = rows.heads.index("long_view")
    frozen, fresh = rows.evaluation(FROZEN), rows.evaluation(FRESH)
    if len(frozen) == 0:
        return metrics
    scores = predict(served, rows, frozen, columns)
    gauc, ndcg, primary = within_viewer(rows.viewer[frozen], rows.labels[frozen, target], scores[:, target])
    metrics.update(a_gauc=gauc, a_ndcg5=ndcg, a_primary=primary)
    scores = predict(served, rows, fresh, columns)
    for head, name in enumerate(rows.heads):
        if name == WATCH_TIME:
            continue
        metrics[f"b_auc_{name}"] = auc(rows.labels[fresh, head], scores[:, head])
    say("  ".join(f"{name} {value:.4f}" for name, value in metrics.items()))
    return metrics


def predict(served, rows, index, columns):
    """Probabilities of rows."""
    return torch.sigmoid(torch.from_numpy(logits_of(served, rows, index, columns))).numpy()


def logits_of(served, rows, index, columns):
    served.eval()
    parts = np.array_split(index, max(1, len(index) // ROWS_AT_ONCE))
    with torch.no_grad():
        found = [served.net(served.standardise(torch.from_numpy(rows.features[part][:, columns]))).numpy() for part in parts]
    scores = np.concatenate(found)
    return scores if served.attention is None else scores + attend(served.attention, rows, index)


def attend(attention, rows, index):
    """What the attention adds to the logits of rows."""
    parts = np.array_split(index, max(1, len(index) // ROWS_AT_ONCE))
    with torch.no_grad():
        return np.concatenate([attention(*map(torch.from_numpy, rows.attention_inputs(part))).numpy() for part in parts])


def fit_attention(name, served, rows, columns, config, head_weights, until, say=say_progress):
    """Gives a fitted network attention over the history: fitted to what the network leaves unexplained, which stays as it is.

    Fitted together, either would explain what the other should, and the vectors of rare creators would learn rows by heart. How much there is to
    learn differs from log to log: the penalty is the one with which the last days are explained best by the days before.
    """
    index = rows.training(until)
    # With a stale viewer the same impressions would count twice.
    index = index[rows.state[index] == FRESH]
    explained = torch.from_numpy(logits_of(served, rows, index, columns))
    labels = torch.from_numpy(rows.labels[index])
    weights = torch.tensor([head_weights[head] for head in rows.heads])
    problem = AttentionProblem(rows, index, explained, labels, weights, config)
    say(f"{name}: attention, {len(index):,} rows")
    penalty = problem.best_penalty(lambda text: say(f"{name}: attention, {text}"))
    attention = problem.fit(np.arange(len(index)), penalty, lambda text: say(f"{name}: attention, {text}"))
    attentive = Served(served.standardise, served.net, attention)
    attentive.eval()
    return attentive, evaluate(attentive, rows, columns, say)


class AttentionProblem:
    """Rows, what is explained of them already, and how attention is fitted to the rest."""

    def __init__(self, rows, index, explained, labels, head_weights, config):
        self.rows, self.index, self.explained, self.labels = rows, index, explained, labels
        self.head_weights, self.config = head_weights, config

    def best_penalty(self, say):
        """The penalty with which the last days come out best when the days before are learned from."""
        dates = self.rows.date[self.index]
        days = np.unique(dates[dates > 0])
        first_held_out = days[-min(self.config["days_held_out"], len(days) - 1)] if len(days) > 1 else 0
        learned, held_out = np.flatnonzero(dates < first_held_out), np.flatnonzero(dates >= first_held_out)
        if len(learned) == 0:
            return self.config["penalties"][0]
        say(f"without it {self.loss(None, held_out):.5f} on the days held out")
        losses = {}
        for penalty in self.config["penalties"]:
            losses[penalty] = self.loss(self.fit(learned, penalty), held_out)
            say(f"penalty {penalty}: {losses[penalty]:.5f}")
        return min(losses, key=losses.get)

    def loss(self, attention, places):
        added = 0 if attention is None else torch.from_numpy(attend(attention, self.rows, self.index[places]))
        return masked_loss(self.explained[places] + added, self.labels[places], torch.ones(len(places)), self.head_weights).item()

    def fit(self, places, penalty, say=lambda text: None):
        config = self.config
        torch.manual_seed(config["seed"])
        generator = torch.Generator().manual_seed(config["seed"])
        attention = HistoryAttention(self.rows, config)
        optimiser = torch.optim.Adam(attention.parameters(), lr=config["learning_rate"])
        batch = min(config["batch"], len(places))
        steps = config["epochs"] * (len(places) // batch)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / steps))
        started = time.monotonic()
        for epoch in range(config["epochs"]):
            total = 0.0
            order = places[torch.randperm(len(places), generator=generator).numpy()]
            for start in range(0, len(order) - batch + 1, batch):
                chosen = order[start : start + batch]
                added = attention(*map(torch.from_numpy, self.rows.attention_inputs(self.index[chosen])))
                loss = masked_loss(self.explained[chosen] + added, self.labels[chosen], torch.ones(batch), self.head_weights)
                optimiser.zero_grad()
                (loss + penalty * attention.lengths() / len(places)).backward()
                optimiser.step()
                schedule.step()
                total += loss.item()
            say(f"epoch {epoch + 1}/{config['epochs']}  loss {total * batch / len(order):.4f}  {time.monotonic() - started:.0f} s")
        attention.eval()
        return attention


def fit(name, make_net, rows, columns, config, until, teacher=None, say=say_progress):
    """Trains a network; the same seed and rows give the same network.

    teacher: (served model, its columns) whose probabilities it also learns, and whose attention it takes over as it is.
    """
    torch.manual_seed(config["seed"])
    generator = torch.Generator().manual_seed(config["seed"])
    index = rows.training(until)
    if teacher:
        index = np.concatenate([index, rows.candidates()])
    inputs = torch.from_numpy(np.ascontiguousarray(rows.features[index][:, columns]))
    labels = torch.from_numpy(rows.labels[index])
    attention, given = None, None
    if teacher:
        attention = teacher[0].attention
        given = torch.from_numpy(attend(attention, rows, index))
        labels = taught(labels, torch.from_numpy(predict(teacher[0], rows, index, teacher[1])), config["teacher_share"])
    weights = row_weights(rows, index, config)
    standardise = Standardise(inputs.mean(dim=0), inputs.std(dim=0) + 1e-3, config["clip"])
    inputs = standardise(inputs)
    net = WideAndDeep(make_net(len(columns), len(rows.heads), config), len(columns), len(rows.heads))
    served = Served(standardise, net, attention)
    head_weights = torch.tensor([config["head_weights"][head] for head in rows.heads])
    optimiser = torch.optim.AdamW(
        [
            {"params": net.deep.parameters(), "lr": config["learning_rate"], "weight_decay": config["weight_decay"]},
            {"params": net.wide.parameters(), "lr": config["wide_learning_rate"], "weight_decay": 0},
        ]
    )
    steps = config["epochs"] * (len(index) // config["batch"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / steps))
    say(f"{name}: {len(index):,} rows, {len(columns)} columns, {steps:,} steps")
    started, metrics = time.monotonic(), {}
    for epoch in range(config["epochs"]):
        net.train()
        total = 0.0
        order = torch.randperm(len(index), generator=generator)
        for start in range(0, len(order) - config["batch"] + 1, config["batch"]):
            batch = order[start : start + config["batch"]]
            logits = net(inputs[batch]) if given is None else net(inputs[batch]) + given[batch]
            loss = masked_loss(logits, labels[batch], weights[batch], head_weights)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        say(f"{name}: epoch {epoch + 1}/{config['epochs']}  loss {total * config['batch'] / len(order):.4f}  {time.monotonic() - started:.0f} s")
        if epoch + 1 == config["epochs"] or config.get("evaluate_each_epoch"):
            metrics = evaluate(served, rows, columns, say)
    served.eval()
    return served, metrics
