"""Trains the heavy ranker on the rows that the replay wrote, then the light one, which the heavy one teaches and which
takes over its attention.

    python3 train_rankers.py --rows DIR --out DIR --version V
"""

import argparse
import json
import sys
from pathlib import Path

import torch

from fitting import fit, fit_attention
from nets import HeavyNet, LightNet
from package import write_model
from rows import Rows

NETS = {"heavy-ranker": HeavyNet, "light-ranker": LightNet}


def columns_of(name, rows):
    names = rows.columns if name == "heavy-ranker" else rows.light_columns
    return [rows.columns.index(column) for column in names]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", required=True, help="folder written by the command 'rows'")
    parser.add_argument("--out", required=True, help="models root; each model goes to OUT/NAME/VERSION")
    parser.add_argument("--version", required=True)
    parser.add_argument("--threads", type=int, default=1, help="fixed, because it decides the order of sums; these nets gain little from more")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.use_deterministic_algorithms(True)
    rows = Rows(arguments.rows)
    configs = json.loads((Path(__file__).parent / "rankers.json").read_text())
    teacher = None
    for name in NETS:
        columns = columns_of(name, rows)
        config = configs[name]
        served, metrics = fit(name, NETS[name], rows, columns, config, rows.about["to"], teacher)
        if not teacher:
            served, metrics = fit_attention(name, served, rows, columns, config["attention"], config["head_weights"], rows.about["to"])
        teacher = (served, columns)
        folder = Path(arguments.out) / name / arguments.version
        write_model(folder, name, arguments.version, served, rows, columns, config, metrics)
        print(f"{name}: written to {folder}", file=sys.stderr)


if __name__ == "__main__":
    main()
