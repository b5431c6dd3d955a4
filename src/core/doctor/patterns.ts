// The patterns of GitHub's settings, in which a star matches a part of a name.

/** `crossing`: whether a star also matches slashes. Two stars always do. */
export function matchesPattern(pattern: string, name: string, crossing = false): boolean {
  const source = pattern
    .split(/(\*+|\?)/)
    .map((part) => {
      if (part === "?") return crossing ? "." : "[^/]";
      if (!part.startsWith("*")) return part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
      return crossing || part.length > 1 ? ".*" : "[^/]*";
    })
    .join("");
  return new RegExp(`^${source}$`).test(name);
}
