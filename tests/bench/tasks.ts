import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Answers } from "@/lib/cases/answers";
import { draftToken } from "@/lib/cases/draft-cookie";
import { cookieName } from "@/lib/server/cookies";
import type { Task } from "./compare";
import { formOf } from "./form";
import { asker } from "./http";
import { ridersAtWork } from "./people";

/** A different caller each time, from the addresses kept for documentation and benchmarks (198.18.0.0/15). */
const caller = (turn: number) => ({ "x-forwarded-for": `198.18.${(turn >> 8) & 255}.${turn & 255}` });

/** The last step of a report: a filled draft is sent and becomes a case. The form is posted as without scripts. */
export async function createTask(owner: pg.Client, origin: string, howMany: number): Promise<Task> {
  const drafts = { ours: await fillDrafts(owner, howMany), floor: await fillDrafts(owner, howMany * 4) };
  const [first = ""] = drafts.ours;
  const { ask, close } = asker(origin);
  const cookie = `${cookieName("report")}=${encodeURIComponent(draftToken(first))}`;
  const page = await ask({ path: "/report/check", headers: { cookie, ...caller(0) } });
  close();
  const form = formOf(page.body.toString("utf8"), 'name="draft"');
  const text = { "content-type": "application/x-www-form-urlencoded" };
  return {
    name: "Create a case",
    status: 303,
    ours: (turn) => ({
      path: "/report/check",
      method: "POST",
      headers: { ...form.headers, ...caller(turn), origin },
      body: form.body({ draft: draftToken(drafts.ours[turn] ?? "") }),
    }),
    floor: (turn) => ({
      path: "/cases",
      method: "POST",
      headers: { ...text, ...caller(turn) },
      body: new URLSearchParams({ draft: drafts.floor[turn] ?? "" }).toString(),
    }),
  };
}

/** The numbers of these people differ in the four digits that follow. */
export const PHONES = "+861540000";

/** Reports with every question answered, each by somebody with a number of their own, not sent yet; `messages`: news is wanted. */
export async function fillDrafts(
  owner: pg.Client,
  count: number,
  { messages = false } = {},
): Promise<string[]> {
  const { rows } = await owner.query<{ place: string; category: string; outlet: string }>(
    `SELECT n."id" AS place, k."code" AS category, o."id" AS outlet
     FROM "Neighbourhood" n, "CaseCategory" k, "Outlet" o
     WHERE k."kind" = 'COMPLAINT' AND k."retiredAt" IS NULL AND o."closedOn" IS NULL LIMIT 1`,
  );
  const { place, category, outlet } = rows[0] ?? { place: "", category: "", outlet: "" };
  const answers = {
    photo: { seen: true },
    what: { category },
    where: {
      settled: true,
      stationId: null,
      place,
      query: "",
      buildingId: null,
      entrance: null,
      note: "七号楼",
    },
    tell: {
      text: "快递放在楼下没有送上来，打了电话也没有人接。",
      occurredOn: "",
      about: `outlet:${outlet}`,
      rider: "",
      calm: true,
    },
    contact: { phone: PHONES, name: "", hideName: true, email: null, messages },
  } satisfies Answers;
  const drafts = await owner.query<{ id: string }>(
    `INSERT INTO "ReportDraft" ("id", "areaId", "submissionId", "data", "expiresAt")
     SELECT gen_random_uuid(), n."areaId", gen_random_uuid(),
            jsonb_set($2, '{contact,phone}', to_jsonb($4 || to_char(nth % 10000, 'FM0000'))), now() + interval '1 day'
     FROM "Neighbourhood" n, generate_series(1, $3::int) AS nth WHERE n."id" = $1 RETURNING "id"`,
    [place, JSON.stringify(answers), count, PHONES],
  );
  return drafts.rows.map(({ id }) => id);
}

/** Riders tap at stations, each pair of rider and station once, so that every tap counts. */
export async function checkInTask(owner: pg.Client, origin: string): Promise<Task> {
  await owner.query(`DELETE FROM "CheckIn" WHERE "at" > now() - interval '2 hours'`);
  await owner.query(`DELETE FROM "StationClosure"`);
  await owner.query(`DELETE FROM "OpeningHours"`);
  await owner.query(
    `INSERT INTO "OpeningHours" ("id", "areaId", "stationId", "weekday", "opensAt", "closesAt")
     SELECT gen_random_uuid(), "areaId", "id", day, 0, 1440 FROM "Station", generate_series(1, 7) AS day`,
  );
  const { rows } = await owner.query<{ code: string }>(
    `SELECT "code" FROM "Station" WHERE "openedOn" <= current_date AND "retiredOn" IS NULL ORDER BY "code"`,
  );
  const riders = await ridersAtWork(owner);
  const half = Math.floor(riders.length / 2);
  const tap = (turn: number, shift: number) => {
    const rider = riders[shift + (turn % half)];
    const station = rows[Math.floor(turn / half) % rows.length];
    return { rider, body: JSON.stringify({ code: station?.code, clientId: randomUUID(), source: "POSTER" }) };
  };
  const json = { "content-type": "application/json" };
  return {
    name: "Check in",
    status: 200,
    contains: '"fresh":true',
    ours: (turn) => {
      const { rider, body } = tap(turn, 0);
      const headers = { ...json, ...caller(turn), origin, cookie: rider?.cookie ?? "" };
      return { path: "/api/check-ins", method: "POST", headers, body };
    },
    floor: (turn) => {
      const { rider, body } = tap(turn, half);
      const headers = { ...json, ...caller(turn), cookie: rider?.plainCookie ?? "" };
      return { path: "/check-ins", method: "POST", headers, body };
    },
  };
}

/** The live board, which is the home page. */
export const boardTask: Task = {
  name: "Board (home page)",
  status: 200,
  contains: "/stations/T-",
  ours: () => ({ path: "/" }),
  floor: () => ({ path: "/board" }),
};
