// The patterns of GitHub's settings, where a star matches part of a name.

/** `crossing`: whether a single star also matches slashes. Two stars always do. */
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
