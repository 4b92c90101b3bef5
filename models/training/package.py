"""Writes a model folder: the graph, golden inputs and outputs, and the manifest that serving checks both against."""

import hashlib
import json
import subprocess
from pathlib import Path

import numpy as np
import torch

OPSET = 15
GRAPH, GOLDEN, MANIFEST = "model.onnx", "golden.json", "manifest.json"


def export(served, width, path):
    torch.onnx.export(
        served,
        torch.zeros(2, width),
        str(path),
        opset_version=OPSET,
        input_names=["features"],
        output_names=["heads"],
        dynamic_axes={"features": {0: "rows"}, "heads": {0: "rows"}},
    )


def golden_cases(served, features):
    with torch.no_grad():
        heads = served(torch.from_numpy(features)).numpy()
    return {"cases": [{"file": GRAPH, "inputs": {"features": tensor(features)}, "outputs": {"heads": tensor(heads)}}]}


def commit():
    """The commit of the training code; "-modified" when it was changed since."""
    folder = Path(__file__).parent
    describe = subprocess.run(
        ["git", "describe", "--always", "--abbrev=40", "--dirty=-modified", "--match=no-tag"], cwd=folder, capture_output=True, text=True
    )
    return describe.stdout.strip() or "unknown"


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
    export(served, len(columns), folder / GRAPH)
    chosen = np.linspace(0, len(rows.features) - 1, 8).astype(int)
    features = np.stack([rows.features[row][columns] for row in chosen])
    (folder / GOLDEN).write_text(json.dumps(golden_cases(served, features)) + "\n")
    graph = file_entry(folder / GRAPH)
    graph["inputs"] = [{"name": "features", "shape": [-1, len(columns)], "columns": [rows.columns[column] for column in columns]}]
    graph["outputs"] = [{"name": "heads", "shape": [-1, len(rows.heads)], "columns": rows.heads}]
    write_manifest(folder, name, version, {GRAPH: graph, GOLDEN: file_entry(folder / GOLDEN)}, rows.about, config, metrics)
