// A module's kind as a title. Apart from modules.tsx, because the script needs only this.

export function moduleTitle(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
