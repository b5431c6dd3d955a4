// What people copy from a handshake page: the constants of now and of what is announced, the ids that the
// fingerprint folds, and their bytes. All of it follows from the definition.

import type { Entry } from "../history/entry.ts";
import type { Definition } from "../registry/definition.ts";
import { copiedForms } from "../render/copied-forms.ts";
import { compareCode } from "./constants.ts";
import type { Findings } from "./findings.ts";

const ANCHOR = /^((?:config|next-\d{1,9})-(?:rust|typescript|hex|bytes))"/;

/** Holds each form of `page` to the definition, and says which are not there to be held to it. */
export function checkPageForms(
  file: string,
  page: string,
  definition: Definition,
  entry: Entry | undefined,
  findings: Findings,
): void {
  const expected = copiedForms(definition);
  const missing = new Set(expected.keys());
  for (const [anchor, code] of formsIn(page)) {
    missing.delete(anchor);
    const place = `${file}#${anchor}`;
    const form = expected.get(anchor);
    if (form !== undefined) compareCode(place, code, form, entry, findings);
    else findings.problem(place, "Nothing that is announced brings such a constant.", { entry });
  }
  if (missing.size === 0) return;
  const why = "the page has them not, or in other words than this version of the software.";
  findings.leave(`${file}: ${[...missing].join(", ")}`, why);
}

/** Text in a page is escaped, so that none of it ends its panel. A page of strangers is read once. */
function* formsIn(page: string): Generator<[anchor: string, code: string]> {
  for (const piece of page.split('<section id="').slice(1)) {
    const [, anchor] = ANCHOR.exec(piece) ?? [];
    if (anchor === undefined) continue;
    const [panel = ""] = piece.split("</section>", 1);
    const [, pre = ""] = panel.split("<pre", 2);
    const [, behind = ""] = pre.split("<code>", 2);
    yield [anchor, plainText(behind.split("</code>", 1)[0] ?? "")];
  }
}

const ENTITIES: Record<string, string> = { quot: '"', lt: "<", gt: ">", amp: "&", "#39": "'" };

function plainText(html: string): string {
  return html.replace(/&(quot|lt|gt|amp|#39);/g, (_, name: string) => ENTITIES[name] ?? "");
}
