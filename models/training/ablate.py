"""What each group of features is worth to the heavy ranker: trains it without the group and measures what is lost.

    python3 ablate.py --rows DIR

Needs rows with days kept for measuring (command 'rows', --evaluate-from). Prints a Markdown table.
"""

import argparse
import json
import sys
from pathlib import Path

import torch

from fitting import fit, fit_attention
from nets import HeavyNet
from rows import Rows

# A group is named by how its columns begin; a column belongs to the longest beginning that fits.
GROUPS = {
    "time and surface": ["hour_", "surface_home", "surface_0", "surface_2", "surface_4", "surface_6", "surface_recorded"],
    "the video's length and looks": ["log_duration", "long_view_seconds", "duration_unknown", "aspect", "music_type", "age_days"],
    "rates of surface × length": ["expected_long_view", "surface_click", "surface_dwell"],
    "counters of the video": ["video_"],
    "counters of creator, topic and music": ["creator_", "topic_", "music_"],
    "the viewer's affinities": [
        "topic_affinity", "topic_seen", "topic_liked", "topic_recency", "creator_affinity", "creator_seen", "creator_liked",
        "music_affinity", "duration_affinity", "duration_seen", "surface_affinity", "surface_seen", "video_seen", "video_affinity",
    ],
}
REST = "profile and rates of the viewer"
METRICS = ["a_primary", "b_auc_long_view", "b_auc_click", "b_auc_dwell_15s", "b_auc_like"]


def group_of(column):
    fitting = [(len(begin), group) for group, begins in GROUPS.items() for begin in begins if column.startswith(begin)]
    return max(fitting)[1] if fitting else REST


def show(left_out, columns, metrics):
    print(f"| {left_out} | {columns} | " + " | ".join(f"{metrics[metric]:.4f}" for metric in METRICS) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", required=True, help="folder written by the command 'rows' with --evaluate-from")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    rows = Rows(arguments.rows)
    if not rows.about["evaluate_from"]:
        sys.exit("ablate: these rows keep no days for measuring: write them with --evaluate-from")
    config = json.loads((Path(__file__).parent / "rankers.json").read_text())["heavy-ranker"]
    groups = {}
    for place, column in enumerate(rows.columns):
        groups.setdefault(group_of(column), []).append(place)
    print("| left out | columns | A primary | B long view | click | dwell > 15 s | like |\n|---|---|---|---|---|---|---|", flush=True)
    for name, left_out in [("nothing", []), *groups.items()]:
        columns = [place for place in range(len(rows.columns)) if place not in left_out]
        served, metrics = fit(f"without {name}", HeavyNet, rows, columns, config, rows.about["evaluate_from"] - 1)
        if not left_out:
            # Fitted last, on top of everything: without it is what stood before.
            show("the attention over the history", 0, metrics)
            _, metrics = fit_attention(name, served, rows, columns, config["attention"], config["head_weights"], rows.about["evaluate_from"] - 1)
            show(name, 0, metrics)
        else:
            show(f"{name}, and the attention", len(left_out), metrics)


if __name__ == "__main__":
    main()
