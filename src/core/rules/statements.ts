// One id is one service: coalitions that state something of it state the same. docs/pull-requests.md says what
// operators see of it, and src/core/statements decides which side is wrong.

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

/** One finding for each fact that differs, all in the same words: together they are one mistake. */
export function contradicted(contradiction: Contradiction): Finding[] {
  const { statement, differences, isError } = contradiction;
  const { claim } = statement;
  const message = [
    whatDiffers(contradiction),
    whatDecides(contradiction),
    ...(isError ? [] : [whyNotBlocked(contradiction)]),
  ].join(" ");
  // That the id does not follow from the name and chain id is the same mistake, and known to be one here.
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
    return `The id ${id} is that of the ${first.here} in this file, and of the ${first.there} in ${other.file}.`;
  }
  if (first?.what === "owner") {
    return `The id ${id} is that of the ${first.here} in this file, and of the ${first.there} in ${other.file}. Modules and ticket issuers are one coalition's own.`;
  }
  const facts = differences.map(
    ({ what, here, there }) =>
      `the ${what} ${shortened(there)} where this file has ${shortened(here)}`,
  );
  return `${other.file} has something else for the ${statement.claim.class} with the id ${id}: ${facts.join(", and ")}.`;
}

const SHORT = 70;

function shortened(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, SHORT)}…`;
}

/** Why the one side counts, and not the other. */
function whatDecides({ statement, other, isWrong, strongest, reason }: Contradiction): string {
  const { file, claim } = strongest;
  switch (reason) {
    case "proven":
      return `${file} is right: the id follows from its ${PROOFS[claim.class]}.`;
    case "refuted":
      return `${(isWrong ? statement : other).file} is wrong: the id does not follow from its name and chain id.`;
    case "folded":
      return `${file} counts, since a span only refers to the id.`;
    case "published":
      return `${EQUAL[strongest.evidence()]}, so ${file} counts, which was published first.`;
    case "name":
      return `${EQUAL[strongest.evidence()]}, so the first by name counts, ${file}.`;
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
  proven: "The id follows from what both publish",
  open: "Nothing that is published proves either",
  refuted: "The id follows from neither name and chain id",
  mistaken: "",
};

function whyNotBlocked({ isWrong, statement }: Contradiction): string {
  if (!isWrong) return "This file is not blocked.";
  if (!statement.isNew) return "This is not new in this file, so it is not blocked.";
  return "The service's own config bytes have this span, so this file is not blocked.";
}

const WHOSE = "the page of the service's own operator";

function fixOf({ isWrong, statement, strongest, differences }: Contradiction): string {
  if (!isWrong) return `Compare it with ${WHOSE}. If it is right here, leave it.`;
  const isProvable = PROVABLE.has(statement.claim.class) && strongest.evidence() !== "proven";
  const isId = differences.some(({ what }) => what === "class" || what === "owner");
  return [
    `Take ${isId ? "the id" : "what differs"} from ${WHOSE}.`,
    ...(isProvable
      ? [
          'If it is right here, publish the "config" bytes that give the id: they decide, even if another coalition was first.',
        ]
      : []),
  ].join(" ");
}

/** Whose id follows from config bytes. */
const PROVABLE = new Set<Claim["class"]>(["confluence", "module", "ticket-issuer"]);

function deviating({ statement, fact, other, theirs }: Deviation): Finding {
  const { what, value, pointer, key } = fact;
  const [here, there] = [value, theirs].map((it) => (what === "name" ? JSON.stringify(it) : it));
  return {
    code: "statement-differs",
    pointer,
    message: `The ${claimLabel(statement)} has the ${what} ${here} in this file, and ${there} in ${other.file}. One of the two is out of date or mistyped. This file is not blocked.`,
    fix: `Compare it with ${WHOSE}. If it is right here, leave it.`,
    cause: `${statement.claim.id} ${key}`,
  };
}
