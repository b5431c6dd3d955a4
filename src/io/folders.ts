// Where things are in a registry's folder.

/** Where its definitions live. */
export const COALITIONS = "coalitions";
/** What is particular to a registry, beside them. */
export const CONFIG_FILE = "registry.config.json";
