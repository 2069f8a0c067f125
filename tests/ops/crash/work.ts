import { randomUUID } from "node:crypto";
import type pg from "pg";
import { draftToken } from "@/lib/cases/draft-cookie";
import { showReference } from "@/lib/cases/reference";
import { queueOwner } from "@/lib/checkins/owner";
import { cookieName } from "@/lib/server/cookies";
import { MINIMAL as M } from "@/prisma/seed/minimal";
import type { Rng } from "@/prisma/seed/random";
import { type Form, formOf } from "../../bench/form";
import type { Answer, Ask } from "../../bench/http";
import { type SignedIn, signIn } from "../../bench/people";
import { fillDrafts } from "../../bench/tasks";
import { type Ledger, MOVES, type Move } from "./ledger";

/** Sends one request, again and again under the same ids until there is an answer. */
export type Send = (what: Ask) => Promise<Answer>;

/** Something that somebody wants done: sends its requests and notes each answer in the ledger. */
export type Work = (send: Send, ledger: Ledger) => Promise<void>;

/** So many reports, sendings of a phone's queue, and cases on the desk; each of these is moved three times. */
export interface Amounts {
  readonly reports: number;
  readonly sendings: number;
  readonly cases: number;
}

/** How many taps lie in one sending. */
export const TAPS = 2;

/** The whole work in a shuffled order. */
export async function allWork(
  owner: pg.Client,
  { send, origin }: { send: Send; origin: string },
  amounts: Amounts,
  rng: Rng,
): Promise<Work[]> {
  const work = [
    ...(await reports(owner, send, origin, amounts.reports)),
    ...(await sendings(owner, origin, amounts.sendings)),
    ...(await deskCases(owner, origin)),
  ];
  return rng.shuffled(work);
}

/** A different address for each caller (198.18.0.0/15 is kept for tests). */
const caller = (turn: number) => ({ "x-forwarded-for": `198.18.${(turn >> 8) & 255}.${turn & 255}` });

/** The last page of a report is sent, as a browser without scripts does. */
async function reports(owner: pg.Client, send: Send, origin: string, count: number): Promise<Work[]> {
  const drafts = await fillDrafts(owner, count, { messages: true });
  const cookie = `${cookieName("report")}=${encodeURIComponent(draftToken(drafts[0] ?? ""))}`;
  const page = await send({ path: "/report/check", headers: { cookie } });
  const form = formOf(page.body.toString("utf8"), 'name="draft"');
  return drafts.map((draft, turn) => async (send, ledger) => {
    const { headers } = await send({
      path: "/report/check",
      method: "POST",
      headers: { ...form.headers, ...caller(turn), origin },
      body: form.body({ draft: draftToken(draft) }),
    });
    const reference = /^\/cases\/(\w{4})-(\w{4})\?new=1$/.exec(pathOf(headers.location));
    if (!reference) throw new Error(`The report was answered with ${headers.location}.`);
    ledger.reports.set(draft, `${reference[1]}${reference[2]}`);
  });
}

/** Phones send what waited in them. */
async function sendings(owner: pg.Client, origin: string, count: number): Promise<Work[]> {
  const riderIds = [M.riders.own, ...M.riders.others.slice(0, 4)];
  const people = await signIn(owner, [M.people.RIDER, ...M.riderPeople.slice(0, 4)]);
  const phones = riderIds.map((riderId, index) => ({
    owner: queueOwner({ riderId }),
    deviceId: randomUUID(),
    cookie: people[index]?.cookie ?? "",
  }));
  const now = Date.now();
  return Array.from({ length: count }, (_, turn) => {
    const phone = phones[turn % phones.length];
    const first = Math.floor(turn / phones.length) * TAPS;
    const items = Array.from({ length: TAPS }, (_, one) => tap(now, first + one));
    return async (send: Send, ledger: Ledger) => {
      const answer = await send({
        path: "/api/check-ins/sync",
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...caller(turn),
          origin,
          cookie: phone?.cookie ?? "",
        },
        body: JSON.stringify({
          owner: phone?.owner,
          deviceId: phone?.deviceId,
          // As a phone does: its clock at this sending, however long the work has lasted.
          sentAt: new Date().toISOString(),
          items,
        }),
      });
      const { data } = JSON.parse(answer.body.toString("utf8")) as {
        data: { results: { clientId: string; state: string; id: string }[] };
      };
      for (const { clientId, state, id } of data.results) {
        if (state !== "counted") throw new Error(`The tap ${clientId} was answered with ${state}.`);
        ledger.taps.set(clientId, id);
      }
    };
  });
}

const STATIONS = ["T-E1", "T-C1", "T-P01"];
/** A little more than the half hour within which a second tap would be the same visit. */
const BETWEEN_VISITS = 31 * 60_000;

/** The rider's tap number `index`, counted back from `now`. */
function tap(now: number, index: number) {
  const at = now - (1 + Math.floor(index / STATIONS.length)) * BETWEEN_VISITS;
  return {
    clientId: randomUUID(),
    seq: index + 1,
    code: STATIONS[index % STATIONS.length],
    at: new Date(at).toISOString(),
    source: "LIST",
  };
}

/** The cadre opens a case and moves it on, three times. */
async function deskCases(owner: pg.Client, origin: string): Promise<Work[]> {
  const [cadre] = await signIn(owner, [M.people.NEIGHBOURHOOD_CADRE]);
  if (!cadre) throw new Error("There is no cadre.");
  const { rows } = await owner.query<{ id: string; reference: string }>(
    `SELECT "id", "reference" FROM "Case" WHERE "status" = 'REPORTED' AND "id" = "submissionId" AND "id" <> ALL ($1)`,
    [Object.values(M.cases)],
  );
  return rows.map(({ id, reference }) => async (send, ledger) => {
    for (const move of Object.keys(MOVES) as Move[]) {
      const version = await moveOn(send, { reference, move, cadre, origin });
      if (version !== null) ledger.moves.set(`${id} ${move}`, version);
    }
  });
}

interface Step {
  readonly reference: string;
  readonly move: Move;
  readonly cadre: SignedIn;
  readonly origin: string;
}

/**
 * Makes one move by its form. Null: the answer was lost and the page now says that the case has moved already, which
 * is all that the cadre ever learns.
 */
async function moveOn(send: Send, { reference, move, cadre, origin }: Step): Promise<number | null> {
  const path = `/cadre/cases/${showReference(reference)}`;
  const headers = { cookie: cadre.cookie };
  const page = (await send({ path, headers })).body.toString("utf8");
  const form: Form = formOf(page, `id="move-${move}"`);
  const answer = await send({
    path,
    method: "POST",
    headers: { ...headers, ...form.headers, origin },
    body: form.body(move === "accept" ? {} : { text: "已经联系网点，今天送到门口。" }),
  });
  if (answer.status === 303) {
    const { searchParams } = new URL(answer.headers.location ?? "", origin);
    if (searchParams.get("done") !== move) throw new Error(`The move ${move} led to ${searchParams}.`);
    return Number(searchParams.get("v"));
  }
  const again = answer.body.toString("utf8");
  if (!again.includes(`data-move="`) || again.includes(`data-move="${move}"`))
    throw new Error(`The move ${move} of ${reference} was refused.`);
  return null;
}

const pathOf = (location = "") => {
  const { pathname, search } = new URL(location, "http://127.0.0.1");
  return pathname + search;
};
