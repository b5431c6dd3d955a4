// The search's question, in the form and in the page's address, so that a search can be shared and the
// browser's back button returns to the previous one.

import { STATUSES } from "../../src/core/registry/coalition-status.ts";
import { ARCHETYPES, type Filters } from "../../src/core/search/facets.ts";
import { readQuery } from "../../src/core/search/query.ts";
import { LONGEST_IN_LINK } from "./longest-in-link.ts";

export interface Asked {
  text: string;
  filters: Filters;
}

export function isNothing({ text, filters }: Asked): boolean {
  return text.trim() === "" && filters.archetypes.length + filters.statuses.length === 0;
}

export function askedInForm(form: HTMLFormElement, input: HTMLInputElement): Asked {
  const chosen = [...form.querySelectorAll<HTMLInputElement>("input:checked")];
  const valuesOf = (of: string) => chosen.filter(({ name }) => name === of).map((it) => it.value);
  return { text: input.value, filters: filtersOf(valuesOf) };
}

export function putIntoForm(asked: Asked, form: HTMLFormElement, input: HTMLInputElement): void {
  const { archetypes, statuses } = asked.filters;
  const chosen = new Set<string>([...archetypes, ...statuses]);
  input.value = asked.text;
  for (const choice of form.querySelectorAll<HTMLInputElement>("[type=checkbox]")) {
    choice.checked = chosen.has(choice.value);
  }
}

export function askedInAddress(): Asked {
  const query = new URLSearchParams(location.search);
  return { text: query.get("q") ?? "", filters: filtersOf((of) => query.getAll(of)) };
}

/** The page's address with the question and nothing else. */
export function addressOf({ text, filters }: Asked): string {
  const q = text.length > LONGEST_IN_LINK ? (readQuery(text).id?.id ?? "") : text;
  const query = new URLSearchParams([
    ...(q.trim() === "" ? [] : [["q", q]]),
    ...filters.archetypes.map((it) => ["archetype", it]),
    ...filters.statuses.map((it) => ["status", it]),
  ]).toString();
  return location.pathname + (query === "" ? "" : `?${query}`);
}

function filtersOf(valuesOf: (group: string) => string[]): Filters {
  const [archetypes, statuses] = [valuesOf("archetype"), valuesOf("status")];
  return {
    archetypes: ARCHETYPES.filter((it) => archetypes.includes(it)),
    statuses: STATUSES.filter((it) => statuses.includes(it)),
  };
}
