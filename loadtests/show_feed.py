#!/usr/bin/env python3
"""Feed pages beside what their viewers did lately, to be looked at. Runs against a system that `./deploy/up.sh --data DIR` started.

    python3 loadtests/show_feed.py --data DIR [--url http://127.0.0.1:8080] [--viewers 12,34,new] [--size 20]
    python3 loadtests/show_feed.py --data DIR --diversity 300     what the page's rules and its exploration cost and give, over many viewers

Without --viewers: of the viewers with 40 to 400 logged impressions the one who likes the largest share, the one who watches longest, the one
whose finished videos are shortest; and a new one. DIR is the folder that was loaded, in KuaiRand's format. Standard library only.
"""
import argparse
import csv
import glob
import gzip
import json
import random
import statistics
import urllib.request
from collections import Counter, defaultdict

NEW = 8_999_999_999_999
HEADS = ["long_view", "click", "like", "dwell_15s", "watch_time"]


def rows(folder, pattern):
    for path in sorted(glob.glob(f"{folder}/{pattern}*.csv*")):
        with (gzip.open(path, "rt") if path.endswith(".gz") else open(path)) as file:
            yield from csv.DictReader(file)


def read(folder):
    """Videos by id, and each viewer's impressions, oldest first: (video, long view, like, play time in s or None)."""
    videos = {int(row["video_id"]): row for row in rows(folder, "video_features_basic")}
    seen = defaultdict(list)
    for row in rows(folder, "history"):
        seen[int(row["user_id"])].append((int(row["video_id"]), row["long_view"] == "1", row["is_like"] == "1", None))
    log = sorted(rows(folder, "log_standard"), key=lambda row: int(row["time_ms"]))
    for row in log:
        seen[int(row["user_id"])].append(
            (int(row["video_id"]), row["long_view"] == "1", row["is_like"] == "1", int(row["play_time_ms"]) / 1000))
    return videos, seen, Counter(int(row["user_id"]) for row in log)


def duration(videos, video):
    return float(videos[video]["video_duration"] or 0) / 1000 if video in videos else 0


def topic(videos, video):
    """The first tag: what serving takes as the topic."""
    return (videos[video]["tag"] or "-").split(",")[0] if video in videos else "?"


def pick(videos, seen, logged):
    active = [viewer for viewer in sorted(logged) if 40 <= logged[viewer] <= 400]

    def share_of_likes(viewer):
        return statistics.mean(like for _, _, like, _ in seen[viewer])

    def mean_play(viewer):
        return statistics.mean(play for *_, play in seen[viewer] if play is not None)

    def finished_length(viewer):
        finished = [duration(videos, video) for video, long_view, *_ in seen[viewer] if long_view]
        return statistics.median(finished) if len(finished) >= 10 else float("inf")

    return [max(active, key=share_of_likes), max(active, key=mean_play), min(active, key=finished_length), NEW]


def get(url, viewer, size):
    with urllib.request.urlopen(f"{url}/v1/feed?user_id={viewer}&size={size}&explain=true", timeout=10) as answer:
        return json.load(answer)


def show_viewer(viewer, videos, actions):
    if not actions:
        print("\n### viewer nobody knows\n")
        return
    positive = Counter(topic(videos, video) for video, long_view, like, _ in actions if long_view or like)
    shown = Counter(topic(videos, video) for video, *_ in actions)
    tastes = sorted(shown, key=lambda t: -(positive[t] + 1) / (shown[t] + 3) * (shown[t] >= 3))[:5]
    plays = [play for *_, play in actions if play is not None]
    print(f"\n### viewer {viewer}: {len(actions)} impressions, long view {statistics.mean(a[1] for a in actions):.0%}, like {statistics.mean(a[2] for a in actions):.0%}"
          f", mean play {statistics.mean(plays) if plays else 0:.0f} s\n")
    print("Topics most often finished: " + ", ".join(f"{t} ({positive[t]} of {shown[t]})" for t in tastes) + ".")
    print("Last: " + " · ".join(
        f"{topic(videos, video)}/{duration(videos, video):.0f}s{'+' if long_view else '-'}{'♥' if like else ''}" for video, long_view, like, _ in actions[-12:]) + "\n")


def show_page(videos, feed, actions):
    known = Counter(topic(videos, video) for video, long_view, like, _ in actions if long_view or like)
    print(f"served_by {feed['served_by']}, {feed['latency_ms']:.0f} ms\n")
    print("| # | video | topic (liked before) | creator | length s | source | score | from | " + " | ".join(HEADS) + " |")
    print("|" + "---|" * (8 + len(HEADS)))
    for item in feed["items"]:
        parts = {part["head"]: part["value"] for part in item["explain"]["parts"]}
        moved = item["explain"].get("value_rank")
        video = item["video_id"]
        print(f"| {item['position']} | {video} | {topic(videos, video)} ({known[topic(videos, video)]}) | {item['creator_id']} | {duration(videos, video):.0f} | {item['source']} | "
              f"{item['score']:.2f} | {'' if moved is None else moved} | " + " | ".join(f"{parts.get(head, 0):.2f}" for head in HEADS) + " |")


def summary(videos, feed):
    items = feed["items"]
    scores = sorted((candidate["score"] for candidate in feed["candidates"] if "score" in candidate), reverse=True)[:len(items)]
    parts = [{part["head"]: part["value"] for part in item["explain"]["parts"]} for item in items]
    return {
        "creators": len({item["creator_id"] for item in items}),
        "topics": len({topic(videos, item["video_id"]) for item in items}),
        "length s": round(statistics.median(duration(videos, item["video_id"]) for item in items)),
        "watch s": round(120 * statistics.mean(part.get("watch_time", 0) for part in parts), 1),
        "long view": round(statistics.mean(part.get("long_view", 0) for part in parts), 3),
        "value of best": round(sum(item["score"] for item in items) / max(sum(scores), 1e-9), 3),
        "sources": dict(Counter(item["source"] for item in items).most_common()),
        "retrieved": dict(Counter(candidate["source"] for candidate in feed["candidates"]).most_common()),
    }


def interval(values):
    """Mean and the middle 95 % of the means of 1,000 draws."""
    rng = random.Random(1)
    means = sorted(statistics.mean(rng.choices(values, k=len(values))) for _ in range(1000))
    return f"{statistics.mean(values):.3f} [{means[25]:.3f}, {means[974]:.3f}]"


def diversity(videos, logged, url, size, count):
    """The page as served beside the best of the heavy ranker's candidates by value alone, which is the page without rules and without exploration."""
    shares, explored, table = [], [], {"as served": defaultdict(list), "by value alone": defaultdict(list)}
    for viewer in random.Random(1).sample(sorted(logged), count):
        feed = get(url, viewer, size)
        if feed["served_by"] != "heavy":
            continue
        best = sorted((c for c in feed["candidates"] if "score" in c), key=lambda c: -c["score"])[:size]
        kept = [item for item in feed["items"] if "propensity" not in item["explain"]]
        shares.append(sum(item["score"] for item in kept) / sum(c["score"] for c in best[:len(kept)]))
        explored.append(sum(item["score"] for item in feed["items"]) / sum(c["score"] for c in best))
        for name, page in (("as served", feed["items"]), ("by value alone", best)):
            ids = [item["video_id"] for item in page]
            topics = Counter(topic(videos, video) for video in ids)
            table[name]["creators"].append(len({videos[video]["author_id"] for video in ids if video in videos}))
            table[name]["topics"].append(len(topics))
            table[name]["most of a topic"].append(max(topics.values()))
            table[name]["most of a topic in 10"].append(max(max(Counter(topic(videos, v) for v in ids[i:i + 10]).values()) for i in range(max(1, len(ids) - 9))))
    print(f"{len(shares)} feeds served by heavy. Value kept under the rules, exploration left out: {interval(shares)}; with exploration: {interval(explored)}.\n")
    print("| page of " + str(size) + " | " + " | ".join(table["as served"]) + " |\n|" + "---|" * (1 + len(table["as served"])))
    for name, columns in table.items():
        print(f"| {name} | " + " | ".join(interval(values) for values in columns.values()) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--viewers", help="ids with commas, 'new' for one nobody knows")
    parser.add_argument("--size", type=int, default=20, help="places, 1 to 50")
    parser.add_argument("--brief", action="store_true", help="only the last table")
    parser.add_argument("--diversity", type=int, metavar="N", help="ask for N viewers and print what the rules cost and give")
    arguments = parser.parse_args()
    videos, seen, logged = read(arguments.data)
    if arguments.diversity:
        diversity(videos, logged, arguments.url, arguments.size, arguments.diversity)
        return
    viewers = [NEW if name == "new" else int(name) for name in arguments.viewers.split(",")] if arguments.viewers else pick(videos, seen, logged)
    pages = {viewer: get(arguments.url, viewer, arguments.size) for viewer in viewers}
    if not arguments.brief:
        for viewer, feed in pages.items():
            show_viewer(viewer, videos, seen[viewer])
            show_page(videos, feed, seen[viewer])
    tables = {viewer: summary(videos, feed) for viewer, feed in pages.items()}
    columns = list(next(iter(tables.values())))
    print("\n| viewer | " + " | ".join(columns) + " | shared with the first |\n|" + "---|" * (len(columns) + 2))
    first = {item["video_id"] for item in next(iter(pages.values()))["items"]}
    for viewer, table in tables.items():
        shared = len(first & {item["video_id"] for item in pages[viewer]["items"]})
        values = [", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else str(value) for value in table.values()]
        print(f"| {'new' if viewer == NEW else viewer} | " + " | ".join(values) + f" | {shared} |")


if __name__ == "__main__":
    main()
