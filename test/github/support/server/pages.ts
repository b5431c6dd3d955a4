// GitHub Pages: the sites that were deployed, each below `<pages>/<owner>/<repository>/`.

import type { IncomingMessage, ServerResponse } from "node:http";
import type { HostedRepository } from "./hosted-repository.ts";

type Files = Map<string, Uint8Array>;
type Of = Pick<HostedRepository, "fullName">;

export class Pages {
  readonly #sites = new Map<string, Files>();
  readonly #held = new Set<string>();

  deploy({ fullName }: Of, files: Record<string, Uint8Array>): void {
    if (this.#held.has(fullName)) return;
    this.#sites.set(fullName, new Map(Object.entries(files)));
  }

  /** As if Pages were switched off or the domain lost. */
  remove({ fullName }: Of): void {
    this.#sites.delete(fullName);
  }

  /** Deployments from now on are not shown. */
  hold({ fullName }: Of): void {
    this.#held.add(fullName);
  }

  release({ fullName }: Of): void {
    this.#held.delete(fullName);
  }

  has({ fullName }: Of): boolean {
    return this.#sites.has(fullName);
  }

  /** The text of a public file; undefined if there is none. */
  text({ fullName }: Of, path: string): string | undefined {
    const bytes = this.#sites.get(fullName)?.get(path);
    return bytes && new TextDecoder().decode(bytes);
  }

  /** All files, by their paths. */
  files({ fullName }: Of): Files {
    return new Map(this.#sites.get(fullName));
  }

  /** Changes a file's text without a deployment. */
  tamper(of: Of, path: string, change: (text: string) => string): void {
    const text = this.text(of, path);
    if (text === undefined) throw new Error(`${path} is not deployed.`);
    const changed = change(text);
    if (changed === text) throw new Error(`${path} was not changed.`);
    this.#sites.get(of.fullName)?.set(path, new TextEncoder().encode(changed));
  }

  serve({ url = "/" }: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(url, "http://pages");
    const [, fullName = "", path = ""] = /^\/([^/]+\/[^/]+)\/(.*)$/.exec(pathname) ?? [];
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const bytes = this.#sites.get(fullName)?.get(decodeURIComponent(file));
    response.writeHead(bytes ? 200 : 404).end(bytes ?? "There is no such page.");
  }
}
