// Where the operator of a citizen or service gives notice of a change: the form for it, begun.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { OPTIONS } from "../../src/core/notice/form.ts";
import type { NoticeField } from "../../src/core/notice/notice.ts";
import { statusOf } from "../../src/core/registry/coalition-status.ts";
import type { Hex, Upcoming } from "../../src/core/registry/definition.ts";
import { usePage } from "./page.ts";

interface Props {
  coalition: CoalitionView;
  /** Of the part whose id changes. */
  name: string;
  kind: Upcoming["kind"];
  id: Hex;
}

/** Nothing where no notices about the coalition are taken. */
export function AnnounceLink({ coalition, name, kind, id }: Props) {
  const { repository } = usePage().config;
  const status = statusOf(coalition);
  const takesNotices = status === "current" || status === "announced";
  if (repository === undefined || !takesNotices) return null;
  const fields: Partial<Record<NoticeField, string>> = { what: OPTIONS[kind], "current-id": id };
  const begun = new URLSearchParams({
    template: "bump-notice.yml",
    title: `Bump notice: ${name}`,
    ...fields,
  });
  return (
    <>
      {" "}
      <a class="announce" href={`${repository}/issues/new?${begun}`}>
        announce a change<span class="visually-hidden">{` of ${name}`}</span>
      </a>
    </>
  );
}
