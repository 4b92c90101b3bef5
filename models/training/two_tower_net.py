"""The two towers. A video's score for a viewer is the dot product of their embeddings; the last dimension of a video's embedding is its bias."""

import torch
from torch import nn
from torch.nn import functional


class ViewerTower(nn.Module):
    """Last actions in, embedding out. Its last dimension is 1, so that videos keep their bias."""

    def __init__(self, config):
        super().__init__()
        width, hidden = config["dimensions"], config["hidden"]
        self.positive = nn.Linear(width, width - 1, bias=False)
        self.any = nn.Linear(width, width - 1, bias=False)
        for layer, scale in ((self.positive, config["positive_scale"]), (self.any, config["any_scale"])):
            nn.init.eye_(layer.weight)
            layer.weight.data *= scale
        self.mix = nn.Sequential(nn.Linear(2 * width + 2, hidden), nn.ReLU(), nn.Linear(hidden, width - 1))
        nn.init.zeros_(self.mix[2].weight)
        nn.init.zeros_(self.mix[2].bias)

    def forward(self, history, weights):
        """history [N, L, D]: video embeddings; weights [N, L, 2]: of positive actions, of all actions."""
        sums = weights.sum(dim=1)
        pooled = torch.matmul(weights.transpose(1, 2), history) / torch.sqrt(sums + 1).unsqueeze(2)
        positive, any_action = pooled[:, 0], pooled[:, 1]
        mixed = self.mix(torch.cat([positive, any_action, torch.log(sums + 1)], dim=1))
        latent = self.positive(positive) + self.any(any_action) + mixed
        return torch.cat([latent, torch.ones_like(latent[:, :1])], dim=1)


class VideoTower(nn.Module):
    """Content in, embedding out: all that is known of an upload. Fitted to the embeddings of known videos in one step."""

    def __init__(self, content, embeddings, ridge):
        super().__init__()
        columns = torch.cat([content, torch.ones(len(content), 1)], dim=1).double()
        inner = columns.T @ columns + ridge * torch.eye(columns.shape[1], dtype=torch.float64)
        solved = torch.linalg.solve(inner, columns.T @ embeddings.double()).float()
        self.layer = nn.Linear(content.shape[1], embeddings.shape[1])
        with torch.no_grad():
            self.layer.weight.copy_(solved[:-1].T)
            self.layer.bias.copy_(solved[-1])

    def forward(self, features):
        return self.layer(features)


class TwoTower(nn.Module):
    """What videos have in common stands in their vectors, which stay; only the viewer tower can be fitted.

    In training every video's score gets the logarithm of its popularity on top, in serving only a small part of it: what is learned is
    what a viewer wants beyond what everybody wants, and what everybody wants changes faster than models do.
    """

    def __init__(self, vectors, wishes, config):
        super().__init__()
        self.config = config
        self.register_buffer("vectors", vectors)
        self.register_buffer("popularity", torch.log(wishes + 1))
        self.viewer = ViewerTower(config)

    def embeddings(self):
        """Of all videos: vector, then bias."""
        scale = 1.0 if self.training else self.config["popularity_scale"]
        return torch.cat([self.vectors, scale * self.popularity.unsqueeze(1)], dim=1)

    def scores(self, embeddings, history, weights):
        """history [N, L]: video numbers, the number of videos stands for padding."""
        padded = torch.cat([embeddings.detach(), torch.zeros_like(embeddings[:1])])
        padded[:, -1] *= self.config["popularity_scale"] if self.training else 1.0
        viewers = self.viewer(functional.embedding(history, padded), weights)
        latent = functional.dropout(viewers[:, :-1], self.config["dropout"], self.training)
        return latent @ embeddings[:, :-1].T + embeddings[:, -1]
