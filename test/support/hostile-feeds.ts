// The feeds of a registry in which every text is hostile: one coalition for each text, one commit for
// each section of a definition that may hold it, and the text as the commit's subject.

import type { Commit } from "../../src/core/history/change-log.ts";
import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { timeFromEpoch } from "../../src/core/time.ts";
import { committed } from "./blob-id.ts";
import { HOSTILE, SECTIONS, wholeDefinition, withHostileText } from "./hostile-texts.ts";
import { bytesOfValue, fileOf } from "./registries.ts";
import { feedsOfView, viewOfCommits } from "./rendered-feeds.ts";

export const HOSTILE_CONFIG = {
  name: "Feeds <&> ]]> of a \u0007 registry &amp; more",
  description: "Described & <b>bold</b> ]]> &amp;",
  baseUrl: "http://127.0.0.1:9/",
};

export interface HostileFeeds {
  view: RegistryView;
  /** By their paths. */
  files: Map<string, string>;
  /** How many definitions were committed: each must have become an entry. */
  commits: number;
}

let made: HostileFeeds | undefined;

/** Made once for all who look at them in a worker. */
export function hostileFeeds(): HostileFeeds {
  if (made) return made;
  const commits = [...hostileCommits()];
  const view = viewOfCommits(commits);
  made = { view, files: feedsOfView(view, HOSTILE_CONFIG), commits: commits.length };
  return made;
}

export function* hostileCommits(): Generator<Commit> {
  let count = 0;
  for (const [index, text] of HOSTILE.entries()) {
    const whole = wholeDefinition(`hostile.text-${index}`);
    const { retirement: _, upcoming: __, ...first } = whole;
    const later = SECTIONS.flatMap((section) => withHostileText(whole, section, text) ?? []);
    for (const value of [first, ...later]) {
      const commit = count.toString(16).padStart(40, "0");
      const at = timeFromEpoch(1_767_600_000 + count++ * 3600);
      const files = [committed(fileOf(value), bytesOfValue(value))];
      yield { commit, at, subject: `${section(count)} ${text}`, files };
    }
  }
}

const section = (count: number) => `Commit ${count}:`;
