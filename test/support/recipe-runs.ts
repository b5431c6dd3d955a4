// The recipe of a handshake page, run as it is printed there.

import { spawn } from "node:child_process";

export interface RecipeRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The commands that a page prints below the element `id`, as the copy button copies them. */
export function printedRecipe(html: string, id = "derivation-recipe"): string {
  const [, printed] = new RegExp(`id="${id}".*?<code>(.*?)</code>`, "s").exec(html) ?? [];
  if (printed === undefined) throw new Error("The page prints no recipe.");
  const entities: Record<string, string> = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&amp;": "&",
  };
  return printed.replace(/&(lt|gt|quot|amp);/g, (it) => entities[it] ?? it);
}

/** Pasted into a shell: typed to its standard input, and then the shell's end. */
export function runRecipe(recipe: string, shell = "bash", cwd = "."): Promise<RecipeRun> {
  return new Promise((done, fail) => {
    const child = spawn(shell, [], { stdio: "pipe", cwd });
    const run: RecipeRun = { code: null, stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      run.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      run.stderr += text;
    });
    child.once("error", fail);
    child.once("close", (code) => done({ ...run, code }));
    child.stdin.end(recipe);
  });
}
