/** The workflows that registries have, and that are made from this repository's own. */
export declare const CALLED_WORKFLOWS: readonly string[];
/** The text of registry-NAME.yml, from that of NAME.yml. */
export declare function registryWorkflow(name: string, text: string): string;
