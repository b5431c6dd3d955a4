// Where the operator of a citizen or confluence gives notice of a change: the form for it, begun.

import type { RegistryConfig } from "../../src/core/config/config.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { OPTIONS } from "../../src/core/notice/form.ts";
import type { NoticeField } from "../../src/core/notice/notice.ts";
import { statusOf } from "../../src/core/registry/coalition-status.ts";
import type { Hex, Upcoming } from "../../src/core/registry/definition.ts";

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
  kind: Upcoming["kind"];
  id: Hex;
}

/** Nothing where there is no form. */
export function AnnounceLink({ form, name, kind, id }: Props) {
  if (form === undefined) return null;
  const fields: Partial<Record<NoticeField, string>> = { what: OPTIONS[kind], "current-id": id };
  const begun = new URLSearchParams({
    template: "bump-notice.yml",
    title: `Bump notice: ${name}`,
    ...fields,
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
