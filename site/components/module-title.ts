// A module's kind as a title: the script draws it, too, and needs nothing else of modules.

export function moduleTitle(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
