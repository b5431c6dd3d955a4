# Reads paths of feeds from standard input, one a line; prints what feedparser makes of each, as JSON.

import json
import sys

import feedparser

parsed = {}
for line in sys.stdin.read().splitlines():
    with open(line, "rb") as file:
        feed = feedparser.parse(file.read())
    parsed[line] = {
        "bozo": bool(feed.bozo),
        "title": feed.feed.title,
        "items": [[entry.id, entry.title, [tag.term for tag in entry.tags]] for entry in feed.entries],
    }
json.dump(parsed, sys.stdout)
