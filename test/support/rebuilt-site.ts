// A site in a folder that is built again and again, and which of its groups were made each time.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileGroup } from "../../site/site-context.ts";
import { writeSite } from "../../site/write-site.ts";
import { filesBelow } from "./files-below.ts";

export class RebuiltSite {
  readonly folder = mkdtempSync(join(tmpdir(), "rebuilt-"));
  readonly out = join(this.folder, "out");

  /** The names of the groups that were made, and not taken over. */
  async build(groups: Iterable<FileGroup>): Promise<string[]> {
    const made: string[] = [];
    function* watched(): Generator<FileGroup> {
      for (const group of groups) {
        const files = () => {
          made.push(group.name);
          return group.files();
        };
        yield { ...group, files };
      }
    }
    await writeSite(this.out, watched());
    return made;
  }

  files(): Map<string, string> {
    return filesBelow(this.out);
  }

  /** A file or folder beside the versions, or in them. */
  beside(name: string): string {
    return join(`${this.out}.versions`, name);
  }

  /** The notes about the versions that are there. */
  notes(): string[] {
    return readdirSync(`${this.out}.versions`).filter((name) => name.endsWith(".groups"));
  }

  delete(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
