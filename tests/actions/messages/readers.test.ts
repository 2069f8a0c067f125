import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDraft } from "@/lib/cases/draft";
import { draftToken } from "@/lib/cases/draft-cookie";
import { joinCase } from "@/lib/cases/join";
import { nearbyCases } from "@/lib/cases/nearby";
import { followCase } from "@/lib/cases/queries";
import { addPhoto, sayWhat, sayWhere } from "@/lib/cases/report-verbs";
import { keyOfSubscription } from "@/lib/cases/subscriptions";
import { markSent, takeNext, type Waiting } from "@/lib/messages/outbox";
import { letterOf } from "@/lib/messages/texts";
import { confirmMessages } from "@/lib/messages/verbs";
import type { Actor } from "@/lib/people/actor";
import { db, type Prisma } from "@/lib/server/db";
import { MINIMAL as M, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { call, done, nobody, ownFiles, report } from "../cases/filing-world";
import { demo } from "./world";

const WHERE = { place: M.neighbourhoods.own, q: "1号楼", entrance: "1" };
const LOCALES = ["zh-CN", "en"] as const;
const READERS = ["reporter", "follower"] as const;
type Reader = (typeof READERS)[number];

/** What a page may offer its reader, and the words of a message that send them there for it. */
const PROMISES = {
  question: /您回答|想问您|question for you|until you answer/,
  rating: /评价|to rate/,
  reopening: /可以要求接着办|have it reopened/,
  answers: /新的答复|new answer/,
  mediation: /双方调解|to mediation/,
  reason: /为什么|[Ww]hy this/,
  own: /您反映|给您的答复|your report|you get an answer/i,
} as const;
type Promised = keyof typeof PROMISES;
const promised = (text: string) =>
  (Object.keys(PROMISES) as Promised[]).filter((one) => PROMISES[one].test(text));

/** The same, looked up in what the page shows. */
async function offered(actor: Actor, reference: string): Promise<Promised[]> {
  const follow = await followCase(actor, reference, NOW, false);
  if (follow.kind === "follower") {
    expect(follow.view).toMatchObject({ limit: { question: null } });
    for (const field of ["events", "closure", "canReply", "text"])
      expect(follow.view).not.toHaveProperty(field);
    return [];
  }
  if (follow.kind !== "own") throw new Error(follow.kind);
  const { limit, closure, events } = follow.view;
  return [
    "own",
    ...(limit.question === null ? [] : (["question"] as const)),
    ...(closure ? (["rating", "reopening"] as const) : []),
    ...(events.some(({ kind, flag }) => kind === "REPLIED" && flag === null) ? (["answers"] as const) : []),
    ...(events.some(({ flag }) => flag === "mediation") ? (["mediation"] as const) : []),
    ...(limit.reason ? (["reason"] as const) : []),
  ];
}

interface Told {
  readonly reader: Reader;
  readonly kind: Waiting["kind"];
  readonly byOffice: boolean;
  readonly letters: readonly { readonly subject: string; readonly text: string }[];
  readonly offers: readonly Promised[];
}
const told: Told[] = [];
let removeFiles: () => void;

beforeAll(async () => {
  removeFiles = ownFiles();
  demo();
  await seedMinimal();
  const contact = { phone: "13812342764", messages: "yes", consent: "yes" };
  const { id, reference } = await report({ where: WHERE, contact });
  const joined = await join();
  const pages = {
    reporter: { actor: { ...nobody, caseIds: [id] }, reference },
    follower: { actor: { ...nobody, caseIds: [joined.id] }, reference: joined.reference },
  } as const;

  async function deliver() {
    for (let one = await takeNext(NOW); one; one = await takeNext(NOW)) {
      const { kind, event, subscription } = one;
      const reader = subscription.follower ? "follower" : "reporter";
      const letters = LOCALES.map((locale) =>
        letterOf({ ...one, subscription: { ...subscription, locale } } as Waiting),
      );
      const offers = await offered(pages[reader].actor, pages[reader].reference);
      told.push({ reader, kind, byOffice: event.actorLabel !== "", letters, offers });
      await markSent(one, letters[0]?.text ?? "", NOW);
    }
  }
  async function happens(event: Pick<Prisma.CaseEventUncheckedCreateInput, "kind" | "data" | "actorLabel">) {
    const row = await db().caseEvent.create({
      data: { text: "写给反映人的话", ...event, areaId: M.area, caseId: id, at: NOW },
    });
    await deliver();
    return row.id;
  }

  await deliver();
  for (const { id: one } of await db().caseSubscription.findMany({ where: { caseId: id } })) {
    await done(call(confirmMessages, { key: keyOfSubscription(one) }));
  }
  const office = { actorLabel: "东里社区居委会" };
  await db().casePause.create({ data: { areaId: M.area, caseId: id, startedAt: NOW, reason: "几号楼？" } });
  await happens({ kind: "REPLIED", data: { asks: true }, ...office });
  await db().casePause.updateMany({ where: { caseId: id }, data: { endedAt: NOW } });
  await happens({ kind: "REPLIED", ...office });
  await happens({ kind: "REPLIED", data: { channel: "PARTY", disputeId: randomUUID() }, ...office });
  const dispatched = await happens({ kind: "DISPATCHED", data: { dueAt: NOW.toISOString() }, ...office });
  await happens({ kind: "REPLIED", data: { undoes: dispatched }, ...office });
  await happens({ kind: "ESCALATED", ...office });
  await happens({ kind: "HANDLED", ...office });
  await db().case.update({ where: { id }, data: { status: "CLOSED", closedAt: NOW } });
  await db().caseClosure.create({
    data: { areaId: M.area, caseId: id, at: NOW, outcome: "SOLVED", reason: "好了" },
  });
  await happens({ kind: "CLOSED", ...office });
  await db().caseClosure.updateMany({ where: { caseId: id }, data: { reopenedAt: NOW } });
  await db().case.update({ where: { id }, data: { status: "REPORTED", closedAt: null } });
  await happens({ kind: "REOPENED" });
  await happens({ kind: "REOPENED", ...office });
});
afterAll(() => removeFiles());

/** A neighbour who wants messages, too. */
async function join() {
  const { draftId } = await done(call(addPhoto, {}));
  const draft = draftToken(draftId);
  await done(call(sayWhat, { draft, category: "not_to_door" }));
  await done(call(sayWhere, { draft, ...WHERE }));
  const stored = await findDraft(db(), nobody, draftId, NOW);
  const [near] = stored ? await nearbyCases(db(), nobody, stored, NOW) : [];
  const wish = { phone: "13700001234", messages: "yes", consent: "yes" };
  return done(call(joinCase, { draft, of: near?.token ?? "", ...wish }));
}

/** What only the page of the one who filed it shows. */
const OWN_ALONE: ReadonlySet<string> = new Set(["ANSWERED", "MEDIATION"]);

const KINDS = [
  ["RECEIVED", false],
  ["ASKED", true],
  ["ANSWERED", true],
  ["MEDIATION", true],
  ["MOVED", true],
  ["TAKEN_BACK", true],
  ["ESCALATED", true],
  ["HANDLED", true],
  ["CLOSED", true],
  ["REOPENED", false],
  ["REOPENED", true],
] as const;

describe("a message is true for whoever reads it", () => {
  it("every kind was told; those who only follow hear of no answer, which their page doesn't show", async () => {
    const [{ all } = { all: [] }] = await db().$queryRaw<{ all: string[] }[]>`
      SELECT enum_range(NULL::"MessageKind")::text[] AS "all"`;
    const kindsOf = (reader: Reader) =>
      new Set(told.filter((one) => one.reader === reader).map((one) => one.kind));
    expect([...kindsOf("reporter")].sort()).toEqual([...all].sort());
    expect([...kindsOf("follower")].sort()).toEqual(all.filter((kind) => !OWN_ALONE.has(kind)).sort());
    expect(KINDS).toHaveLength(told.filter(({ reader }) => reader === "reporter").length);
  });

  it.each(KINDS.flatMap(([kind, byOffice]) => READERS.map((reader) => [kind, byOffice, reader] as const)))(
    "%s (by the office: %s), to the %s: promises nothing that their page lacks",
    (kind, byOffice, reader) => {
      const found = told.filter(
        (one) =>
          one.kind === kind && one.reader === reader && (kind !== "REOPENED" || one.byOffice === byOffice),
      );
      expect(found).toHaveLength(OWN_ALONE.has(kind) && reader === "follower" ? 0 : 1);
      for (const { letters, offers } of found) {
        for (const { subject, text } of letters) {
          expect(text).toMatch(/\/m\/[0-9A-Za-z]{22}/);
          expect(`${subject}${text}`).not.toMatch(/messages\.|写给反映人/);
          expect(offers).toEqual(expect.arrayContaining(promised(`${subject} ${text}`)));
        }
      }
    },
  );

  it("negative control: what the reporter reads would not be true for a follower", () => {
    const untrue = told
      .filter(
        ({ reader, letters }) =>
          reader === "reporter" && letters.some(({ text }) => promised(text).length > 0),
      )
      .map(({ kind }) => kind);
    for (const kind of ["RECEIVED", "ASKED", "ANSWERED", "MEDIATION", "CLOSED", "MOVED", "ESCALATED"]) {
      expect(untrue).toContain(kind);
    }
  });
});
