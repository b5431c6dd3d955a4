// A link to the bump notice form, filled in for one citizen or service.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { OPTIONS } from "../../src/core/notice/form.ts";
import type { NoticeField } from "../../src/core/notice/notice.ts";
import { statusOf } from "../../src/core/registry/coalition-status.ts";
import type { Hex, Upcoming } from "../../src/core/registry/definition.ts";
import { usePage } from "./page.ts";

interface Props {
  coalition: CoalitionView;
  /** What the part is called whose id changes, in the notice's title. */
  title: string;
  /** The same for screen readers, on a page that has several such links. */
  name?: string;
  kind: Upcoming["kind"];
  id: Hex;
}

/** Renders nothing if the registry takes no notices about the coalition. */
export function AnnounceLink({ coalition, title, name, kind, id }: Props) {
  const { repository } = usePage().config;
  const status = statusOf(coalition);
  const takesNotices = status === "current" || status === "announced";
  if (repository === undefined || !takesNotices) return null;
  const fields: Partial<Record<NoticeField, string>> = { what: OPTIONS[kind], "current-id": id };
  const prefilled = new URLSearchParams({
    template: "bump-notice.yml",
    title: `Bump notice: ${title}`,
    ...fields,
  });
  return (
    <>
      {" "}
      <a class="announce" href={`${repository}/issues/new?${prefilled}`}>
        announce a change
        {name !== undefined && <span class="visually-hidden">{` of ${name}`}</span>}
      </a>
    </>
  );
}
