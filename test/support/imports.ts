// What the files of the product import from each other, read off their text.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const ROOMS = ["actions", "scripts", "site", "src"];

export interface Import {
  from: string;
  to: string;
  /** Whether it disappears when types are erased. */
  isType: boolean;
  /** Whether it is loaded only when it is reached: `import("./a.ts")`. */
  isLazy: boolean;
}

/** Every import between files of the product, also those of types and those at run time. */
export function readImports(): Import[] {
  return ROOMS.flatMap(sourcesBelow).flatMap((from) =>
    [...readFileSync(from, "utf8").matchAll(IMPORT)].map(
      ([whole, words = "", target = ""]): Import => ({
        from,
        to: normalize(join(dirname(from), target)),
        isType: isOfTypes(words),
        isLazy: whole.startsWith("import("),
      }),
    ),
  );
}

/** `import … from "./a.ts"`, `export … from`, `import "./a.ts"`, `import("./a.ts")`. */
const IMPORT = /\b(?:import|export)\b([^;"'()]*?)\(?"(\.[^"]+\.tsx?)"/g;

/** `type { … } from`, or braces in which every name is one of a type. */
function isOfTypes(words: string): boolean {
  if (/^\s+type\b/.test(words)) return true;
  const names = /^\s*\{([^}]*)\}\s*from\s*$/.exec(words)?.[1]?.split(",") ?? [];
  const named = names.map((name) => name.trim()).filter((name) => name !== "");
  return named.length > 0 && named.every((name) => name.startsWith("type "));
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.includes("/dist/"));
}
