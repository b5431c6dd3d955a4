// The subject of a report: its coalition, and the addresses of its constants.

import { describeId } from "../lookup/kind-words.ts";
import { oneLine } from "../text.ts";
import type { Asked, Judged } from "./judge.ts";

/** The file extension of constants in a language. */
export type Language = "rs" | "ts";

/** Anything but JavaScript and TypeScript counts as Rust. */
export function languageOf(file: string): Language {
  return /\.[cm]?[jt]sx?$/i.test(file) ? "ts" : "rs";
}

export interface About extends Asked {
  match: Judged["match"];
  /** The name of the coalition. */
  name: string;
  language: Language;
}

export function idWords({ match, name, coalition }: About): string {
  if (!match || coalition !== undefined || match.kind === "fingerprint")
    return `fingerprint of ${name}`;
  return `id ${short(match.id)} (${oneLine(describeId(match))})`;
}

export function short(id: string): string {
  return `${id.slice(0, 10)}…`;
}

export function addressOf({ registry, name }: Pick<About, "registry" | "name">): string {
  return `${registry}${name}/`;
}

export function currentConstant(
  { registry, language }: Pick<About, "registry" | "language">,
  coalition: string,
): string {
  return `${addressOf({ registry, name: coalition })}coalition.${language}`;
}

export function nextConstant(about: About, fingerprint: string): string {
  return `${addressOf(about)}next/${fingerprint}.${about.language}`;
}
