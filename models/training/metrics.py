"""Ranking metrics, the same as `evaluate` computes from the served models; used here for tuning only."""

import numpy as np


def ranks(scores):
    """Ranks from 1, ties averaged."""
    order = np.argsort(scores, kind="stable")
    ordered = scores[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    ends = np.r_[starts[1:], len(ordered)]
    result = np.empty(len(scores))
    result[order] = np.repeat((starts + 1 + ends) / 2, ends - starts)
    return result


def auc(labels, scores):
    positives = int(labels.sum())
    negatives = len(labels) - positives
    if positives == 0 or negatives == 0:
        return float("nan")
    return (ranks(scores)[labels > 0].sum() - positives * (positives + 1) / 2) / (positives * negatives)


def within_viewer(viewers, labels, scores):
    """GAUC weighted by positives, nDCG@5, and their mean."""
    order = np.lexsort((-scores, viewers))
    viewers, labels, scores = viewers[order], labels[order], scores[order]
    starts = np.flatnonzero(np.r_[True, viewers[1:] != viewers[:-1]])
    ends = np.r_[starts[1:], len(viewers)]
    discount = 1 / np.log2(np.arange(2, 7))
    weighted = weight = gain = 0.0
    for start, end in zip(starts, ends):
        own = labels[start:end]
        positives = int(own.sum())
        if positives == 0:
            continue
        top = own[:5]
        gain += (top * discount[: len(top)]).sum() / discount[: min(positives, 5)].sum()
        if positives < end - start:
            weighted += auc(own, scores[start:end]) * positives
            weight += positives
    gauc, ndcg = weighted / max(weight, 1), gain / max(len(starts), 1)
    return gauc, ndcg, (gauc + ndcg) / 2
