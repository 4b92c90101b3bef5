"""Writes a model folder: the graph, golden inputs and outputs, and the manifest that serving checks both against."""

import hashlib
import json
import subprocess
from pathlib import Path

import numpy as np
import torch

OPSET = 15
GOLDEN_CASES, GOLDEN_ROWS = 3, 4
GRAPH, GOLDEN, MANIFEST = "model.onnx", "golden.json", "manifest.json"


def inputs_of(served, rows, index, columns):
    """The graph's inputs, by name, for rows of one viewer's moment; the features alone where there is no attention."""
    inputs = {"features": np.ascontiguousarray(rows.features[index][:, columns])}
    if served.attention is not None:
        candidates, groups, videos, actions = rows.attention_inputs(index)
        inputs.update(candidates=candidates, groups=groups[0], history_videos=videos[0], history=actions[0])
    return inputs


def described_inputs(served, rows, columns):
    about = rows.about
    described = [{"name": "features", "shape": [-1, len(columns)], "columns": [rows.columns[column] for column in columns]}]
    if served.attention is not None:
        video, viewer, action = about["video_columns"], about["viewer_columns"], about["history_columns"]
        described += [
            {"name": "candidates", "shape": [-1, len(video)], "columns": video},
            {"name": "groups", "shape": [len(viewer)], "columns": viewer},
            {"name": "history_videos", "shape": [about["history_length"], len(video)], "columns": video},
            {"name": "history", "shape": [about["history_length"], len(action)], "columns": action},
        ]
    return described


def export(served, inputs, path):
    per_row = [name for name in ("features", "candidates") if name in inputs]
    torch.onnx.export(
        served,
        tuple(torch.from_numpy(values) for values in inputs.values()),
        str(path),
        opset_version=OPSET,
        input_names=list(inputs),
        output_names=["heads"],
        dynamic_axes={name: {0: "rows"} for name in (*per_row, "heads")},
    )


def golden_case(served, inputs):
    with torch.no_grad():
        heads = served(*(torch.from_numpy(values) for values in inputs.values())).numpy()
    return {"file": GRAPH, "inputs": {name: tensor(values) for name, values in inputs.items()}, "outputs": {"heads": tensor(heads)}}


# What decides a model, from the root of the repository: feature code, replay, training. Models that were just written do not.
CODE = ["shared", "models/Datasets", "models/Offline", "models/training"]


def commit():
    """The commit of the code that made the model; "-modified" when that code was changed since."""
    folder = Path(__file__).parents[2]

    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True)

    head = git("rev-parse", "HEAD").stdout.strip()
    modified = "-modified" if git("status", "--porcelain", "--", *CODE).stdout.strip() else ""
    return f"{head}{modified}" if head else "unknown"


def file_entry(path):
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def tensor(values):
    return {"shape": list(values.shape), "data": [float(value) for value in values.ravel()]}


def write_manifest(folder, name, version, files, about, config, metrics):
    """What serving checks before it serves; about: what the replay said of its data."""
    manifest = {
        "name": name,
        "version": version,
        "files": files,
        "data": {key: about[key] for key in ("source", "fingerprint", "catalogue_fingerprint", "from", "to")},
        "training": {
            "seed": config["seed"],
            "commit": commit(),
            "framework": f"PyTorch {torch.__version__}",
            "config": {key: json.dumps(value) for key, value in config.items() if key != "seed"},
        },
        "metrics": metrics,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n")


def write_model(folder, name, version, served, rows, columns, config, metrics):
    """Writes graph, golden cases and manifest; the manifest last, so that a folder with one is complete."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    cases = []
    for first in np.linspace(0, len(rows.features) - GOLDEN_ROWS, GOLDEN_CASES).astype(int):
        # The viewer of the first row is asked about the videos of the next ones, too.
        inputs = inputs_of(served, rows, np.arange(first, first + GOLDEN_ROWS), columns)
        cases.append(golden_case(served, inputs))
    export(served, inputs, folder / GRAPH)
    (folder / GOLDEN).write_text(json.dumps({"cases": cases}) + "\n")
    graph = file_entry(folder / GRAPH)
    graph["inputs"] = described_inputs(served, rows, columns)
    graph["outputs"] = [{"name": "heads", "shape": [-1, len(rows.heads)], "columns": rows.heads}]
    write_manifest(folder, name, version, {GRAPH: graph, GOLDEN: file_entry(folder / GOLDEN)}, rows.about, config, metrics)
