"""Vectors of videos from what the same viewers wanted: a truncated eigendecomposition of positive pointwise mutual information."""

import numpy as np
import torch

OVERSAMPLING, ITERATIONS = 24, 12


def pairs(videos, ends, count):
    """How many viewers wanted both: keys row * count + column, and the numbers, without the diagonal."""
    begins = np.concatenate([[0], ends[:-1]])
    keys = []
    for begin, end in zip(begins, ends):
        wanted = videos[begin:end].astype(np.int64)
        keys.append((wanted[:, None] * count + wanted[None, :]).ravel())
    keys, numbers = np.unique(np.concatenate(keys), return_counts=True)
    off_diagonal = keys // count != keys % count
    return keys[off_diagonal], numbers[off_diagonal].astype(np.float64)


def information(keys, numbers, count, config):
    """Sparse symmetric matrix. Marginals are flattened, so that rare videos do not look informative; few pairs count for less."""
    rows, columns = keys // count, keys % count
    marginals = np.bincount(rows, numbers, count) + 1e-9
    flat = marginals ** config["marginal_power"]
    flat /= flat.sum()
    values = np.log(numbers / numbers.sum() / (flat[rows] * flat[columns])) * numbers / (numbers + config["pair_prior"])
    kept = values > 0
    places = torch.from_numpy(np.stack([rows[kept], columns[kept]]))
    return torch.sparse_coo_tensor(places, torch.from_numpy(values[kept]), (count, count)).coalesce()


def vectors(videos, ends, count, config):
    """[count, dimensions - 1] float32; videos that nobody wanted together with others are 0."""
    if len(ends) == 0:
        return np.zeros((count, config["dimensions"] - 1), np.float32)
    matrix = information(*pairs(videos, ends, count), count, config)
    width = min(config["dimensions"] - 1 + OVERSAMPLING, count)
    basis = torch.from_numpy(np.random.default_rng(config["seed"]).standard_normal((count, width)))
    for _ in range(ITERATIONS):
        basis, _ = torch.linalg.qr(matrix @ basis)
    values, inner = torch.linalg.eigh(basis.T @ (matrix @ basis))
    best = torch.argsort(values, descending=True)[: config["dimensions"] - 1]
    found = (basis @ inner[:, best]) * torch.sqrt(torch.clamp(values[best], min=0))
    padded = torch.zeros(count, config["dimensions"] - 1, dtype=torch.float64)
    padded[:, : found.shape[1]] = found
    return padded.numpy().astype(np.float32)
