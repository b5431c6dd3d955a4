// A quarter of a year of an integrator whose CI checks once a day: random histories of a coalition with notices,
// amendments, withdrawals, cutovers on time and late, and changes without notice. The expected reports follow from
// what people did, hour by hour, and not from the product's own results.

import { nextConstants } from "../../src/core/changes/next-constants.ts";
import type { Commit } from "../../src/core/history/change-log.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { History } from "../../src/core/history/history.ts";
import { viewRegistry } from "../../src/core/history/registry-view.ts";
import { prefixOf } from "../../src/core/lookup/prefix.ts";
import { Lookup } from "../../src/core/lookup/shards.ts";
import type { Definition, Id, Upcoming } from "../../src/core/registry/definition.ts";
import { type Finding, judgeStale } from "../../src/core/stale/judge.ts";
import { reportsOf } from "../../src/core/stale/words.ts";
import { committed } from "./blob-id.ts";
import { announced, changed, definition, organism } from "./definitions.ts";
import { idOf } from "./ids.ts";
import { bytesOfValue, fileOf } from "./registries.ts";

/** A source of choices that follow from a seed. */
export interface Choices {
  below(bound: number): number;
  once(of: number): boolean;
}

export interface Lived {
  /** What must not happen; empty if all is right. */
  faults: string[];
  /** How many announced changes took a fingerprint away. */
  met: number;
  /** How many came without notice. */
  unannounced: number;
}

const WITHIN = 3;
const HOURS = 24 * 90;
/** A Monday. */
const START = Date.UTC(2026, 0, 5) / 1000;
const HOUR = 3600;
const timeOf = (hour: number) =>
  new Date((START + hour * HOUR) * 1000).toISOString().replace(".000Z", "Z");
const hourOf = (time: string) => (Date.parse(time) / 1000 - START) / HOUR;

interface Planned {
  upcoming: Upcoming;
  /** Since which hour it is announced for its time. */
  since: number;
  /** The hour at which its cutover is published. */
  carriedOut: number;
}

/** An entry, and the announced changes that it carries out; or that it breaks without notice. */
interface Step {
  hour: number;
  commit: Commit;
  made: Definition;
  broken: Planned[];
  isUnannounced: boolean;
}

class Operator {
  readonly steps: Step[] = [];
  readonly #choices: Choices;
  #organisms = ["a", "b", "c"].map((it) => organism(it));
  #planned: Planned[] = [];
  #ids = 0;

  constructor(choices: Choices) {
    this.#choices = choices;
    this.#publish(0, {});
    for (let hour = 1; hour < HOURS; hour++) this.#spend(hour);
  }

  #spend(hour: number): void {
    const due = this.#planned.filter((it) => it.carriedOut === hour);
    if (due.length > 0) {
      this.#planned = this.#planned.filter((it) => !due.includes(it));
      for (const { upcoming } of due) this.#bump(upcoming.id, upcoming.to ?? "");
      this.#publish(hour, { broken: due });
      return;
    }
    if (!this.#choices.once(60)) return;
    if (this.#planned.length > 0 && this.#choices.once(3)) this.#change(hour);
    else this.#announce(hour);
  }

  /** Withdraws one, or announces it for another time. */
  #change(hour: number): void {
    const at = this.#choices.below(this.#planned.length);
    const [one] = this.#planned.splice(at, 1);
    if (one && this.#choices.once(2)) this.#planned.push(this.#plan(one.upcoming, hour));
    this.#publish(hour, {});
  }

  #announce(hour: number): void {
    const free = this.#organisms.filter(
      ({ stableId }) => !this.#planned.some(({ upcoming }) => upcoming.id === stableId),
    );
    const one = free[this.#choices.below(Math.max(1, free.length))];
    if (!one) return;
    const to = idOf(`bump ${++this.#ids}`);
    if (this.#choices.once(8)) {
      this.#bump(one.stableId, to);
      this.#publish(hour, { isUnannounced: true });
      return;
    }
    const upcoming = announced(one.stableId, to, { notice: this.#ids });
    this.#planned.push(this.#plan(upcoming, hour));
    this.#publish(hour, {});
  }

  /** For an hour of the next two weeks; the cutover is published then, or up to two days late. */
  #plan(upcoming: Upcoming, hour: number): Planned {
    const at = hour + 2 + this.#choices.below(14 * 24);
    const late = this.#choices.once(3) ? this.#choices.below(48) : 0;
    const moved = { ...upcoming, effectiveAt: timeOf(at) };
    return { upcoming: moved, since: hour, carriedOut: at + late };
  }

  #bump(id: string, stableId: string): void {
    this.#organisms = this.#organisms.map((it) => (it.stableId === id ? { ...it, stableId } : it));
  }

  #publish(hour: number, what: Partial<Pick<Step, "broken" | "isUnannounced">>): void {
    const upcoming = this.#planned.map((it) => it.upcoming);
    const made = changed(
      definition({ name: "mini.years", lattices: [], organisms: this.#organisms }),
      upcoming.length > 0 ? { upcoming } : {},
    );
    const index = this.steps.length;
    const commit = {
      commit: index.toString(16).padStart(40, "0"),
      ...{ at: timeOf(hour), subject: `Commit ${index}` },
      files: [committed(fileOf(made), bytesOfValue(made))],
    };
    this.steps.push({ hour, commit, made, broken: [], isUnannounced: false, ...what });
  }
}

/** An integrator who compiles in the current constant whenever a report says so, and checks daily at about the same hour. */
export function liveThrough(choices: Choices): Lived {
  const { steps } = new Operator(choices);
  const siteAt = publishedBy(steps);
  const faults: string[] = [];
  /** By the hour of a change: that of the run which reported it first. */
  const heard = new Map<number, number>();
  const asked: number[] = [];
  const usual = choices.below(22);
  /** Constants that were taken as announced, with the entry that announced each. */
  const prepared = new Map<Id, number>();
  let seq = 1;
  for (let day = 0; day < HOURS / 24; day++) {
    const hour = day * 24 + usual + choices.below(2);
    asked.push(hour);
    const site = siteAt(hour);
    const { findings, titles } = ask(site, seq, hour);
    const isStale = site.entries[seq - 1]?.fingerprint !== site.entries.at(-1)?.fingerprint;
    const last = steps.filter((it) => it.hour <= hour).at(-1);
    faults.push(...titles, ...findings.flatMap((it) => faultOf(it, isStale, last)));
    if (isStale && findings[0]?.status !== "superseded") faults.push(`${hour}: stale, unreported`);
    for (const [fingerprint, of] of prepared) {
      faults.push(...preparedFault(site, { seq: of, fingerprint }, hour, last));
    }
    for (const { next } of last ? nextConstants(last.made) : []) {
      if (!prepared.has(next)) prepared.set(next, site.entries.length);
    }
    for (const it of findings) {
      if (it.status !== "announced" || heard.has(hourOf(it.at))) continue;
      heard.set(hourOf(it.at), hour);
    }
    if (isStale) seq = site.entries.length;
  }
  const met = steps.flatMap(({ hour, broken }) => broken.map((it) => ({ ...it, hour })));
  faults.push(...met.flatMap((it) => unheard(it, asked, heard)));
  return { faults, met: met.length, unannounced: steps.filter((it) => it.isUnannounced).length };
}

/** What `stale` finds, and the titles of what has nothing to do. */
function ask(site: Site, seq: number, hour: number, announcedFingerprint?: Id) {
  const { entries, lookup } = site;
  const [mine, head] = [entries[seq - 1], entries.at(-1)];
  if (!mine || !head) throw new Error(`There is no entry ${seq}.`);
  const { coalition, fingerprint } = {
    ...mine,
    ...(announcedFingerprint === undefined ? {} : { fingerprint: announcedFingerprint }),
  };
  const pin = { registry: "https://x.example/", coalition, seq, fingerprint };
  const shardOf = (id: string) => lookup.shard(prefixOf(id));
  const known = { shard: shardOf(fingerprint), chain: entries, current: shardOf(head.fingerprint) };
  const judged = judgeStale(pin, known, { now: timeOf(hour), within: WITHIN });
  const idle = reportsOf(pin, judged, "rs").filter(({ todo }) => todo === "");
  return { findings: judged.findings, titles: idle.map(({ title }) => `to do nothing: ${title}`) };
}

/** For a user of an announced constant: it is early, then current, then superseded; or it never took effect. */
function preparedFault(
  site: Site,
  { seq, fingerprint }: { seq: number; fingerprint: Id },
  hour: number,
  last: Step | undefined,
): string[] {
  const { findings, titles } = ask(site, seq, hour, fingerprint);
  const found = findings.map(({ status }) => status).filter((it) => it !== "announced");
  const been = site.entries.filter((it) => it.fingerprint === fingerprint).at(-1);
  const isAnnounced = last && nextConstants(last.made).some(({ next }) => next === fingerprint);
  const isCurrent = been?.fingerprint === site.entries.at(-1)?.fingerprint;
  const ended = been ? "superseded" : "withdrawn";
  const wanted = been && isCurrent ? [] : [isAnnounced ? "early" : ended];
  if (`${found}` === `${wanted}`) return titles;
  return [...titles, `${timeOf(hour)}: ${fingerprint} is [${wanted}], and reported as [${found}]`];
}

function faultOf(finding: Finding, isStale: boolean, last: Step | undefined): string[] {
  if (finding.status === "superseded") return isStale ? [] : ["superseded, though current"];
  if (finding.status !== "announced") return [`${finding.status}, which nothing here is`];
  const times = last?.made.upcoming?.map(({ effectiveAt }) => effectiveAt) ?? [];
  return times.includes(finding.at) ? [] : [`${finding.at} is reported, and not announced`];
}

/**
 * A change has to be reported by the last run that had the business days ahead, or, where it was announced later than
 * that, by the first run after it was announced.
 */
function unheard(
  { upcoming, since, hour }: Planned & { hour: number },
  asked: readonly number[],
  heard: ReadonlyMap<number, number>,
): string[] {
  const at = hourOf(upcoming.effectiveAt);
  const runs = asked.filter((it) => it >= since && it < hour);
  const wanted = runs.filter((it) => businessHours(it, at) >= WITHIN * 24).at(-1) ?? runs[0];
  if (wanted === undefined || (heard.get(at) ?? Number.POSITIVE_INFINITY) <= wanted) return [];
  const by = timeOf(wanted);
  return [`the change of ${upcoming.effectiveAt}, known since ${timeOf(since)}, unheard at ${by}`];
}

function businessHours(from: number, to: number): number {
  let count = 0;
  for (let hour = from; hour < to; hour++) if (Math.floor(hour / 24) % 7 < 5) count++;
  return count;
}

interface Site {
  entries: readonly Entry[];
  lookup: Lookup;
}

/** What is published at an hour; the hours come in order. */
function publishedBy(steps: readonly Step[]): (hour: number) => Site {
  const history = new History();
  let [count, site]: [number, Site] = [0, { entries: [], lookup: new Lookup([]) }];
  return (hour) => {
    const due = steps.slice(count).filter((it) => it.hour <= hour);
    for (const { commit } of due) history.add(commit);
    count += due.length;
    if (due.length === 0) return site;
    const { coalitions } = viewRegistry(history, due.at(-1)?.commit, []);
    site = { entries: [...(coalitions[0]?.entries ?? [])], lookup: new Lookup(coalitions) };
    return site;
  };
}
