// citizens/<id>/badge.svg, for the operator's own site. It says what the page of the citizen or service leads with.

import { type Citizen, isPresent, livingReferences } from "../../src/core/citizens/citizen.ts";
import { isRetirement } from "../../src/core/history/announced-changes.ts";
import type { Status } from "../../src/core/registry/coalition-status.ts";
import { counted, shortened } from "../../src/core/text.ts";
import { citizenFolder, citizenName } from "../components/citizen-names.tsx";
import { usePage } from "../components/page.ts";
import { BADGE_GROUNDS, BADGE_HEIGHT, type BadgeTexts, badgeFields } from "./badge.tsx";

/** Every id has a badge, so it must be small; and READMEs show it among others. */
const LONGEST_NAME = 40;

export function citizenBadge(citizen: Citizen): BadgeTexts {
  const [status, right] = badgeStatus(citizen);
  const left = shortened(citizenName(citizen), LONGEST_NAME);
  return { left, right, title: `${left}: ${right}`, ground: BADGE_GROUNDS[status] };
}

function badgeStatus(citizen: Citizen): [Status, string] {
  const { references } = citizen;
  // The retirement of a coalition is not about the citizen.
  const announced = citizen.announced.filter(({ what }) => !isRetirement(what));
  const living = livingReferences(citizen).length;
  if (living === 0) {
    const isReplaced = !references.some(isPresent) && references.some((it) => it.successor);
    return isReplaced ? ["retired", "superseded"] : ["unpublished", "in no current coalition"];
  }
  const changes =
    announced.length === 0 ? "" : `, ${counted(announced.length, "change")} announced`;
  const status = announced.length === 0 ? "current" : "announced";
  return [status, `in ${counted(living, "coalition")}${changes}`];
}

/**
 * The badge, with the code to show it elsewhere. A click selects the code: pages must be too small for buttons. Renders
 * nothing if no coalition refers to the id: nobody starts to show its badge.
 */
export function CitizenBadgeSnippet({ citizen }: { citizen: Citizen }) {
  if (!citizen.references.some(isPresent)) return null;
  const badge = citizenBadge(citizen);
  const { left: name, title } = badge;
  const page = usePage().config.baseUrl + citizenFolder(citizen.id);
  return (
    <div class="badge-snippet">
      <h2>Put this on your site</h2>
      <p>
        <img src="badge.svg" width={badgeFields(badge).width} height={BADGE_HEIGHT} alt={title} />
      </p>
      <p>
        {"Markdown: "}
        <code class="whole">{`[![${markdownText(name)}](${page}badge.svg)](${page})`}</code>
      </p>
    </div>
  );
}

function markdownText(text: string): string {
  return text.replace(/[\\[\]<>&*_`]/g, "\\$&");
}
