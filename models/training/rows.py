"""Reads the folder of arrays that the replay wrote. No feature is computed here: columns come ready."""

import json
from pathlib import Path

import numpy as np

FRESH, STALE_VIEWER, FROZEN, CANDIDATE = 0, 1, 2, 3


class Rows:
    """Training rows with their keys; arrays are mapped, not read, until they are used."""

    def __init__(self, directory):
        directory = Path(directory)
        self.about = json.loads((directory / "rows.json").read_text())
        self.columns = self.about["columns"]
        self.light_columns = self.about["light_columns"]
        self.heads = self.about["labels"]
        self.features = np.load(directory / "features.npy", mmap_mode="r")
        self.labels = np.load(directory / "labels.npy")
        self.viewer = np.load(directory / "viewer.npy")
        self.time_ms = np.load(directory / "time_ms.npy")
        self.date = np.load(directory / "date.npy")
        self.state = np.load(directory / "state.npy")

    def training(self, until, config):
        """Indexes of the rows to learn from: up to a day, not from the first days, when counters are still empty.

        History stands twice in the rows, with a fresh and with a stale viewer: a seeded share of each is enough.
        """
        begin = self.time_ms.min() + config["warm_up_days"] * 86_400_000
        # With no days set apart, all rows up to the last day are for training.
        usable = (self.time_ms >= begin) & (self.date <= until) & ((self.state == FRESH) | (self.state == STALE_VIEWER))
        if self.about["evaluate_from"]:
            usable &= self.date < self.about["evaluate_from"]
        chance = np.random.default_rng(config["seed"]).random(len(usable), dtype=np.float32)
        return np.flatnonzero(usable & ((self.date > 0) | (chance < config["history_share"])))

    def candidates(self):
        """Indexes of the rows of videos that were not shown: a teacher's answers are all that can be learned from them."""
        return np.flatnonzero(self.state == CANDIDATE)

    def evaluation(self, state):
        """Indexes of the rows to evaluate on, in log order."""
        since = self.about["evaluate_from"]
        return np.flatnonzero((self.date >= since) & (self.state == state)) if since else np.empty(0, int)
