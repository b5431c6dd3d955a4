// citizens/<id>/badge.svg: for the own site of a citizen's or service's operator. It says what the page leads with.

import { type Citizen, isPresent, livingReferences } from "../../src/core/citizens/citizen.ts";
import { isRetirement } from "../../src/core/history/announced-changes.ts";
import type { Status } from "../../src/core/registry/coalition-status.ts";
import { counted, shortened } from "../../src/core/text.ts";
import { citizenFolder, citizenName } from "../components/citizen-names.tsx";
import { usePage } from "../components/page.ts";
import { BADGE_GROUNDS, BADGE_HEIGHT, type BadgeTexts, badgeFields } from "./badge.tsx";

/** There is a badge for each id, so that it must be small; and it stands among others in a README. */
const LONGEST_NAME = 40;

export function citizenBadge(citizen: Citizen): BadgeTexts {
  const [status, right] = standingOf(citizen);
  const left = shortened(citizenName(citizen), LONGEST_NAME);
  return { left, right, title: `${left}: ${right}`, ground: BADGE_GROUNDS[status] };
}

function standingOf(citizen: Citizen): [Status, string] {
  const { references } = citizen;
  // What ends with one of its coalitions is not about the citizen.
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

/** The badge, with what to write to show it elsewhere: a click selects all of it, since pages are many and small. */
export function CitizenBadgeSnippet({ citizen }: { citizen: Citizen }) {
  const badge = citizenBadge(citizen);
  const { left: name, title } = badge;
  const page = usePage().config.baseUrl + citizenFolder(citizen.id);
  const forms = {
    Markdown: `[![${markdownText(name)}](${page}badge.svg)](${page})`,
    HTML: `<a href="${page}"><img src="${page}badge.svg" alt="${attributeText(name)}"></a>`,
  };
  return (
    <div class="badge-snippet">
      <h2>Put this on your site</h2>
      <p>
        <img src="badge.svg" width={badgeFields(badge).width} height={BADGE_HEIGHT} alt={title} />
      </p>
      {Object.entries(forms).map(([form, text]) => (
        <p key={form}>
          {`${form}: `}
          <code class="whole">{text}</code>
        </p>
      ))}
    </div>
  );
}

function markdownText(text: string): string {
  return text.replace(/[\\[\]<>&*_`]/g, "\\$&");
}

function attributeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
