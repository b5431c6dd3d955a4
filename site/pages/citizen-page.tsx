// citizens/<id>/index.html: one citizen or service across coalitions: who refers to it, and links for its operator.

import { announcedWhat } from "../../src/core/changes/impact-announcements.ts";
import {
  type Citizen,
  type Citizens,
  hasOwnFeed,
  isPresent,
  livingReferences,
} from "../../src/core/citizens/citizen.ts";
import { isRetirement } from "../../src/core/history/announced-changes.ts";
import type { AnnouncedEvent } from "../../src/core/history/announced-events.ts";
import { lazy } from "../../src/core/lazy.ts";
import { compareText } from "../../src/core/problem.ts";
import type { Id as IdDigits } from "../../src/core/registry/definition.ts";
import { counted } from "../../src/core/text.ts";
import { CitizenFacts, unique } from "../components/citizen-facts.tsx";
import {
  CitizenLinks,
  citizenFolder,
  citizenKind,
  citizenName,
} from "../components/citizen-names.tsx";
import { CitizenReferences } from "../components/citizen-references.tsx";
import { entryHref } from "../components/entry-line.tsx";
import { Id } from "../components/id.tsx";
import { renderPage } from "../components/layout.tsx";
import { usePage } from "../components/page.ts";
import { Day, Time } from "../components/time.tsx";
import { renderBadge } from "../pictures/badge.tsx";
import { CitizenBadgeSnippet, citizenBadge } from "../pictures/citizen-badge.tsx";
import type { FileGroup, PageContext } from "../site-context.ts";

/** The page and the badge of each id. There are very many, and each is made on request. */
export function* citizenPages(
  context: PageContext,
  citizens: Citizens,
  hasCalendar: (id: IdDigits) => boolean,
): Generator<FileGroup> {
  for (const id of citizens.ids()) {
    const start = citizenFolder(id);
    const members = () => {
      const citizen = lazy(() => citizens.of(id));
      const path = `${start}index.html`;
      return [
        { path, content: () => renderCitizen(context, path, citizen(), hasCalendar(id)) },
        { path: `${start}badge.svg`, content: () => renderBadge(citizenBadge(citizen())) },
      ];
    };
    yield { start, members };
  }
}

function renderCitizen(
  context: PageContext,
  path: string,
  citizen: Citizen,
  hasCalendar: boolean,
): string {
  const name = citizenName(citizen);
  return renderPage({
    context,
    path,
    title: `${name}: ${citizenKind(citizen)} ${citizen.id.slice(0, 8)}`,
    description: `Who refers to ${name}, and what is announced.`,
    feeds: hasOwnFeed(citizen) ? [{ title: name, base: `../${citizen.id}`, isBrief: true }] : [],
    isOneOfMany: true,
    children: <CitizenPage citizen={citizen} hasCalendar={hasCalendar} />,
  });
}

interface Props {
  citizen: Citizen;
}

function CitizenPage({ citizen, hasCalendar }: Props & { hasCalendar: boolean }) {
  return (
    <>
      <header class="page-head">
        <p class="name">{citizenKind(citizen)}</p>
        <h1>{citizenName(citizen)}</h1>
        <p class="lead">
          {whoRefers(citizen)}
          {citizen.announced.length === 0 &&
            citizen.references.some(isPresent) &&
            " No change is announced."}
        </p>
      </header>
      <Superseded citizen={citizen} />
      <CitizenFacts citizen={citizen} hasCalendar={hasCalendar} />
      <h2>Coalitions</h2>
      <CitizenReferences citizen={citizen} />
      <Announced citizen={citizen} />
      <CitizenBadgeSnippet citizen={citizen} />
    </>
  );
}

function whoRefers(citizen: Citizen): string {
  const present = citizen.references.filter(isPresent).length;
  const living = livingReferences(citizen).length;
  if (present === 0) return "No coalition refers to this id any longer.";
  const refer = living === 1 ? "refers" : "refer";
  const more = present - living;
  const ending = counted(more, "retiring or retired coalition", "retiring or retired coalitions");
  if (living === 0) return `Only ${ending} ${more === 1 ? "refers" : "refer"} to it.`;
  return `${counted(living, "coalition")} ${refer} to it${more === 0 ? "" : `, and ${ending}`}.`;
}

/** What to use instead of an id that no coalition has any longer. */
function Superseded({ citizen: { references } }: Props) {
  if (references.some(isPresent)) return null;
  const replaced = references.filter(({ successor }) => successor !== undefined);
  const [last] = [...replaced].sort((a, b) => compareText(b.until?.at ?? "", a.until?.at ?? ""));
  if (!last?.until) return null;
  return (
    <p class="notice retired">
      {"Superseded on "}
      <Day at={last.until.at} />
      {". Use instead: "}
      <CitizenLinks ids={unique(replaced.flatMap((it) => it.now ?? it.successor ?? []))} />
    </p>
  );
}

function Announced({ citizen: { id, announced } }: Props) {
  if (announced.length === 0) return null;
  return (
    <>
      <h2>Announced</h2>
      <ul class="announced-list">
        {announced.map((event) => (
          <AnnouncedItem key={event.key} event={event} id={id} />
        ))}
      </ul>
    </>
  );
}

function AnnouncedItem({ event, id }: { event: AnnouncedEvent; id: string }) {
  const { root } = usePage();
  const { coalition, what, of, at, state, last, breaking } = event;
  const words = isRetirement(what)
    ? "the coalition retires"
    : announcedWhat({ before: null, after: what, ...(of && { of }) });
  const to = isRetirement(what) || what.to === id ? null : what.to;
  return (
    <li>
      <Time at={at} />
      {state === "overdue" && " (overdue)"}
      {": "}
      <a href={entryHref(root, last)}>{`${coalition}, ${words}`}</a>
      {breaking && ", breaking"}
      {to !== null && (
        <>
          {", to "}
          <Id value={to} label={`next id, ${words}`} />
        </>
      )}
    </li>
  );
}
