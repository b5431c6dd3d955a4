// A module's kind as a title: the script draws it, too, and needs nothing else of modules.

import type { ModuleKind } from "../../src/core/definition.ts";

export function moduleTitle(kind: ModuleKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
