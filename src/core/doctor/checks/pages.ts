// GitHub Pages, and the site that is there.

import { counted } from "../../text.ts";
import type { PagesFacts, SiteFacts } from "../facts.ts";
import { both, check, error, type Fault, warning } from "../finding.ts";

const PAGE = "/settings/pages";

/** Checks of a site that there is. */
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
            ? "GitHub Pages is set to show a branch, and not what publish.yml deploys."
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
            message: `${url} also answers over http, where constants can be changed on the way.`,
            remedy:
              "In Settings, Pages, tick Enforce HTTPS. Where it cannot be ticked yet, GitHub still waits for the domain's certificate: look at its DNS there.",
            page: PAGE,
          }),
        ],
  ),
  ofPages("pages-domain", "whether the domain is verified", ({ domain, domainState }) =>
    domain === null || domainState === "verified"
      ? []
      : [
          warning({
            message: `GitHub has not verified the domain ${domain}: if Pages is ever off, somebody else can publish there.`,
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
              "Look in Settings, Pages, at what it says about the domain's DNS. Remove the domain and enter it again to have another certificate issued.",
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
              message: `registry.config.json says baseUrl ${baseUrl}, and GitHub Pages publishes at ${pages.url}.`,
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
      // A publication that runs says itself how it ended.
      const publishing = workflows.value?.some(
        (it) => it.path.endsWith("/publish.yml") && it.isRunning,
      );
      return publishing ? [] : siteFaults(site, pages, defaultBranch);
    },
  ),
];

/** To publish what is private is a person's decision: no setting of the repository takes it back from who has read it. */
const offInPrivate = (fullName: string): Fault =>
  error({
    message:
      "GitHub Pages is off, so nothing can be published. The repository is private: on Pro and Team everybody can read its site, on Enterprise Cloud you choose who can, and Free has no Pages for it. So --fix leaves it off.",
    remedy: `If everybody may read the definitions and their history: in Settings, Pages, Build and deployment, Source, choose GitHub Actions; or run gh api --method POST repos/${fullName}/pages --field build_type=workflow`,
    page: PAGE,
  });

const HIDDEN = warning({
  message:
    "Only people with access to the repository see the site: integrators and their feed readers do not.",
  remedy: "In Settings, Pages, GitHub Pages visibility, choose Public.",
  page: PAGE,
});

const FINE = ["approved", "issued", "uploaded"];

const sameAddress = (a: string, b: string) =>
  a.replace(/^https?:/, "").toLowerCase() === b.replace(/^https?:/, "").toLowerCase();

function siteFaults(site: SiteFacts, { url }: PagesFacts, branch: string): Fault[] {
  const publish = {
    remedy: "In Actions, publish, choose Run workflow. If that run fails, its log says why.",
    page: "/actions/workflows/publish.yml",
  };
  if (site.state === "missing") {
    return [error({ message: `There is no registry's site at ${url} yet.`, ...publish })];
  }
  if (site.state === "unreadable") {
    return [error({ message: `The site cannot be read. ${site.why}`, ...publish })];
  }
  const { commit, behind } = site;
  if (behind === 0) return [];
  const made =
    commit === null ? "does not name its commit" : `was made from ${commit.slice(0, 10)}`;
  const lag = behind === undefined ? "" : `, ${counted(behind, "commit")} behind ${branch}`;
  const unknown = commit !== null && behind === undefined ? `, which ${branch} does not have` : "";
  return [warning({ message: `The site at ${url} ${made}${lag}${unknown}.`, ...publish })];
}
