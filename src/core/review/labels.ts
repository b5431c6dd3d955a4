// The labels of a pull request: what kind of change it is, for sorting a list of them.

import { announcesNextFingerprint, type Change } from "../changes/change.ts";

export const LABELS = {
  breaking: {
    color: "b60205",
    description: "Breaks integrators of at least one coalition until they recompile",
  },
  additive: {
    color: "0e8a16",
    description: "Publishes a coalition or config bytes, or announces a change; breaks nothing",
  },
  retirement: {
    color: "5319e7",
    description: "Retires a coalition, or changes a retirement",
  },
  "authority-change": {
    color: "d93f0b",
    description: "Changes the GitHub accounts that are authorised for an operator",
  },
  "not-compared": {
    color: "fbca04",
    description: "Compared with nothing, so its changes are unknown",
  },
  metadata: {
    color: "c5def5",
    description: "Changes nothing that integrators compile in or must act on",
  },
} as const satisfies Record<string, { color: string; description: string }>;

/** For a result without a base, whose changes are unknown. */
export const NOT_COMPARED = "not-compared";

export type Label = keyof typeof LABELS;

const LABEL_NAMES = Object.keys(LABELS) as Label[];

/** In the order of LABELS; empty if nothing changes. */
export function labelsOf(changes: readonly Change[]): Label[] {
  const labels = new Set(changes.flatMap(labelsOfChange));
  if (labels.size === 0 && changes.length > 0) labels.add("metadata");
  return LABEL_NAMES.filter((label) => labels.has(label));
}

function labelsOfChange({ kind, breaking }: Change): Label[] {
  const labels: Label[] = breaking ? ["breaking"] : [];
  const adds =
    kind === "published" || kind === "config-disclosed" || announcesNextFingerprint(kind);
  if (adds) labels.push("additive");
  if (kind.startsWith("retire")) labels.push("retirement");
  if (kind === "authority-changed") labels.push("authority-change");
  return labels;
}
