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
        # Slot -1 is a video that is not known; its buckets stand first.
        self.video_row = np.load(directory / "slot.npy") + 1
        self.video_buckets = np.load(directory / "video_buckets.npy")
        self.history = np.load(directory / "history.npy")
        self.history_slots = np.load(directory / "history_slots.npy", mmap_mode="r")
        self.history_values = np.load(directory / "history_values.npy", mmap_mode="r")
        self.viewer_row = np.searchsorted(np.load(directory / "viewer_ids.npy"), self.viewer)
        self.viewer_buckets = np.load(directory / "viewer_buckets.npy")

    def training(self, until):
        """Indexes of the rows to learn from: up to a day."""
        # With no days set apart, all rows up to the last day are for training.
        usable = (self.date <= until) & ((self.state == FRESH) | (self.state == STALE_VIEWER))
        if self.about["evaluate_from"]:
            usable &= self.date < self.about["evaluate_from"]
        return np.flatnonzero(usable)

    def attention_inputs(self, index):
        """Of rows: buckets of the candidates, of the viewers' groups, and of the last actions' videos; and what came of those actions."""
        entry = self.history[index]
        actions = self.history_values[entry].astype(np.float32).reshape(len(index), self.about["history_length"], -1)
        return (
            self.video_buckets[self.video_row[index]],
            self.viewer_buckets[self.viewer_row[index]],
            self.video_buckets[self.history_slots[entry] + 1],
            actions,
        )

    def candidates(self):
        """Indexes of the rows of videos that were not shown: a teacher's answers are all that can be learned from them."""
        return np.flatnonzero(self.state == CANDIDATE)

    def evaluation(self, state):
        """Indexes of the rows to evaluate on, in log order."""
        since = self.about["evaluate_from"]
        return np.flatnonzero((self.date >= since) & (self.state == state)) if since else np.empty(0, int)
