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
        for layer in (self.positive, self.any):
            nn.init.eye_(layer.weight)
        self.mix = nn.Sequential(nn.Linear(2 * width + 2, hidden), nn.ReLU(), nn.Linear(hidden, width - 1))
        nn.init.zeros_(self.mix[2].weight)

    def forward(self, history, weights):
        """history [N, L, D]: video embeddings; weights [N, L, 2]: of positive actions, of all actions."""
        sums = weights.sum(dim=1)
        pooled = torch.matmul(weights.transpose(1, 2), history) / torch.sqrt(sums + 1).unsqueeze(2)
        positive, any_action = pooled[:, 0], pooled[:, 1]
        mixed = self.mix(torch.cat([positive, any_action, torch.log(sums + 1)], dim=1))
        latent = self.positive(positive) + self.any(any_action) + mixed
        return torch.cat([latent, torch.ones_like(latent[:, :1])], dim=1)


class VideoTower(nn.Module):
    """Content in, embedding out: all that is known of an upload."""

    def __init__(self, columns, config):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(columns, config["content_hidden"]), nn.ReLU(), nn.Linear(config["content_hidden"], config["dimensions"])
        )
        nn.init.normal_(self.layers[2].weight, std=config["init_deviation"])

    def forward(self, features):
        return self.layers(features)


class TwoTower(nn.Module):
    """Both towers and what is learned per video on top of its content."""

    def __init__(self, content, config):
        super().__init__()
        self.config = config
        self.register_buffer("content", content)
        self.viewer = ViewerTower(config)
        self.video = VideoTower(content.shape[1], config)
        self.own = nn.Embedding(len(content), config["dimensions"])
        nn.init.normal_(self.own.weight, std=config["init_deviation"])
        with torch.no_grad():
            self.own.weight[:, -1] = 0

    def embeddings(self):
        """Of all videos. In training some lose their own part, so that content learns to stand alone."""
        own = self.own.weight
        if self.training:
            own = own * (torch.rand(len(own), 1) >= self.config["id_dropout"])
        return self.video(self.content) + own

    def scores(self, embeddings, history, weights):
        """history [N, L]: video numbers, the number of videos stands for padding."""
        dropout = self.config["dropout"]
        taken = functional.dropout(embeddings, dropout, self.training)
        padded = torch.cat([taken, torch.zeros_like(taken[:1])])
        viewers = self.viewer(functional.embedding(history, padded), weights)
        latent = functional.dropout(embeddings[:, :-1], dropout, self.training)
        return viewers[:, :-1] @ latent.T + embeddings[:, -1]
