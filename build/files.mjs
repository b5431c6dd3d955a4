// Reads and writes files for the build.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** Writes only what changed, so that watchers and caches stay quiet. */
export function write(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes a program into `folder` and removes the chunks that it no longer has. */
export function writeProgram(folder, files) {
  // The entry comes first but is written last, after the files it imports.
  for (const [name, code] of [...files].reverse()) write(`${folder}/${name}`, code);
  const chunks = `${folder}/chunks`;
  for (const name of existsSync(chunks) ? readdirSync(chunks) : []) {
    if (!files.has(`chunks/${name}`)) rmSync(`${chunks}/${name}`);
  }
}

export function sha256Of(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** The paths of all files below a folder, or of the file itself. */
export function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(`${path}/${name}`));
}
