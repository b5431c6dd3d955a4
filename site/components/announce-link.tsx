// Where the operator of a citizen or confluence gives notice of a change: the form for it, begun.

import { statusOf } from "../../src/core/coalition-status.ts";
import type { RegistryConfig } from "../../src/core/config.ts";
import type { Hex } from "../../src/core/definition.ts";
import type { CoalitionView } from "../../src/core/registry-view.ts";

/** The form of the registry to which notices about a coalition go; undefined where none are taken. */
export function noticeFormOf(
  { repository }: RegistryConfig,
  coalition: CoalitionView,
): string | undefined {
  const status = statusOf(coalition);
  const takesNotices = status === "current" || status === "announced";
  return repository === undefined || !takesNotices ? undefined : `${repository}/issues/new`;
}

interface Props {
  form: string | undefined;
  name: string;
  /** As the form's choice has it. */
  what: "stable id" | "confluence / module fingerprint";
  id: Hex;
}

/** Nothing where there is no form. */
export function AnnounceLink({ form, name, what, id }: Props) {
  if (form === undefined) return null;
  // The names are those of the form's fields (.github/ISSUE_TEMPLATE/bump-notice.yml).
  const begun = new URLSearchParams({
    ...{ template: "bump-notice.yml", title: `Bump notice: ${name}` },
    ...{ what, "current-id": id },
  });
  return (
    <>
      {" "}
      <a class="announce" href={`${form}?${begun}`}>
        announce a change<span class="visually-hidden">{` of ${name}`}</span>
      </a>
    </>
  );
}
