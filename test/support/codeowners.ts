// Who owns a file by a CODEOWNERS, as GitHub documents it: each pattern as an expression, the last
// that matches wins. Written apart from the registry's own reading, which needs no expressions.

/** The owners of the last line that matches; undefined if none does. */
export function ownersByGitHub(text: string, path: string): string[] | undefined {
  let owners: string[] | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [pattern, ...names] = line.split(/[ \t]+/).filter((word) => word !== "");
    if (pattern === undefined || pattern.startsWith("#")) continue;
    const comment = names.findIndex((name) => name.startsWith("#"));
    if (expressionOf(pattern).test(path))
      owners = names.slice(0, comment < 0 ? undefined : comment);
  }
  return owners;
}

function expressionOf(pattern: string): RegExp {
  const anchored = pattern.replace(/\/$/, "").includes("/");
  const body = pattern
    .replace(/^\/|\/$/g, "")
    .replaceAll(/\*\*\/|\/\*\*$|\*+|\?|[^*?/]+|\//g, (piece) => {
      if (piece === "**/") return "(?:.*/)?";
      if (piece === "/**") return "/.*";
      if (piece.startsWith("*")) return "[^/]*";
      if (piece === "?") return "[^/]";
      return piece.replace(/[.+^${}()|[\]\\-]/g, "\\$&");
    });
  // What a folder's pattern matches is all that is in it; `docs/*` stops at the folder's own files.
  const below = pattern.endsWith("/") ? "/.*" : /\/\*$/.test(pattern) ? "" : "(?:/.*)?";
  return new RegExp(`^${anchored ? "" : "(?:.*/)?"}${body}${below}$`, "s");
}
