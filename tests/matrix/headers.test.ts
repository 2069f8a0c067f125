import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { photoPath } from "@/lib/cases/photo-link";
import { forgetEnv } from "@/lib/server/env";
import { builtActions } from "./found";
import { type Knock, serve } from "./site";
import { EXTRA, type Knocker, makeWorld } from "./world";

/** What somebody gets, of every kind. `page`: a document that runs scripts, or might. */
const ANSWERS: readonly { what: string; who: Knocker; path: string; status: number; page: boolean }[] = [
  { what: "a public page", who: "VISITOR", path: "/", status: 200, page: true },
  { what: "a rider's page", who: "RIDER", path: "/rider", status: 200, page: true },
  { what: "a page of the desk", who: "NEIGHBOURHOOD_CADRE", path: "/cadre/cases", status: 200, page: true },
  { what: "an answer of the API", who: "VISITOR", path: "/api/board", status: 200, page: false },
  {
    what: "a photo",
    who: "RESIDENT",
    path: photoPath(EXTRA.photo.own, new Date()),
    status: 200,
    page: false,
  },
  { what: "a page that isn't there", who: "VISITOR", path: "/no-such-page", status: 404, page: true },
  ...["/iconfoo", "/icon.svgfoo", "/favicon-x", "/healthzfoo", "/readyz-x", "/templates-x", "/apifoo"].map(
    (path) => ({
      what: `what only begins like ${path}`,
      who: "VISITOR" as const,
      path,
      status: 404,
      page: true,
    }),
  ),
];

const directive = (policy: string, name: string): string =>
  policy.split("; ").find((one) => one.startsWith(`${name} `)) ?? "";

/** What is wrong with the policy of a page; its scripts and styles must carry the nonce that it names. */
function faultsOfPolicy(policy: string, html: string): string[] {
  const faults: string[] = [];
  const nonce = /'nonce-([\w+/=]{20,})'/.exec(directive(policy, "script-src"))?.[1];
  if (!nonce) faults.push("no nonce for scripts");
  if (!directive(policy, "style-src").includes(`'nonce-${nonce}'`)) faults.push("no nonce for styles");
  if (/unsafe|\*|https?:/.test(policy)) faults.push("something is let in without a nonce");
  for (const rule of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
    if (!policy.split("; ").includes(rule)) faults.push(`without ${rule}`);
  const inline = [...html.matchAll(/<(?:script|style)\b[^>]*>/g)].filter(
    ([tag]) => !tag.includes(`nonce="${nonce}"`) && !/type="application\/(ld\+)?json"/.test(tag),
  );
  faults.push(...inline.map(([tag]) => `${tag} has no nonce`));
  if (/<[^>]+ (style|on[a-z]+)="/.test(html)) faults.push("an attribute that the policy forbids");
  return faults;
}

beforeAll(makeWorld);

describe.each([{ overHttps: true }, { overHttps: false }])("over https: $overHttps", ({ overHttps }) => {
  let site: Knock;
  beforeAll(async () => {
    site = await serve({ overHttps });
  }, 120_000);
  afterAll(async () => {
    await site?.stop();
    forgetEnv();
  });

  it.each(ANSWERS)("$what ($path) carries its headers", async ({ who, path, status, page }) => {
    const response = await site.request(who, path, { headers: { accept: "text/html" } });
    const { headers } = response;
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toMatch(/microphone=\(\), payment=\(\)/);
    if (!page) return;
    expect(faultsOfPolicy(headers.get("content-security-policy") ?? "", body)).toEqual([]);
    const kept = headers.get("strict-transport-security");
    expect(kept).toBe(overHttps ? "max-age=31536000" : null);
  });

  it("each page has a nonce of its own", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await site.request("VISITOR", "/")).headers.get("content-security-policy")),
    );
    expect(policies[0]).not.toBe(policies[1]);
  });

  it("a photo may do nothing, whatever it is", async () => {
    const { headers } = await site.request("RESIDENT", photoPath(EXTRA.photo.own, new Date()));
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(headers.get("content-type")).toBe("image/jpeg");
  });

  it("a cookie that it sets is bound to this host over https", async () => {
    const action = builtActions().find(({ exportedName }) => exportedName === "switchDisplay");
    const body = new FormData();
    for (const [name, value] of [
      [`$ACTION_ID_${action?.id}`, ""],
      ["theme", "dark"],
      ["size", "large"],
    ])
      body.set(name ?? "", value ?? "");
    const origin = overHttps ? site.url.replace("http:", "https:") : site.url;
    const response = await site.request("VISITOR", action?.page ?? "", {
      method: "POST",
      body,
      headers: { origin },
    });
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(overHttps ? /^__Host-yz_display=dark\.large;/ : /^yz_display=dark\.large;/);
    expect(/; Secure/i.test(cookie)).toBe(overHttps);
    const [pair = ""] = cookie.split(";");
    const page = await (await site.request("VISITOR", "/", { headers: { cookie: pair } })).text();
    expect(page).toContain('data-theme="dark"');
  });
});

it("negative control: a policy that lets things in, and a page that wants it to, are found out", () => {
  const policy = "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; form-action 'self'";
  const html = '<style>b{}</style><script>1</script><p style="color:red">';
  expect(faultsOfPolicy(policy, html)).toEqual([
    "no nonce for scripts",
    "no nonce for styles",
    "something is let in without a nonce",
    "without object-src 'none'",
    "without base-uri 'none'",
    "without frame-ancestors 'none'",
    "<style> has no nonce",
    "<script> has no nonce",
    "an attribute that the policy forbids",
  ]);
});
