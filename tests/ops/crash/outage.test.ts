import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftToken } from "@/lib/cases/draft-cookie";
import { queueOwner } from "@/lib/checkins/owner";
import { cookieName } from "@/lib/server/cookies";
import { MINIMAL as M } from "@/prisma/seed/minimal";
import { type Form, formOf } from "../../bench/form";
import { signIn } from "../../bench/people";
import { fillDrafts } from "../../bench/tasks";
import { type App, ready, readyz, until } from "./app";
import { type Feed, openFeed } from "./feed";
import { type Ground, layGround } from "./ground";
import { makeWorld } from "./world";

let ground: Ground;
let app: App;
let feed: Feed;
let drafts: string[];
let form: Form;
let rider: string;

/** Each test leaves the site running on a running database. */
beforeAll(async () => {
  ground = await layGround(() => makeWorld(1));
  app = await ground.startApp();
  await ground.asOwner(async (owner) => {
    drafts = await fillDrafts(owner, 2, { messages: true });
    rider = (await signIn(owner, [M.people.RIDER]))[0]?.cookie ?? "";
  });
  const cookie = `${cookieName("report")}=${encodeURIComponent(draftToken(drafts[0] ?? ""))}`;
  form = formOf(await (await ask("/report/check", { headers: { cookie } })).text(), 'name="draft"');
  feed = await openFeed(ground.url);
}, 120_000);
afterAll(async () => {
  feed?.close();
  await app?.stop();
  await ground?.clear();
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(ground.url + path, { redirect: "manual", ...init });

/** As a browser asks for what it will show. */
const visit = (path: string, headers: Record<string, string>): Promise<Response> =>
  ask(path, { headers: { accept: "text/html", ...headers } });

const file = (draft: string): Promise<Response> =>
  ask("/report/check", {
    method: "POST",
    headers: { ...form.headers, origin: ground.url, accept: "text/html" },
    body: form.body({ draft: draftToken(draft) }),
  });

/** Kills the database, lets `work` look at the site that is left, and starts the database again. */
async function without(work: () => Promise<void>): Promise<void> {
  ground.killDatabase();
  try {
    await until("the site has noticed", async () => (await readyz(ground.url)) === 503);
    await work();
  } finally {
    await ground.startDatabase();
    await ready(ground.url);
  }
}

/** The page as somebody without scripts sees it: its language, and its words. */
async function seen(response: Response): Promise<{ status: number; lang: string; words: string }> {
  const html = await response.text();
  const body = html.slice(html.indexOf("<body"));
  return {
    status: response.status,
    lang: /<html lang="([^"]*)"/.exec(html)?.[1] ?? "",
    words: body.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, " "),
  };
}

describe("PostgreSQL is killed under a site that goes on running", () => {
  it("/readyz says so and later that it is over; the process counts as alive throughout", async () => {
    await without(async () => {
      const answer = await ask("/readyz");
      expect([answer.status, await answer.text()]).toEqual([503, "database\n"]);
      expect((await ask("/healthz")).status).toBe(200);
    });
    expect((await ask("/readyz")).status).toBe(200);
    expect((await ask("/")).status).toBe(200);
  });

  it("people read what is the matter, in their language and look, without scripts", async () => {
    await without(async () => {
      for (const path of ["/", "/report", "/stations/T-E1", "/rider", "/cadre", "/m/key", "/no-such-page"]) {
        const chinese = await seen(await visit(path, { "accept-language": "zh" }));
        expect(chinese).toMatchObject({ status: 500, lang: "zh-CN" });
        expect(chinese.words).toMatch(/是我们这边的故障.*再试一次.*回首页/s);
        const english = await seen(await visit(path, { "accept-language": "en" }));
        expect(english).toMatchObject({ status: 500, lang: "en" });
        expect(english.words).toMatch(/The fault is ours.*Try again/s);
      }
      const dark = await (await visit("/", { cookie: "yz_display=dark.large" })).text();
      expect(dark).toMatch(/<html lang="zh-CN" data-theme="dark" data-size="large">/);
      expect(dark).toMatch(/<link rel="stylesheet" href="\/_next\/static\/[^"]+\.css">/);
    });
  });

  it("who sent a form is told to look whether it arrived; sent again it is filed, once", async () => {
    const [draft = ""] = drafts;
    await without(async () => {
      const answer = await seen(await file(draft));
      expect(answer.status).toBe(500);
      expect(answer.words).toMatch(/不一定存上了.*回到刚才的页面/s);
    });
    const first = (await file(draft)).headers.get("location");
    expect(first).toMatch(/^\/cases\/\w{4}-\w{4}\?new=1$/);
    expect((await file(draft)).headers.get("location")).toBe(first);
  });

  it("a phone's queue is neither taken nor refused, so that the phone keeps it", async () => {
    const sentAt = new Date().toISOString();
    const tap = { clientId: randomUUID(), seq: 1, code: "T-E1", at: sentAt, source: "LIST" };
    const owner = queueOwner({ riderId: M.riders.own });
    const send = () =>
      ask("/api/check-ins/sync", {
        method: "POST",
        headers: { "content-type": "application/json", origin: ground.url, cookie: rider },
        body: JSON.stringify({ owner, deviceId: randomUUID(), sentAt, items: [tap] }),
      });
    await without(async () => {
      const answer = await send();
      expect([answer.status, await answer.text()]).toEqual([500, ""]);
    });
    expect(await (await send()).json()).toMatchObject({ data: { results: [{ state: "counted" }] } });
  });

  it("whoever was reading the board hears of changes again, on the same stream", async () => {
    const before = feed.marks().length;
    expect(before).toBeGreaterThan(0);
    await without(async () => {});
    await until("the board's change is told", async () => {
      // Until the listening connection stands again nobody hears; each change is a new one.
      await ground.asOwner((owner) => owner.query(`UPDATE "Station" SET "seats" = "seats" + 1`));
      return feed.marks().length > before;
    });
    expect(feed.isOpen()).toBe(true);
  });

  it("the jobs begin again: a message leaves, and the audit is sealed", async () => {
    await without(async () => {});
    const [, draft = ""] = drafts;
    expect((await file(draft)).status).toBe(303);
    const [message] = await ground.asOwner(async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        `SELECT m."id" FROM "Message" m JOIN "CaseEvent" e ON e."id" = m."eventId"
         JOIN "ReportDraft" d ON d."caseId" = e."caseId" WHERE d."id" = $1`,
        [draft],
      );
      await owner.query("SELECT graphile_worker.add_job('seal_audit')");
      return rows;
    });
    await until("the message has left", async () => ground.gateway.taken.has(message?.id ?? ""));
    await until("the audit is sealed", () =>
      ground.asOwner(
        async (owner) => (await owner.query(`SELECT FROM "AuditPending" LIMIT 1`)).rowCount === 0,
      ),
    );
  });

  it("and in all that time it was never started anew", () => {
    expect(ground.said().match(/Serving http/g)).toHaveLength(1);
  });
});
