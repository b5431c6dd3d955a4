// All coalitions, one row each, with what the search looks through.

import { MODULE_KINDS, shippedModules } from "../../src/core/definition.ts";
import type { CoalitionView } from "../../src/core/registry-view.ts";
import { oneLine } from "../../src/core/text.ts";
import { ShortId } from "./id.tsx";
import { moduleTitle } from "./modules.tsx";
import { None } from "./section.tsx";
import { StatusBadge, statusOf } from "./status.tsx";
import { Day } from "./time.tsx";

/** For a page at the base. */
export function CoalitionTable({ coalitions }: { coalitions: CoalitionView[] }) {
  if (coalitions.length === 0) return <None>No coalition yet.</None>;
  return (
    <>
      <table class="cards coalitions" data-rows>
        <thead>
          <tr>
            <th scope="col">Coalition</th>
            <th scope="col">Archetype</th>
            <th scope="col">Citizens</th>
            <th scope="col">Modules shipped</th>
            <th scope="col">Fingerprint</th>
            <th scope="col">Status</th>
            <th scope="col">Last change</th>
          </tr>
        </thead>
        <tbody>
          {coalitions.map((coalition) => (
            <CoalitionRow key={coalition.name} coalition={coalition} />
          ))}
        </tbody>
      </table>
      <p class="none" data-no-match hidden>
        No coalition matches. Ids are bare hex digits, without 0x; their first few are enough.
      </p>
    </>
  );
}

function CoalitionRow({ coalition }: { coalition: CoalitionView }) {
  const { name, definition, entries } = coalition;
  const last = entries.at(-1);
  return (
    <tr
      class={statusOf(coalition)}
      data-text={searchText(coalition)}
      data-chains={definition.lattices.map(({ chainId }) => chainId).join(" ")}
      data-ids={searchIds(coalition).join(" ")}
    >
      <th scope="row">
        <a href={`${name}/`}>{name}</a>
        <span class="operator">{oneLine(definition.title)}</span>
      </th>
      <td data-label="Archetype">{definition.archetype}</td>
      <td data-label="Citizens" class="figure">
        {definition.lattices.length + definition.organisms.length}
      </td>
      <td data-label="Modules">
        <ModulesShipped coalition={coalition} />
      </td>
      <td data-label="Fingerprint">
        <ShortId value={definition.fingerprint} label={`fingerprint of ${name}`} />
      </td>
      <td data-label="Status">
        <span class="badges">
          <StatusBadge coalition={coalition} />
        </span>
      </td>
      <td data-label="Last change" class="figure">
        {last ? <Day at={last.at} /> : <span class="dim">none</span>}
      </td>
    </tr>
  );
}

function ModulesShipped({ coalition: { definition } }: { coalition: CoalitionView }) {
  const shipped = shippedModules(definition);
  if (shipped.length === 0) return <span class="dim">none</span>;
  if (shipped.length === MODULE_KINDS.length) return <>all four</>;
  return <>{shipped.map(([kind]) => moduleTitle(kind)).join(", ")}</>;
}

/** Names of the coalition and of its parts, in lower case. */
function searchText({ name, definition }: CoalitionView): string {
  const { title, archetype, operator, lattices, organisms, confluences, ticketIssuer } = definition;
  const words = [
    ...[name, title, archetype, operator.name],
    ...lattices.map((it) => it.name),
    ...organisms.flatMap((it) => [it.name, it.role]),
    ...confluences.map((it) => it.name),
    ...shippedModules(definition).map(([kind]) => kind),
    ticketIssuer?.name ?? "",
  ];
  return oneLine(words.join(" ")).toLowerCase();
}

/**
 * The first sixteen digits of every id that stands in the coalition, and of every fingerprint that
 * it had. More would make the page several times as heavy; the script says how far it compares.
 */
function searchIds({ definition, versions }: CoalitionView): string[] {
  const { lattices, organisms, confluences, ticketIssuer, peerHints } = definition;
  const ids = [
    ...versions.map(({ fingerprint }) => fingerprint),
    ...[...lattices, ...organisms].flatMap((it) => [
      it.stableId,
      it.contentHash ?? "",
      it.ticketIssuanceRoot ?? "",
    ]),
    ...confluences.map(({ fingerprint }) => fingerprint),
    ...shippedModules(definition).map(([, { fingerprint }]) => fingerprint),
    ticketIssuer?.fingerprint ?? "",
    ...peerHints.map(({ peerId }) => peerId),
  ];
  return [...new Set(ids.filter((id) => id !== "").map((id) => id.slice(0, 16)))];
}
