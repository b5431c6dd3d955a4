// The site must be able to serve the name: its first label becomes a folder of the site and of a checkout.

import { DEVICE } from "./portable-path.ts";
import type { Rule } from "./rule.ts";

/** First path segments that the site needs for itself, now or by its published interface. */
const RESERVED_LABELS = new Set(
  "404 about api assets badge badges breaking changes citizens coalitions docs favicon feed feeds history index latest lookup manifest metrics robots schemas search sitemap state static verify well-known".split(
    " ",
  ),
);

export const reservedName: Rule = {
  reads: ["/name"],
  check({ definition }) {
    const [label = ""] = definition.name.split(".");
    const reason = RESERVED_LABELS.has(label)
      ? `the site uses ${label} itself`
      : DEVICE.test(label)
        ? `${label} is a Windows device, so Windows cannot check out such a file`
        : undefined;
    if (reason === undefined) return [];
    return {
      code: "name-reserved",
      pointer: "/name",
      message: `The name ${definition.name} cannot be served: ${reason}.`,
      fix: "Start the name with another label, such as your ecosystem's.",
    };
  },
};
