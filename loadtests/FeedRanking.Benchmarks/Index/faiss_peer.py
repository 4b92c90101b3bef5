#!/usr/bin/env python3
"""FAISS over vectors from a file, on one thread. Each line of standard input is 'flat SECONDS' or 'ivf SECONDS'; each is answered with one line
of JSON: milliseconds of a query, and recall against the flat index. It ends when standard input does.

    faiss_peer.py FOLDER DIMENSIONS NEAREST RECALL

FOLDER holds 'vectors' and 'queries', float32, row-major. The IVF index gets as many probes as it needs for RECALL, no more.
"""
import json
import math
import sys
import time

import faiss
import numpy

MOST_TRAINED_ON = 40  # vectors per list: what FAISS calls enough


def lists_for(count):
    """Between 2 and 4 times the square root, as FAISS' guidelines have it for this many vectors."""
    return int(min(4096, 2 * math.sqrt(count)))


def search_for(index, queries, nearest, seconds):
    done, found, begin = 0, {}, time.perf_counter()
    while True:
        place = done % len(queries)
        found[place] = index.search(queries[place:place + 1], nearest)[1][0]
        done += 1
        elapsed = time.perf_counter() - begin
        if elapsed >= seconds and done >= min(len(queries), 8):
            return elapsed * 1000 / done, found


def recall_of(found, truth):
    return sum(len(set(ids) & truth[place]) / len(truth[place]) for place, ids in found.items()) / len(found)


def train(vectors, dimensions):
    lists = lists_for(len(vectors))
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dimensions), dimensions, lists, faiss.METRIC_INNER_PRODUCT)
    index.own_fields, index.cp.niter, index.cp.seed = False, 8, 1
    step = max(1, len(vectors) // (lists * MOST_TRAINED_ON))
    index.train(numpy.ascontiguousarray(vectors[::step]))
    index.add(vectors)
    return index


def main():
    folder, dimensions, nearest, least = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    vectors = numpy.fromfile(folder + "/vectors", dtype="float32").reshape(-1, dimensions)
    queries = numpy.fromfile(folder + "/queries", dtype="float32").reshape(-1, dimensions)
    flat = faiss.IndexFlatIP(dimensions)
    flat.add(vectors)
    ivf = train(vectors, dimensions)
    truth = [set(ids) for ids in flat.search(queries, nearest)[1]]
    faiss.omp_set_num_threads(1)
    ivf.nprobe = 1
    while ivf.nprobe < ivf.nlist and recall_of(dict(enumerate(ivf.search(queries, nearest)[1])), truth) < least:
        ivf.nprobe = min(ivf.nlist, max(ivf.nprobe + 1, ivf.nprobe * 5 // 4))
    print(f"FAISS {faiss.__version__} ({faiss.get_compile_options().strip()}), IVF of {ivf.nlist} lists, {ivf.nprobe} probed", flush=True)
    for line in sys.stdin:
        kind, seconds = line.split()
        ms, found = search_for(flat if kind == "flat" else ivf, queries, nearest, float(seconds))
        print(json.dumps({"ms": ms, "recall": recall_of(found, truth)}), flush=True)


if __name__ == "__main__":
    main()
