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


class Served(nn.Module):
    """What is exported: raw features in, probabilities out."""

    def __init__(self, standardise, net):
        super().__init__()
        self.standardise = standardise
        self.net = net

    def forward(self, features):
        return torch.sigmoid(self.net(self.standardise(features)))
