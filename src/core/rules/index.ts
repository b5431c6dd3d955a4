// All rules, in the order in which a reader meets what they are about.

import { archetype } from "./archetype.ts";
import { authority } from "./authority.ts";
import { citizenDropped } from "./citizen-dropped.ts";
import { citizens } from "./citizens.ts";
import { compositionAmbiguous } from "./composition-ambiguous.ts";
import { configWithdrawn } from "./config-withdrawn.ts";
import { confluenceSpans } from "./confluence-spans.ts";
import { fileName } from "./file-name.ts";
import { fingerprint } from "./fingerprint.ts";
import { idsOfNothing } from "./ids-of-nothing.ts";
import { idsOfOthers } from "./ids-of-others.ts";
import { latticeIds } from "./lattice-ids.ts";
import { lookAlikes } from "./look-alikes.ts";
import { orderAlone } from "./order-alone.ts";
import { partNames } from "./part-names.ts";
import { peerAddresses } from "./peer-addresses.ts";
import { peerHints } from "./peer-hints.ts";
import { peerKeys } from "./peer-keys.ts";
import { peerRepeated } from "./peer-repeated.ts";
import { pins } from "./pins.ts";
import { reassignedIds } from "./reassigned-ids.ts";
import { confluences, modules, ticketIssuer } from "./recomputed-parts.ts";
import { repeatedIds } from "./repeated-ids.ts";
import { reservedName } from "./reserved-name.ts";
import { retired } from "./retired.ts";
import { retirement } from "./retirement.ts";
import type { Rule } from "./rule.ts";
import { schemaPath } from "./schema-path.ts";
import { statements } from "./statements.ts";
import { texts } from "./texts.ts";
import { times } from "./times.ts";
import { uniqueName } from "./unique-name.ts";
import { upcoming } from "./upcoming.ts";
import { upcomingDue } from "./upcoming-due.ts";
import { urgent } from "./urgent.ts";

export const RULES: readonly Rule[] = [
  texts,
  schemaPath,
  fileName,
  reservedName,
  uniqueName,
  lookAlikes,
  fingerprint,
  compositionAmbiguous,
  archetype,
  citizens,
  partNames,
  repeatedIds,
  idsOfNothing,
  latticeIds,
  confluences,
  modules,
  ticketIssuer,
  configWithdrawn,
  pins,
  confluenceSpans,
  times,
  upcoming,
  upcomingDue,
  retirement,
  retired,
  orderAlone,
  reassignedIds,
  idsOfOthers,
  statements,
  citizenDropped,
  urgent,
  peerKeys,
  peerAddresses,
  peerRepeated,
  peerHints,
  authority,
];

/** The rules about a definition by itself. Other definitions are not compared with one that breaks any of these. */
export const RULES_OF_ITSELF: readonly Rule[] = [
  fileName,
  reservedName,
  fingerprint,
  compositionAmbiguous,
  citizens,
  partNames,
  repeatedIds,
  confluences,
  modules,
  ticketIssuer,
  pins,
  times,
  upcoming,
];
