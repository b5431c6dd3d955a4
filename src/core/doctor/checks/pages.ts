// GitHub Pages, and the site that is published there.

import { counted } from "../../text.ts";
import type { PagesFacts, SiteFacts } from "../facts.ts";
import { both, check, error, type Fault, warning } from "../finding.ts";

const PAGE = "/settings/pages";

/** A check of an existing site. */
const ofPages = (name: string, about: string, faults: (pages: PagesFacts) => readonly Fault[]) =>
  check(
    name,
    about,
    ({ pages }) => pages,
    (pages) => (pages ? faults(pages) : []),
  );

export const PAGES = [
  check(
    "pages-source",
    "where GitHub Pages takes the site from",
    ({ pages }) => pages,
    (pages, { repository: { isPrivate, fullName } }) => {
      if (pages?.buildType === "workflow") return [];
      if (!pages && isPrivate) return [offInPrivate(fullName)];
      return [
        error({
          message: pages
            ? "GitHub Pages is set to show a branch instead of what publish.yml deploys."
            : "GitHub Pages is off, so nothing can be published.",
          remedy: "In Settings, Pages, Build and deployment, Source, choose GitHub Actions.",
          page: PAGE,
          fixes: [{ kind: "pages", create: pages === null }],
        }),
      ];
    },
  ),
  ofPages("pages-https", "whether GitHub Pages enforces HTTPS", ({ httpsEnforced, url }) =>
    httpsEnforced
      ? []
      : [
          warning({
            message: `${url} also answers over http, where an attacker on the network can change constants.`,
            remedy:
              "In Settings, Pages, tick Enforce HTTPS. If the box is disabled, GitHub is still waiting for the domain's certificate: check its DNS there.",
            page: PAGE,
          }),
        ],
  ),
  ofPages("pages-domain", "whether the domain is verified", ({ domain, domainState }) =>
    domain === null || domainState === "verified"
      ? []
      : [
          warning({
            message: `GitHub has not verified the domain ${domain}: if Pages is ever disabled, somebody else can publish there.`,
            remedy:
              "Verify it in the settings of the account or organization, under Pages, Add a domain.",
            page: "https://docs.github.com/pages/configuring-a-custom-domain-for-your-github-pages-site/verifying-your-custom-domain-for-github-pages",
          }),
        ],
  ),
  ofPages("pages-certificate", "the certificate of the domain", ({ domain, certificate }) =>
    domain === null || certificate === null || FINE.includes(certificate)
      ? []
      : [
          warning({
            message: `The certificate of ${domain} is in the state "${certificate}".`,
            remedy:
              "In Settings, Pages, check what it says about the domain's DNS. To get a new certificate, remove the domain and enter it again.",
            page: PAGE,
          }),
        ],
  ),
  check(
    "pages-address",
    "whether the configured address is the published one",
    ({ pages, files }) => both(pages, files),
    ([pages, { baseUrl }]) =>
      !pages || baseUrl === undefined || sameAddress(pages.url, baseUrl)
        ? []
        : [
            warning({
              message: `registry.config.json has the baseUrl ${baseUrl}, but GitHub Pages publishes at ${pages.url}.`,
              remedy: `Write "baseUrl": "${pages.url.replace(/^http:/, "https:")}", or enter the domain of baseUrl in Settings, Pages, Custom domain.`,
              page: PAGE,
            }),
          ],
  ),
  check(
    "site",
    "the published site",
    ({ pages }) => pages,
    (pages, { site, workflows, repository: { defaultBranch } }) => {
      if (!pages || !site) return [];
      if (!pages.isPublic) return [HIDDEN];
      // A publication that is running will report its own result.
      const publishing = workflows.value?.some(
        (it) => it.path.endsWith("/publish.yml") && it.isRunning,
      );
      return publishing ? [] : siteFaults(site, pages, defaultBranch);
    },
  ),
];

/** Publishing private data is a person's decision: no setting can undo that somebody has read it. */
const offInPrivate = (fullName: string): Fault =>
  error({
    message:
      "GitHub Pages is off, so nothing can be published. The repository is private, so --fix leaves it off: on Pro and Team everybody can read the site, on Enterprise Cloud you choose who can, and Free has no Pages for private repositories.",
    remedy: `If everybody may read the definitions and their history, go to Settings, Pages, Build and deployment, Source, choose GitHub Actions; or run gh api --method POST repos/${fullName}/pages --field build_type=workflow`,
    page: PAGE,
  });

const HIDDEN = warning({
  message:
    "Only people with access to the repository see the site. Integrators and their feed readers do not.",
  remedy: "In Settings, Pages, GitHub Pages visibility, choose Public.",
  page: PAGE,
});

const FINE = ["approved", "issued", "uploaded"];

const sameAddress = (a: string, b: string) =>
  a.replace(/^https?:/, "").toLowerCase() === b.replace(/^https?:/, "").toLowerCase();

function siteFaults(site: SiteFacts, { url }: PagesFacts, branch: string): Fault[] {
  const publish = {
    remedy: "In Actions, publish, choose Run workflow. If the run fails, read its log.",
    page: "/actions/workflows/publish.yml",
  };
  if (site.state === "missing") {
    return [error({ message: `No registry site is published at ${url} yet.`, ...publish })];
  }
  if (site.state === "unreadable") {
    return [error({ message: `The site cannot be read. ${site.reason}`, ...publish })];
  }
  const { commit, behind } = site;
  if (behind === 0) return [];
  const made =
    commit === null ? "does not name its commit" : `was built from ${commit.slice(0, 10)}`;
  const lag = behind === undefined ? "" : `, ${counted(behind, "commit")} behind ${branch}`;
  const unknown = commit !== null && behind === undefined ? `, which ${branch} does not have` : "";
  return [warning({ message: `The site at ${url} ${made}${lag}${unknown}.`, ...publish })];
}
