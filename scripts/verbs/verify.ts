// coalitions verify DIR-or-URL

import { renderVerification } from "../../src/core/render/verification.ts";
import { verifySite } from "../../src/core/verify/verify-site.ts";
import { openPublished, PublishedSiteError } from "../../src/io/published-site.ts";
import { EXIT, type ExitCode, paint, print, printJson, withProgress } from "../terminal.ts";

export interface VerifyVerbOptions {
  json?: boolean;
}

export async function runVerify(where: string, { json }: VerifyVerbOptions): Promise<ExitCode> {
  const site = openPublished(where);
  const verification = await withProgress("Verifying", (progress) =>
    verifySite(site.read, {
      onProgress: (done, all) => progress(`${done} of ${all} coalitions`),
    }),
  );
  if (!verification) {
    throw new PublishedSiteError(
      `There is no registry's site at ${site.where}: it has neither api/v1/state.json nor api/v1/index.json. Name the folder or URL below which these are.`,
    );
  }
  if (json) printJson({ where: site.where, ...verification });
  else print(renderVerification(verification, paint()));
  return verification.ok ? EXIT.fine : EXIT.problems;
}
