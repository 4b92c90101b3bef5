"""The rankers' networks. Inputs are raw features; standardisation is part of the graph, outputs are probabilities."""

import torch
from torch import nn


class Standardise(nn.Module):
    """Centres, scales and clips raw features with constants of the training rows."""

    def __init__(self, mean, deviation, limit):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("scale", 1 / deviation)
        self.limit = limit

    def forward(self, features):
        return torch.clamp((features - self.mean) * self.scale, -self.limit, self.limit)


class LightNet(nn.Module):
    """A small perceptron for a thousand candidates."""

    def __init__(self, width, heads, config):
        super().__init__()
        hidden = config["hidden"]
        self.layers = nn.Sequential(
            nn.Linear(width, hidden[0]), nn.ReLU(), nn.Dropout(config["dropout"]), nn.Linear(hidden[0], hidden[1]), nn.ReLU(), nn.Linear(hidden[1], heads)
        )

    def forward(self, inputs):
        return self.layers(inputs)


class HeavyNet(nn.Module):
    """Mixture of experts with one gate per head: heads share what they have in common and keep apart what they do not."""

    def __init__(self, width, heads, config):
        super().__init__()
        self.experts = nn.ModuleList(
            nn.Sequential(
                nn.Linear(width, config["expert"][0]),
                nn.ReLU(),
                nn.Dropout(config["dropout"]),
                nn.Linear(config["expert"][0], config["expert"][1]),
                nn.ReLU(),
            )
            for _ in range(config["experts"])
        )
        self.gates = nn.ModuleList(nn.Linear(width, config["experts"]) for _ in range(heads))
        self.towers = nn.ModuleList(
            nn.Sequential(nn.Linear(config["expert"][1], config["tower"]), nn.ReLU(), nn.Linear(config["tower"], 1)) for _ in range(heads)
        )

    def forward(self, inputs):
        experts = torch.stack([expert(inputs) for expert in self.experts], dim=1)
        logits = []
        for gate, tower in zip(self.gates, self.towers):
            weights = torch.softmax(gate(inputs), dim=1).unsqueeze(2)
            logits.append(tower((experts * weights).sum(dim=1)))
        return torch.cat(logits, dim=1)


class WideAndDeep(nn.Module):
    """A linear model beside the deep one, on the same inputs (Cheng et al., "Wide & Deep Learning for Recommender Systems", DLRS 2016).

    Most of what ranks is linear in these features; without the wide part the deep one spends its capacity on approximating it, worse.
    """

    def __init__(self, deep, width, heads):
        super().__init__()
        self.wide = nn.Linear(width, heads)
        self.deep = deep

    def forward(self, inputs):
        return self.wide(inputs) + self.deep(inputs)


class HistoryAttention(nn.Module):
    """What the viewer's last actions, and the groups that the viewer belongs to, say about a candidate: one number per row and head, in logits.

    Linear attention of the candidate over the actions (Katharopoulos et al., "Transformers are RNNs", ICML 2020): without a softmax the
    sum over the actions is the same for all candidates, so that a request computes it once. A video's vector is that of its creator plus that
    of its topic; the viewer's is a sum over the actions' videos, weighed by what came of each, plus the vectors of the viewer's groups: a
    factorisation machine (Rendle, ICDM 2010) whose viewers are not learned but read from their last actions (Paterek, KDD Cup 2007).
    """

    # A sum over fifty actions should begin as large as the vector of a group.
    HISTORY_SCALE = 0.1
    TOPIC_SHARE = 0.1

    def __init__(self, rows, config):
        super().__init__()
        width = config["dimensions"]
        self.videos = nn.ModuleList(nn.Embedding(count, width) for count in rows.about["video_buckets"])
        self.groups = nn.Embedding(rows.about["viewer_buckets"], width)
        for table in (*self.videos, self.groups):
            nn.init.normal_(table.weight, 0, config["initial_deviation"])
        self.keys = nn.Linear(width, width, bias=False)
        nn.init.eye_(self.keys.weight)
        self.keys.weight.data *= self.HISTORY_SCALE
        # Of lift, of lift the newer the more, of a like, of the share watched.
        self.values = nn.Parameter(torch.tensor([1.0, 0.0, 0.1, 0.0]))
        self.heads = nn.Parameter(torch.tensor([config["head_scales"][head] for head in rows.heads]))

    def vector(self, buckets):
        return sum(table(buckets[..., column].long()) for column, table in enumerate(self.videos))

    def viewer(self, groups, videos, actions):
        """groups [N, G]; videos [N, L, 2] and actions [N, L, 5] of the last actions."""
        recency, known, lift, liked, watched = actions.unbind(dim=2)
        weights = known * (torch.stack([lift, lift * recency, liked, watched], dim=2) @ self.values)
        history = torch.matmul(weights.unsqueeze(1), self.vector(videos)).squeeze(1)
        return self.keys(history) + self.groups(groups.long()).sum(dim=1)

    def forward(self, candidates, groups, videos, actions):
        """candidates [N, 2] of as many viewers, or of one."""
        alike = (self.vector(candidates) * self.viewer(groups, videos, actions)).sum(dim=1, keepdim=True)
        return alike * self.heads

    def lengths(self):
        """Of all vectors, squared: what a penalty is put on. Topics have many videos each and need less of it."""
        creators, topics = self.videos
        return (creators.weight**2).sum() + self.TOPIC_SHARE * (topics.weight**2).sum() + (self.groups.weight**2).sum()


class Served(nn.Module):
    """What is exported: raw inputs in, probabilities out. Without attention it needs the features only."""

    def __init__(self, standardise, net, attention=None):
        super().__init__()
        self.standardise = standardise
        self.net = net
        self.attention = attention

    def forward(self, features, candidates=None, groups=None, videos=None, actions=None):
        logits = self.net(self.standardise(features))
        if self.attention is not None:
            logits = logits + self.attention(candidates, groups.unsqueeze(0), videos.unsqueeze(0), actions.unsqueeze(0))
        return torch.sigmoid(logits)
