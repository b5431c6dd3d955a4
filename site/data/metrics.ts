// metrics.txt: metrics for alerts, in Prometheus' text format (0.0.4). Times are timestamps, not the seconds left,
// because nothing here has a clock.

import { isRetirement } from "../../src/core/history/announced-changes.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";
import { isRealTime, secondsOf } from "../../src/core/time.ts";
import type { SiteContext } from "../site-context.ts";
import { awaitedEvents } from "./upcoming.ts";

interface Metric {
  name: string;
  type: "gauge" | "counter";
  help: string;
  samples: Sample[];
}

type Sample = [labels: Record<string, string>, value: number];

export function renderMetrics({ view }: Pick<SiteContext, "view">): string {
  const { coalitions, head } = view;
  const metrics: Metric[] = [
    {
      name: "coalitions_cutover_timestamp_seconds",
      type: "gauge",
      help: "When an announced change takes effect. Removed once the change is carried out.",
      samples: coalitions.flatMap((it) => cutovers(it, head)),
    },
    {
      name: "coalitions_retirement_timestamp_seconds",
      type: "gauge",
      help: "When a coalition retires or retired.",
      samples: coalitions.flatMap(retirement),
    },
    {
      name: "coalitions_entries_total",
      type: "counter",
      help: "Entries of a coalition's change log.",
      samples: coalitions.map(({ name, entries }) => [{ coalition: name }, entries.length]),
    },
    {
      name: "coalitions_breaking_entries_total",
      type: "counter",
      help: "Entries of a coalition's change log that broke integrators.",
      samples: coalitions.map(({ name, entries }) => [
        { coalition: name },
        entries.filter(({ breaking }) => breaking).length,
      ]),
    },
    {
      name: "coalitions_head_timestamp_seconds",
      type: "gauge",
      help: "When the newest entry of a coalition was made.",
      samples: coalitions.flatMap(({ name, entries }) =>
        at({ coalition: name }, entries.at(-1)?.at),
      ),
    },
    {
      name: "coalitions_head_info",
      type: "gauge",
      help: "The newest entry of a coalition, and the fingerprint since.",
      samples: coalitions.flatMap(headInfo),
    },
  ];
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(textOf)
    .join("");
}

function cutovers(coalition: CoalitionView, head: SiteContext["view"]["head"]): Sample[] {
  return awaitedEvents(coalition, head).flatMap(({ what, of, at: time, breaking, state }) => {
    const own = isRetirement(what)
      ? { kind: "coalition-retirement", id: coalition.definition.fingerprint, notice: "" }
      : { kind: what.kind, id: what.id, notice: String(what.notice) };
    const labels = {
      coalition: coalition.name,
      class: of?.class ?? "coalition",
      part: of?.name ?? coalition.name,
      ...own,
      breaking: String(breaking),
      status: state,
    };
    return at(labels, time);
  });
}

function retirement({ name, published }: CoalitionView): Sample[] {
  const declared = published?.retirement;
  return at({ coalition: name, replacement: declared?.replacement ?? "" }, declared?.at);
}

function headInfo({ name, entries }: CoalitionView): Sample[] {
  const last = entries.at(-1);
  if (!last) return [];
  const { fingerprint, hash, seq } = last;
  return [[{ coalition: name, fingerprint, head: hash, seq: String(seq) }, 1]];
}

function at(labels: Record<string, string>, time: string | undefined): Sample[] {
  return time === undefined || !isRealTime(time) ? [] : [[labels, secondsOf(time)]];
}

function textOf({ name, type, help, samples }: Metric): string {
  const lines = samples.map(([labels, value]) => {
    const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
    return `${name}{${pairs.join(",")}} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
}

function escaped(text: string): string {
  return oneLine(text).replace(/["\\]/g, "\\$&");
}
