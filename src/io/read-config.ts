// Reads a folder's registry.config.json. A folder without one has the defaults.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Brand, loadBrand } from "../core/config/check-brand.ts";
import { DEFAULT_CONFIG, parseConfig, placed, type RegistryConfig } from "../core/config/config.ts";
import { CONFIG_FILE } from "../core/config/config-file.ts";
import type { Problem } from "../core/problem.ts";
import type { Source } from "../core/source/source.ts";
import { readInside, readSource } from "./read-source.ts";

/** The config exists but cannot be used; `problems` say where and why. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    const [first] = problems;
    const place = first?.line ? `:${first.line}:${first.column}` : "";
    super(`${CONFIG_FILE}${place}: ${first?.message} ${first?.fix ?? ""}`.trim());
    this.problems = problems;
  }
}

/** Throws ConfigError. */
export function readConfig(root: string): RegistryConfig {
  return readValidConfig(root).config;
}

/** The config and the pictures it names. Throws ConfigError. */
export function readBrandedConfig(root: string): { config: RegistryConfig; brand: Brand } {
  const { config, source } = readValidConfig(root);
  if (!source) return { config, brand: {} };
  const { brand, findings } = loadBrand(config, (file, most) => readInside(root, file, most));
  if (findings.length > 0) throw new ConfigError(placed(source, findings));
  return { config, brand };
}

function readValidConfig(root: string): { config: RegistryConfig; source?: Source } {
  if (!existsSync(join(root, CONFIG_FILE))) return { config: DEFAULT_CONFIG };
  const source = readSource(root, CONFIG_FILE);
  const { config, problems } = parseConfig(source);
  if (!config) throw new ConfigError(problems);
  return { config, source };
}
