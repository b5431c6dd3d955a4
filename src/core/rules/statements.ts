// One id is one service, so all coalitions must say the same about it. docs/pull-requests.md says what operators see;
// src/core/statements decides which side is wrong.

import type { Finding } from "../problem.ts";
import type { Claim } from "../statements/claim.ts";
import type { Contradiction } from "../statements/contradictions.ts";
import type { Deviation } from "../statements/deviations.ts";
import type { Evidence } from "../statements/evidence.ts";
import { claimLabel } from "../statements/statement.ts";
import { type Rule, STATED } from "./rule.ts";

export const statements: Rule = {
  reads: STATED,
  check({ file }, { statements: judged }) {
    if (!judged) return [];
    return [
      ...judged.contradictionsOf(file).flatMap(contradicted),
      ...judged.deviationsOf(file).map(deviating),
    ];
  },
};

/** One finding for each fact that differs, all with the same message: together they are one mistake. */
export function contradicted(contradiction: Contradiction): Finding[] {
  const { statement, differences, isError } = contradiction;
  const { claim } = statement;
  const message = [
    whatDiffers(contradiction),
    whatDecides(contradiction),
    ...(isError ? [] : [reasonNotBlocked(contradiction)]),
  ].join(" ");
  // The mismatch of id, name and chain id is the same mistake, and here it is certain.
  const explains = isError && claim.class === "lattice" ? { explains: claim.pointer } : {};
  return differences.map(({ pointer }) => ({
    code: isError ? "statement-contradicted" : "statement-differs",
    ...{ pointer, message, fix: fixOf(contradiction), cause: claim.id, ...explains },
  }));
}

/** What each side states. */
function whatDiffers({ statement, other, differences }: Contradiction): string {
  const { id } = statement.claim;
  const [first] = differences;
  if (first?.what === "class") {
    return `The id ${id} belongs to the ${first.here} in this file, but to the ${first.there} in ${other.file}.`;
  }
  if (first?.what === "owner") {
    return `The id ${id} belongs to the ${first.here} in this file, but to the ${first.there} in ${other.file}. Modules and ticket issuers belong to one coalition.`;
  }
  const facts = differences.map(
    ({ what, here, there }) =>
      `the ${what} ${shortened(there)} where this file has ${shortened(here)}`,
  );
  return `${other.file} describes the ${statement.claim.class} with the id ${id} differently: ${facts.join(", and ")}.`;
}

const SHORT = 70;

function shortened(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, SHORT)}…`;
}

/** Which side counts, and why. */
function whatDecides({ statement, other, isWrong, strongest, reason }: Contradiction): string {
  const { file, claim } = strongest;
  switch (reason) {
    case "proven":
      return `${file} is right: its ${PROOFS[claim.class]} give this id.`;
    case "refuted":
      return `${(isWrong ? statement : other).file} is wrong: its name and chain id do not give this id.`;
    case "folded":
      return `${file} counts, because a span only refers to the id.`;
    case "published":
      return `${EQUAL[strongest.evidence()]}, so ${file} counts, because it was published first.`;
    case "name":
      return `${EQUAL[strongest.evidence()]}, so ${file} counts, because its name sorts first.`;
  }
}

/** What proves a statement of each class. */
const PROOFS: Record<Claim["class"], string> = {
  lattice: "name and chain id",
  organism: "",
  confluence: "config bytes",
  module: "config bytes",
  "ticket-issuer": "config bytes",
  coalition: "composition",
  citizen: "",
};

const EQUAL: Record<Evidence, string> = {
  proven: "What both publish gives this id",
  open: "Nothing published proves either side",
  refuted: "Neither name and chain id give this id",
  mistaken: "",
};

function reasonNotBlocked({ isWrong, statement }: Contradiction): string {
  if (!isWrong) return "This file is not blocked.";
  if (!statement.isNew) return "This is not new, so this file is not blocked.";
  return "The service's own config bytes have this span, so this file is not blocked.";
}

const OPERATOR_PAGE = "the service operator's own page";

function fixOf({ isWrong, statement, strongest, differences }: Contradiction): string {
  if (!isWrong) return `Compare it with ${OPERATOR_PAGE}. If this file is right, leave it.`;
  const isProvable = PROVABLE.has(statement.claim.class) && strongest.evidence() !== "proven";
  const isId = differences.some(({ what }) => what === "class" || what === "owner");
  return [
    `Copy ${isId ? "the id" : "what differs"} from ${OPERATOR_PAGE}.`,
    ...(isProvable
      ? [
          'If this file is right, publish the "config" bytes that give the id. They decide, even if another coalition was first.',
        ]
      : []),
  ].join(" ");
}

/** The classes whose id is derived from config bytes. */
const PROVABLE = new Set<Claim["class"]>(["confluence", "module", "ticket-issuer"]);

function deviating({ statement, fact, other, theirs }: Deviation): Finding {
  const { what, value, pointer, key } = fact;
  const [here, there] = [value, theirs].map((it) => (what === "name" ? JSON.stringify(it) : it));
  return {
    code: "statement-differs",
    pointer,
    message: `The ${claimLabel(statement)} has the ${what} ${here} in this file, but ${there} in ${other.file}. One of the two is out of date or mistyped. This file is not blocked.`,
    fix: `Compare it with ${OPERATOR_PAGE}. If this file is right, leave it.`,
    cause: `${statement.claim.id} ${key}`,
  };
}
