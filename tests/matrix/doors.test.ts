import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { anonymous, DOORS, type DoorRow } from "./door-rows";
import { builtActions, builtRoutes } from "./found";
import { type Knock, serve } from "./site";
import { EVERYBODY, type Knocker, M, makeWorld, shown } from "./world";

/** What somebody who knocks sees, in one word. */
function answerOf(response: Response): string {
  const to = response.headers.get("location") ?? "";
  if (response.status >= 300 && response.status < 400)
    return /\/sign-in(\/staff)?\?next=/.test(to) ? "sent away" : "open";
  if (response.status === 401 || response.status === 403 || response.status === 405) return "sent away";
  if (response.status === 404) return "absent";
  return response.status === 200 ? "open" : `status ${response.status}`;
}

/** What it says; of a stream that goes on for ever the first event. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response.text();
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (/\ndata:.*\n/.test(text)) break;
  }
  return text;
}

function expected({ open, absent = [] }: DoorRow, who: Knocker): string {
  if (open.includes(who)) return "open";
  return absent.includes(who) ? "absent" : "sent away";
}

/** The number and the text left with a case; and the number in the other spellings that a page could use. */
const NUMBER = /15499001234|154 ?9900 ?1234|154-9900-1234/;
const TEXT = "包裹放在一楼门口";

beforeAll(makeWorld);

it("every page and handler of the build has its row", () => {
  const { pages, handlers } = builtRoutes();
  const built = [...pages, ...handlers].filter((address) => address !== "/_global-error");
  expect(
    built.filter((address) => !(address in DOORS)),
    "not in the matrix",
  ).toEqual([]);
  expect(
    Object.keys(DOORS).filter((address) => !built.includes(address)),
    "gone from the build",
  ).toEqual([]);
});

describe.each([
  { how: "with the proxy", withoutProxy: false },
  { how: "with proxy.ts removed", withoutProxy: true },
])("$how", ({ withoutProxy }) => {
  let site: Knock;
  beforeAll(async () => {
    site = await serve({ withoutProxy });
  }, 120_000);
  afterAll(() => site?.stop());

  it("the proxy is there or not, as this run says", async () => {
    const policy = (await site.request("VISITOR", "/sign-in")).headers.get("content-security-policy");
    expect(policy === null).toBe(withoutProxy);
  });

  it.each(
    Object.entries(DOORS).flatMap(([address, rows]) => rows.map((row) => ({ address, row, path: row.path }))),
  )("$path", async ({ row }) => {
    const seen: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const who of EVERYBODY) {
      const response = await site.request(who, row.path);
      seen[who] = answerOf(response);
      wanted[who] = expected(row, who);
      const told = (response.headers.get("location") ?? "") + (await textOf(response));
      expect(NUMBER.test(told), `the number of a resident, shown to ${who}`).toBe(false);
    }
    expect(seen).toEqual(wanted);
  });

  describe.runIf(!withoutProxy)("what scripts get instead of a page", () => {
    /** Next first sends whoever asks to an address with a checksum of the question. */
    const payload = async (who: Knocker, path: string) => {
      const init = { headers: { rsc: "1" } };
      const to = (await site.request(who, path, init)).headers.get("location") ?? "";
      const { pathname, search } = new URL(to, site.url);
      return site.request(who, pathname + search, init);
    };
    // A page that doesn't exist is told to scripts by its status alone.
    const pages = builtRoutes()
      .pages.filter((address) => address !== "/_not-found")
      .flatMap((address) => DOORS[address] ?? []);

    it.each(pages)("of $path holds no number either", async ({ path }) => {
      for (const who of EVERYBODY) {
        const response = await payload(who, path);
        expect(response.headers.get("content-type")).toBe("text/x-component");
        const told = (response.headers.get("location") ?? "") + (await response.text());
        expect(NUMBER.test(told), `the number of a resident, shown to ${who}`).toBe(false);
      }
    });

    it("negative control: the same number is found where everybody may read it", async () => {
      const phone = (await db().case.findFirstOrThrow({ where: { id: M.cases.reported } })).contactPhone;
      await db().station.update({ where: { id: M.stations.own }, data: { phone } });
      const page = await (await site.request("VISITOR", "/stations/T-E1")).text();
      const data = await (await payload("VISITOR", "/stations/T-E1")).text();
      await db().station.update({ where: { id: M.stations.own }, data: { phone: null } });
      expect([NUMBER.test(page), NUMBER.test(data)]).toEqual([true, true]);
    });
  });

  it("tells what a case is about only to the person who filed it", async () => {
    const readers: Knocker[] = [];
    for (const who of EVERYBODY) {
      const page = await (await site.request(who, `/cases/${shown("reported")}`)).text();
      if (page.includes(TEXT)) readers.push(who);
    }
    expect(readers.sort()).toEqual(["DEVICE", "RESIDENT"]);
  });

  describe("a form from elsewhere", () => {
    /** Whatever people have done; the site's own job runs meanwhile, and brings forgotten cases up when it likes. */
    const audited = () => db().auditEntry.count({ where: { action: { not: "cases.escalate" } } });
    const post = (id: string, page: string, origin: string | null, fields: Record<string, string> = {}) => {
      const body = new FormData();
      body.set(`$ACTION_ID_${id}`, "");
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return site.request("ADMINISTRATOR", page, {
        method: "POST",
        body,
        headers: origin === null ? {} : { origin },
      });
    };

    it.each([
      ["without an Origin", null],
      ["with Origin null", "null"],
      ["from another site", "https://elsewhere.example"],
      ["from another port", "http://127.0.0.1:1"],
    ])("%s changes nothing, whichever action it names", async (_how, origin) => {
      const before = await audited();
      for (const { id, page } of builtActions()) await post(id, concrete(page), origin);
      const before2 = await audited();
      expect(before2).toBe(before);
      const api = await site.request("RIDER", "/api/check-ins", {
        method: "POST",
        body: "{}",
        headers: { "content-type": "application/json", ...(origin === null ? {} : { origin }) },
      });
      expect(api.status).toBe(403);
    });

    it("negative control: the same form from our own page changes something", async () => {
      const action = builtActions().find(({ exportedName }) => exportedName === "switchDisplay");
      const before = await audited();
      await post(action?.id ?? "", concrete(action?.page ?? ""), site.url, { theme: "dark", size: "large" });
      expect(await audited()).toBe(before + 1);
    });
  });

  it.each([
    "/report?station=%00",
    "/report?station=T-E1%00",
    "/report?station=%0%000",
    "/report?station=%0%0%00000",
    "/report/where?building=%00",
    "/check-in/T-E1%00",
    "/check-in/%00",
    "/check-in/%0%000",
    "/%00/stations/T-E1",
    "/stations/T-E1%00",
    "/cases/%00",
    "/cadre/cases?q=%00",
    "/cadre/people?after=%00",
    "/api/check-ins/screen?station=%00",
    "/api/cases/export?q=%00",
    "/api/cases/export?q=%0%000",
  ])("a null character, which the database can't keep, is no fault of the house: %s", async (path) => {
    for (const who of ["VISITOR", "NEIGHBOURHOOD_CADRE", "ADMINISTRATOR"] as const) {
      const { status } = await site.request(who, path, { headers: { accept: "text/html" } });
      expect(status, who).toBeLessThan(500);
    }
  });

  it("negative control: a door that is said to open for a visitor, but doesn't, is noticed", async () => {
    const row = { path: "/cadre/cases", open: EVERYBODY };
    const response = await site.request("VISITOR", row.path);
    expect(anonymous).toContain("VISITOR");
    expect(answerOf(response)).not.toBe(expected(row, "VISITOR"));
  });
});

const concrete = (page: string) =>
  page.replace("[reference]", shown("reported")).replace("[code]", "T-E1").replace("[id]", M.people.GUARD);
