"""Reads the folder of arrays that the command 'towers' wrote. No feature is computed here."""

import json
from pathlib import Path

import numpy as np


class TowerSet:
    """States of viewers with ragged lists of targets and of videos that cannot be an answer."""

    def __init__(self, directory, name, videos, shape):
        history = np.load(directory / f"{name}_history.npy").astype(np.int64)
        self.history = np.where(history < 0, videos, history)
        self.weights = np.load(directory / f"{name}_weights.npy").reshape(-1, *shape)
        self.targets, self.target_ends = np.load(directory / f"{name}_targets.npy"), np.load(directory / f"{name}_target_ends.npy")
        self.excluded, self.excluded_ends = np.load(directory / f"{name}_excluded.npy"), np.load(directory / f"{name}_excluded_ends.npy")

    def __len__(self):
        return len(self.history)

    def lists(self, values, ends, index):
        """Rows and values of the ragged lists of some states."""
        begins = np.where(index > 0, ends[index - 1], 0)
        lengths = ends[index] - begins
        rows = np.repeat(np.arange(len(index)), lengths)
        places = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return rows, values[np.repeat(begins, lengths) + places].astype(np.int64)

    def targets_of(self, index):
        return self.lists(self.targets, self.target_ends, index)

    def excluded_of(self, index):
        return self.lists(self.excluded, self.excluded_ends, index)


class TowerArrays:
    def __init__(self, directory):
        directory = Path(directory)
        self.about = json.loads((directory / "towers.json").read_text())
        self.video_ids = np.load(directory / "video_ids.npy")
        self.positives = np.load(directory / "positive_videos.npy")
        self.positive_ends = np.load(directory / "positive_ends.npy")
        self.content = np.load(directory / "video_content.npy")
        shape = (self.about["history_length"], self.about["weight_columns"])
        self.examples = TowerSet(directory, "example", len(self.video_ids), shape)
        self.tests = TowerSet(directory, "test", len(self.video_ids), shape)
