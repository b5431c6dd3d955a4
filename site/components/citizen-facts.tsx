// What current definitions say about a citizen or service, and links for its operator and readers.

import { type Citizen, hasOwnFeed, livingReferences } from "../../src/core/citizens/citizen.ts";
import type { Id as IdDigits } from "../../src/core/registry/definition.ts";
import { type FoldedPart, operatorOf } from "../../src/core/registry/parts.ts";
import { oneLine } from "../../src/core/text.ts";
import { AnnounceLink } from "./announce-link.tsx";
import { CitizenLinks, citizenName } from "./citizen-names.tsx";
import { Fact } from "./fact.tsx";
import { IdFeedLinks } from "./feed-links.tsx";
import { Id } from "./id.tsx";
import { outward } from "./links.ts";
import { OperatorName } from "./operator.tsx";
import { usePage } from "./page.ts";

/** The table lists all of them. */
const MOST_NAMED = 5;

interface Props {
  citizen: Citizen;
}

interface FactsProps extends Props {
  /** The id's own calendar begins with its first announcement. */
  hasCalendar: boolean;
}

export function CitizenFacts({ citizen, hasCalendar }: FactsProps) {
  const { id, references, names } = citizen;
  const predecessors = unique(references.flatMap(({ predecessor }) => predecessor ?? []));
  const [first] = references.flatMap(({ part }) => part ?? []);
  return (
    <dl class="facts">
      <Fact term="Id">
        <Id value={id} label="id" />
      </Fact>
      {names.length > 1 && <Fact term="Other names">{names.slice(1).map(oneLine).join(", ")}</Fact>}
      {first?.class === "lattice" && <Fact term="Chain id">{first.value.chainId}</Fact>}
      {first?.class === "organism" && <Fact term="Role">{oneLine(first.value.role)}</Fact>}
      <Operators citizen={citizen} />
      {predecessors.length > 0 && (
        <Fact term="Replaces">
          <CitizenLinks ids={predecessors} />
        </Fact>
      )}
      <Fact term="Feeds">
        <Feeds citizen={citizen} hasCalendar={hasCalendar} />
      </Fact>
    </dl>
  );
}

export function unique(ids: readonly IdDigits[]): IdDigits[] {
  return [...new Set(ids)];
}

/** Each distinct operator that coalitions declare, and a link for them to announce a change. */
function Operators({ citizen }: Props) {
  const declared = citizen.references.flatMap(({ part, view }) =>
    part && view.published ? [{ part, operator: operatorOf(part, view.published) }] : [],
  );
  const ways = new Map(
    declared.map((it) => [`${it.operator.name}\n${it.operator.url}\n${pageOf(it.part)}`, it]),
  );
  if (ways.size === 0) return null;
  return (
    <Fact term="Operator">
      {[...ways].map(([key, { part, operator }]) => (
        <p key={key} class="whose">
          <OperatorName operator={operator} />
          {pageOf(part) !== undefined && <a {...outward(pageOf(part) ?? "")}>handshake page</a>}
        </p>
      ))}
      <Announce citizen={citizen} />
    </Fact>
  );
}

function pageOf({ value }: FoldedPart): string | undefined {
  return "handshake" in value ? value.handshake : undefined;
}

/** Notices are about ids that coalitions refer to directly. Operators of spanned citizens announce elsewhere. */
function Announce({ citizen }: Props) {
  const [living] = livingReferences(citizen).filter(({ part }) => part);
  if (!living?.part) return null;
  const { class: of } = living.part;
  const isCitizen = of === "lattice" || of === "organism";
  return (
    <AnnounceLink
      coalition={living.view}
      title={citizenName(citizen)}
      kind={isCitizen ? "stable-id" : "fingerprint"}
      id={citizen.id}
    />
  );
}

function Feeds({ citizen, hasCalendar }: FactsProps) {
  const { root } = usePage();
  const { id, references } = citizen;
  if (hasOwnFeed(citizen)) return <IdFeedLinks id={id} hasCalendar={hasCalendar} />;
  const names = unique(references.map(({ view }) => view.name)).slice(0, MOST_NAMED);
  return (
    <>
      {`No feed of its own. Follow its ${names.length === 1 ? "coalition" : "coalitions"}: `}
      {names.map((name, index) => (
        <>
          {index > 0 && ", "}
          <a href={`${root}${name}/#changes`}>{name}</a>
        </>
      ))}
    </>
  );
}
