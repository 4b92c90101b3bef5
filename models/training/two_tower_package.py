"""Writes the two-tower model's folder: both graphs, the learned embeddings, golden cases, and the manifest that serving checks them against."""

import json

import numpy as np
import torch

from package import GOLDEN, MANIFEST, OPSET, file_entry, tensor, write_manifest
from two_tower_net import VideoTower

VIEWER, VIDEO, IDS, EMBEDDINGS = "model.onnx", "video-tower.onnx", "video-ids.npy", "video-embeddings.npy"
VIEWER_CASES, VIDEO_ROWS = 3, 8


def export(model, video, arrays, folder):
    about, width = arrays.about, model.config["dimensions"]
    length, columns = about["history_length"], about["weight_columns"]
    torch.onnx.export(
        model.viewer,
        (torch.zeros(1, length, width), torch.zeros(1, length, columns)),
        str(folder / VIEWER),
        opset_version=OPSET,
        input_names=["history", "weights"],
        output_names=["embedding"],
    )
    torch.onnx.export(
        video,
        torch.zeros(2, arrays.content.shape[1]),
        str(folder / VIDEO),
        opset_version=OPSET,
        input_names=["features"],
        output_names=["embedding"],
        dynamic_axes={"features": {0: "rows"}, "embedding": {0: "rows"}},
    )


def golden_cases(model, video, arrays, embeddings):
    """Inputs are rounded: short numbers, the same checks."""
    cases = []
    padded = np.concatenate([embeddings, np.zeros_like(embeddings[:1])])
    for row in np.linspace(0, len(arrays.examples) - 1, VIEWER_CASES).astype(int):
        history = np.round(padded[arrays.examples.history[row : row + 1]], 3)
        weights = np.round(arrays.examples.weights[row : row + 1], 3)
        answer = model.viewer(torch.from_numpy(history), torch.from_numpy(weights)).numpy()
        cases.append({"file": VIEWER, "inputs": {"history": tensor(history), "weights": tensor(weights)}, "outputs": {"embedding": tensor(answer)}})
    content = np.round(arrays.content[np.linspace(0, len(arrays.content) - 1, VIDEO_ROWS).astype(int)], 3)
    answer = video(torch.from_numpy(content)).numpy()
    cases.append({"file": VIDEO, "inputs": {"features": tensor(content)}, "outputs": {"embedding": tensor(answer)}})
    return {"cases": cases}


def describe_tensor(name, shape, columns=None):
    described = {"name": name, "shape": shape}
    return described if columns is None else {**described, "columns": columns}


def write_model(folder, version, model, arrays, config, metrics):
    """The manifest comes last, so that a folder with one is complete."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    about, width = arrays.about, config["dimensions"]
    with torch.no_grad():
        learned = model.embeddings()
        embeddings = learned.numpy().astype(np.float32)
        video = VideoTower(torch.from_numpy(arrays.content), learned, config["ridge"])
        export(model, video, arrays, folder)
        np.save(folder / IDS, arrays.video_ids)
        np.save(folder / EMBEDDINGS, embeddings)
        (folder / GOLDEN).write_text(json.dumps(golden_cases(model, video, arrays, embeddings)) + "\n")
    files = {name: file_entry(folder / name) for name in (VIEWER, VIDEO, IDS, EMBEDDINGS, GOLDEN)}
    length, columns = about["history_length"], about["weight_columns"]
    files[VIEWER]["inputs"] = [describe_tensor("history", [1, length, width]), describe_tensor("weights", [1, length, columns])]
    files[VIEWER]["outputs"] = [describe_tensor("embedding", [1, width])]
    files[VIDEO]["inputs"] = [describe_tensor("features", [-1, arrays.content.shape[1]], about["content_columns"])]
    files[VIDEO]["outputs"] = [describe_tensor("embedding", [-1, width])]
    write_manifest(folder, "two-tower", version, files, about, config, metrics)
