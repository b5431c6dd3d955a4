# Reads calendars as icalendar does: JSON of each file's events, in order, to standard output.
import json
import sys

from icalendar import Calendar


def stamp(value):
    return value.dt.strftime("%Y-%m-%dT%H:%M:%SZ")


def event(it):
    return {
        "uid": str(it["UID"]),
        "sequence": int(it["SEQUENCE"]),
        "status": str(it["STATUS"]),
        "at": stamp(it["DTSTART"]),
        "stamp": stamp(it["DTSTAMP"]),
        "modified": stamp(it["LAST-MODIFIED"]),
        "summary": str(it["SUMMARY"]),
        "description": str(it["DESCRIPTION"]),
        "url": str(it["URL"]),
        "alarms": [int(alarm["TRIGGER"].dt.total_seconds()) for alarm in it.walk("VALARM")],
    }


files = {}
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        calendar = Calendar.from_ical(file.read())
    files[path] = {
        "about": str(calendar["DESCRIPTION"]),
        "events": [event(it) for it in calendar.walk("VEVENT")],
    }
json.dump(files, sys.stdout)
