import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openByDigits, rate, reopen, reply } from "@/lib/cases/follow-verbs";
import { digitLimits } from "@/lib/cases/limits";
import { photoPath } from "@/lib/cases/photo-link";
import { canSeePhoto } from "@/lib/cases/photo-policy";
import { caseOfKey, followCase, ownCases, photoWithCase } from "@/lib/cases/queries";
import { newReference, readReference } from "@/lib/cases/reference";
import { REOPEN_DAYS } from "@/lib/cases/rules";
import type { Actor, Role } from "@/lib/people/actor";
import { ROLES } from "@/lib/people/actor";
import { readOpened, writeOpened } from "@/lib/server/case-cookie";
import { keyOfSubmission } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { resetLimit } from "@/lib/server/rate-limit";
import { foreignActor, MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { withoutIds } from "../../support/without-ids";
import { call, done, nobody, ownFiles, photo, report } from "./filing-world";

const DAY = 86_400_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY);
let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());

const device = (...caseIds: string[]): Actor => ({ ...nobody, caseIds });
const resident = minimalActor("RESIDENT");
const stranger: Actor = { ...resident, personId: M.people.otherResident };

/** A filed case, closed an hour ago, with its closing. */
async function closed() {
  const filed = await report();
  await db().case.update({ where: { id: filed.id }, data: { status: "CLOSED", closedAt: NOW } });
  await db().caseClosure.create({
    data: { areaId: M.area, caseId: filed.id, at: NOW, outcome: "SOLVED", reason: "已经送上门。" },
  });
  return { ...filed, own: device(filed.id) };
}

describe("opening by the last four digits", () => {
  const open = (reference: string, digits: string, address?: string) =>
    call(openByDigits, { reference, digits }, nobody, NOW, address);
  const WRONG = { kind: "invalid", message: { key: "cases.open.wrong" } };

  it("the right ones open it, in any spelling of the reference", async () => {
    const { id, reference } = await report();
    for (const typed of [
      reference,
      reference.toLowerCase(),
      `${reference.slice(0, 4)} - ${reference.slice(4)}`,
    ]) {
      expect(await done(open(typed, "２７６４"))).toEqual({ id, reference });
    }
  });

  it("wrong digits, no number left and an unknown reference get the very same answer", async () => {
    const withPhone = await report();
    const without = await report({ contact: {} });
    const answers = [
      await open(withPhone.reference, "0000"),
      await open(without.reference, "0000"),
      await open(newReference(), "0000"),
      await open(M.references.foreign, "1234"),
    ];
    expect(answers[0]).toMatchObject(WRONG);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it("a mistyped reference is told as such, and costs no try", async () => {
    const { reference } = await report();
    const slip = reference.slice(0, 7) + (reference.endsWith("2") ? "3" : "2");
    expect(await open(slip, "2764")).toMatchObject({ fields: { reference: { key: "cases.open.mistyped" } } });
  });

  it("five tries in a quarter of an hour, whatever the address; opening forgets the slips", async () => {
    const { reference } = await report();
    for (let tries = 0; tries < 5; tries += 1) expect(await open(reference, "0000")).toMatchObject(WRONG);
    expect(await open(reference, "2764")).toMatchObject({ message: { key: "errors.tooMany" } });
    // Negative control: without the counter the right digits are right.
    for (const limit of digitLimits(reference)) await resetLimit(limit);
    await done(open(reference, "2764"));
  });

  it("unknown references are counted in the same way", async () => {
    const unknown = newReference();
    for (let tries = 0; tries < 5; tries += 1) expect(await open(unknown, "0000")).toMatchObject(WRONG);
    expect(await open(unknown, "0000")).toMatchObject({ message: { key: "errors.tooMany" } });
  });

  it("thirty tries from one address over many references", async () => {
    const address = "192.0.2.99";
    for (let tries = 0; tries < 30; tries += 1) {
      expect(await open(newReference(), "0000", address)).toMatchObject(WRONG);
    }
    expect(await open(newReference(), "0000", address)).toMatchObject({ message: { key: "errors.tooMany" } });
  });

  it("wrong digits leave a trace without them", async () => {
    const { id, reference } = await report();
    await open(reference, "9173");
    const [entry] = await db().auditEntry.findMany({
      where: { subjectId: id, action: "cases.openByDigits" },
      omit: { id: true },
    });
    expect(entry).toMatchObject({ outcome: "denied" });
    expect(withoutIds(entry)).not.toContain("9173");
  });
});

describe("the cookie of opened cases", () => {
  const id = crypto.randomUUID();

  it("is believed only with our signature", () => {
    const value = writeOpened([id]);
    expect(readOpened(value)).toEqual([id]);
    const [body = "", mac = ""] = value.split(".");
    const other = Buffer.from(`opened ${crypto.randomUUID()}`).toString("base64url");
    for (const forged of [undefined, "", id, body, `${other}.${mac}`, `${body}.${mac}x`, `${value}.x`]) {
      expect(readOpened(forged)).toEqual([]);
    }
    // The key of a secret link is made with the same secret, but is no cookie.
    expect(readOpened(`${Buffer.from(id).toString("base64url")}.${keyOfSubmission(id)}`)).toEqual([]);
  });

  it("remembers the newest twenty, each once", () => {
    const ids = Array.from({ length: 30 }, () => crypto.randomUUID());
    expect(readOpened(writeOpened([...ids, ...ids]))).toEqual(ids.slice(0, 20));
  });
});

describe("the secret link", () => {
  it("opens its own case and no other", async () => {
    const one = await report();
    const two = await report();
    const row = await db().case.findUniqueOrThrow({ where: { id: one.id } });
    const key = keyOfSubmission(row.submissionId);
    expect(await caseOfKey(nobody, one.reference, key)).toBe(one.id);
    expect(await caseOfKey(nobody, two.reference, key)).toBeNull();
    expect(await caseOfKey(nobody, one.reference, `${key.slice(0, -1)}_`)).toBeNull();
    expect(await caseOfKey(nobody, one.reference, "")).toBeNull();
    expect(await caseOfKey(nobody, newReference(), key)).toBeNull();
    expect(await caseOfKey(foreignActor(), one.reference, key)).toBeNull();
  });

  it("is shown for half an hour after filing, on the device that filed, when asked for", async () => {
    const { id, reference } = await report();
    const link = async (actor: Actor, minutes: number, justFiled: boolean) => {
      const follow = await followCase(
        actor,
        reference,
        new Date(NOW.getTime() + minutes * 60_000),
        justFiled,
      );
      return follow.kind === "own" ? follow.view.secretLink : follow.kind;
    };
    expect(await link(device(id), 1, true)).toMatch(
      /^http:\/\/127\.0\.0\.1:3000\/cases\/.{9}\/open\?key=.{43}$/,
    );
    expect(await link(device(id), 1, false)).toBeNull();
    expect(await link(device(id), 31, true)).toBeNull();
    expect(await link(nobody, 1, true)).toBe("locked");
  });
});

describe("who may follow", () => {
  it("device and reporter; staff in scope go to the desk; for all others it does not exist", async () => {
    const kindFor = async (actor: Actor, reference: string) =>
      (await followCase(actor, reference, NOW, false)).kind;
    const expected: Partial<Record<Role, string>> = {
      RESIDENT: "own",
      NEIGHBOURHOOD_CADRE: "desk",
      SUBDISTRICT_CADRE: "desk",
      ADMINISTRATOR: "desk",
    };
    for (const role of ROLES) {
      expect([role, await kindFor(minimalActor(role), M.references.reported)]).toEqual([
        role,
        expected[role] ?? "locked",
      ]);
    }
    expect(await kindFor(minimalActor("NEIGHBOURHOOD_CADRE"), M.references.reportedOther)).toBe("locked");
    expect(await kindFor(minimalActor("OUTLET_MANAGER"), M.references.dispatchedOwn)).toBe("desk");
    expect(await kindFor(minimalActor("OUTLET_MANAGER"), M.references.dispatchedOther)).toBe("locked");
    expect(await kindFor(stranger, M.references.reported)).toBe("locked");
    expect(await kindFor(device(M.cases.reported), M.references.reported)).toBe("own");
    expect(await kindFor(device(M.cases.foreign), M.references.foreign)).toBe("locked");
    expect(await kindFor(foreignActor(), M.references.reported)).toBe("locked");
    expect(await kindFor(resident, newReference())).toBe("locked");
  });

  it("the page holds no internal note, no name and no whole number", async () => {
    await db().caseEvent.createMany({
      data: [
        {
          areaId: M.area,
          caseId: M.cases.reported,
          kind: "NOTED",
          text: "内部：此人常投诉",
          isPublic: false,
        },
        {
          areaId: M.area,
          caseId: M.cases.reported,
          kind: "REPLIED",
          text: "已联系网点。",
          actorId: M.people.NEIGHBOURHOOD_CADRE,
          actorLabel: "东里社区居委会",
          data: { labelEn: "Dongli office" },
        },
      ],
    });
    const follow = await followCase(resident, M.references.reported, NOW, false);
    const page = JSON.stringify(follow);
    expect(page).toContain("已联系网点。");
    expect(page).toContain("东里社区居委会");
    expect(page).not.toMatch(/内部|周玉兰|15499001234|NEIGHBOURHOOD_CADRE|minimal-case-key/);
    const english = await followCase({ ...resident, locale: "en" }, M.references.reported, NOW, false);
    expect(JSON.stringify(english)).toContain("Dongli office");
  });

  it("lists the actor's own cases and no others", async () => {
    const references = async (actor: Actor) => (await ownCases(actor)).map((one) => one.reference).sort();
    expect(await references(resident)).toEqual([M.references.closed, M.references.reported].sort());
    expect(await references(device(M.cases.dispatchedOwn))).toEqual([M.references.dispatchedOwn]);
    expect(await references(device(M.cases.foreign))).toEqual([]);
    expect(await references(nobody)).toEqual([]);
  });

  it("photos are found in their own area only, and shown to those who may see the case", async () => {
    const { id } = await report({ photos: [await photo()] });
    const row = await db().casePhoto.findFirstOrThrow({ where: { caseId: id } });
    expect(await photoWithCase(foreignActor(), row.id)).toBeNull();
    const shown = await photoWithCase(nobody, row.id);
    if (!shown) throw new Error("expected a photo");
    expect(canSeePhoto(device(id), shown)).toBe(true);
    expect(canSeePhoto(minimalActor("NEIGHBOURHOOD_CADRE"), shown)).toBe(true);
    expect(canSeePhoto(minimalActor("OUTLET_MANAGER"), shown)).toBe(false);
    expect(canSeePhoto(nobody, shown)).toBe(false);
  });
});

describe("the limit that was promised", () => {
  const [reason, dueReason] = ["三个工作日内", "要调监控"];
  /** Dispatched until two days after the promise. */
  async function dispatched() {
    const { id, reference } = await report();
    const { dueAt, category } = await db().case.update({
      where: { id },
      data: { status: "DISPATCHED", outletId: M.outlets.own },
      select: { dueAt: true, category: { select: { id: true } } },
    });
    await db().caseCategory.update({ where: { id: category.id }, data: { limitReason: reason } });
    const at = new Date(dueAt.getTime() + 2 * DAY);
    const dispatch = { areaId: M.area, caseId: id, outletId: M.outlets.own, dueAt: at, dueReason };
    await db().caseDispatch.create({ data: dispatch });
    return { id, reference, dueAt, at };
  }
  const limitAt = async (id: string, reference: string, now: Date) => {
    const follow = await followCase(device(id), reference, now, false);
    if (follow.kind !== "own" && follow.kind !== "follower") throw new Error(follow.kind);
    return follow.view.limit;
  };

  it("stands whatever the outlet is given; once it has passed the person reads that it is late", async () => {
    const { id, reference, dueAt, at } = await dispatched();
    const outlet = { at, reason: dueReason };
    const before = await limitAt(id, reference, NOW);
    expect(before).toMatchObject({ at: dueAt, reason, outlet, state: { kind: "later", at: dueAt } });
    const after = await limitAt(id, reference, new Date(dueAt.getTime() + 60_000));
    expect(after).toMatchObject({ at: dueAt, reason, outlet, state: { kind: "overdue" } });
    // Nothing of the outlet once it has given the case back.
    await db().case.update({ where: { id }, data: { status: "ACCEPTED" } });
    expect(await limitAt(id, reference, NOW)).toMatchObject({ at: dueAt, outlet: null });
  });

  it("is the one that a neighbour reads who follows; why the outlet has that time is not said to them", async () => {
    const { id, dueAt, at } = await dispatched();
    const reference = newReference();
    const follower = await db().caseFollower.create({
      data: { areaId: M.area, caseId: id, reference, keyHash: reference, submissionId: randomUUID() },
    });
    const late = await limitAt(follower.id, reference, new Date(dueAt.getTime() + 60_000));
    expect(late).toMatchObject({ at: dueAt, reason, state: { kind: "overdue" }, outlet: { at, reason: "" } });
  });
});

describe("replying", () => {
  it("adds to the timeline, and the desk learns that there is something new", async () => {
    const { id, reference } = await report();
    await done(call(reply, { reference, text: "快递员今天来过了。" }, device(id)));
    const row = await db().case.findUniqueOrThrow({ where: { id }, include: { events: true } });
    expect(row.version).toBe(2);
    expect(row.events.at(-1)).toMatchObject({
      kind: "PERSON_REPLIED",
      text: "快递员今天来过了。",
      isPublic: true,
    });
  });

  it("starts the clock again that waited for the person", async () => {
    const { id, reference } = await report();
    const before = await db().case.update({ where: { id }, data: { status: "ACCEPTED" } });
    await db().casePause.create({
      data: { areaId: M.area, caseId: id, startedAt: NOW, reason: "柜子是几号？" },
    });
    const waiting = await followCase(device(id), reference, later(3), false);
    expect(waiting).toMatchObject({
      view: { limit: { question: "柜子是几号？", state: { kind: "paused" } } },
    });
    await done(call(reply, { reference, text: "三号柜。" }, device(id), later(3)));
    const after = await db().case.findUniqueOrThrow({ where: { id }, include: { pauses: true } });
    expect(after.pauses).toMatchObject([{ endedAt: later(3) }]);
    expect(after.dueAt.getTime()).toBeGreaterThan(before.dueAt.getTime());
  });
});

describe("a reply with a photo", () => {
  it("belongs to its own entry of the timeline, cleaned and seen by who sees the case", async () => {
    const { id, reference } = await report();
    const own = device(id);
    await done(call(reply, { reference, text: "现在是这样", photo: await photo() }, own, later(1)));
    const row = await db().casePhoto.findFirstOrThrow({ where: { caseId: id }, include: { event: true } });
    expect(row).toMatchObject({
      mediaType: "image/jpeg",
      event: { kind: "PERSON_REPLIED", text: "现在是这样" },
    });
    const follow = await followCase(own, reference, later(1), false);
    expect(follow).toMatchObject({
      kind: "own",
      view: { events: [{}, { photos: [{ path: photoPath(row.id, later(1)) }] }] },
    });
    await done(call(reply, { reference, text: "", photo: await photo(90) }, own, later(1)));
  });

  it("is refused like any other, with nothing written; and so is a reply with neither word nor photo", async () => {
    const { id, reference } = await report();
    const page = new Blob(["<script>alert(1)</script>"]);
    expect(await call(reply, { reference, text: "看看这个", photo: page }, device(id))).toMatchObject({
      fields: { photo: { key: "report.photo.wrongType" } },
    });
    for (const empty of [{ text: "  " }, { text: "", photo: new Blob([]) }]) {
      expect(await call(reply, { reference, ...empty }, device(id))).toMatchObject({
        fields: { text: { key: "errors.required" } },
      });
    }
    expect(await db().caseEvent.count({ where: { caseId: id } })).toBe(1);
  });
});

describe("a reply sent twice", () => {
  const replies = (caseId: string) => db().caseEvent.count({ where: { caseId, kind: "PERSON_REPLIED" } });
  const photos = (caseId: string) => db().casePhoto.count({ where: { caseId } });

  it("is one, with one photo: at once and in a row", async () => {
    const { id, reference } = await report();
    const own = device(id);
    const sent = { reference, text: "又放楼下了", sending: randomUUID() };
    const picture = await photo(77);
    await Promise.all(
      Array.from({ length: 5 }, () => done(call(reply, { ...sent, photo: picture }, own, later(1)))),
    );
    await done(call(reply, { ...sent, photo: picture }, own, later(2)));
    expect([await replies(id), await photos(id)]).toEqual([1, 1]);
    // Negative control: from the form as it is shown anew, or without its id, the same words are said again.
    await done(call(reply, { ...sent, sending: randomUUID() }, own, later(2)));
    await done(call(reply, { reference, text: sent.text }, own, later(2)));
    expect(await replies(id)).toBe(3);
  });

  it("with other words or another photo is another, and that one counts once too", async () => {
    const { id, reference } = await report();
    const own = device(id);
    const sending = randomUUID();
    const said = [
      { text: "第一句" },
      { text: "第二句" },
      { text: "第一句", photo: await photo(10) },
      { text: "第一句", photo: await photo(200) },
    ];
    for (const one of [...said, ...said]) {
      await done(call(reply, { reference, sending, ...one }, own, later(1)));
    }
    expect([await replies(id), await photos(id)]).toEqual([4, 2]);
  });

  it("to another case is said there", async () => {
    const [one, two] = [await report(), await report()];
    const sent = { text: "同样的话", sending: randomUUID() };
    for (const { id, reference } of [one, two]) {
      await done(call(reply, { reference, ...sent }, device(id), later(1)));
      expect(await replies(id)).toBe(1);
    }
  });
});

describe("rating", () => {
  it("once for each closing, by fifty taps at once", async () => {
    const { id, reference, own } = await closed();
    const taps = Array.from({ length: 50 }, (_, index) =>
      call(rate, { reference, solved: "yes", satisfied: index % 2 ? "yes" : "no" }, own),
    );
    const outcomes = await Promise.all(taps);
    expect(outcomes.filter((one) => one.kind === "done")).toHaveLength(1);
    const refused = outcomes.find((one) => one.kind === "invalid");
    expect(refused).toMatchObject({ message: { key: "cases.alreadyRated" } });
    expect(await db().caseRating.count({ where: { closure: { caseId: id } } })).toBe(1);
    expect(await db().caseEvent.count({ where: { caseId: id, kind: "RATED" } })).toBe(1);
  });

  it("keeps the first tap at once, lets it be changed, and is complete with the second", async () => {
    const { id, reference, own } = await closed();
    const kept = () => db().caseRating.findFirstOrThrow({ where: { closure: { caseId: id } } });
    const events = () => db().caseEvent.count({ where: { caseId: id, kind: "RATED" } });
    await done(call(rate, { reference, solved: "yes" }, own));
    expect(await kept()).toMatchObject({ solved: true, satisfied: null });
    await done(call(rate, { reference, solved: "yes" }, own));
    expect(await events()).toBe(1);
    await done(call(rate, { reference, solved: "no" }, own));
    expect(await kept()).toMatchObject({ solved: false, satisfied: null });
    const { said } = await done(call(rate, { reference, satisfied: "no", comment: "还在楼下" }, own));
    expect(said).toEqual({ solved: false, satisfied: false });
    expect(await kept()).toMatchObject({ solved: false, satisfied: false, comment: "还在楼下" });
    expect(await events()).toBe(3);
    for (const more of [{ solved: "yes" }, { satisfied: "yes" }]) {
      expect(await call(rate, { reference, ...more }, own)).toMatchObject({
        message: { key: "cases.alreadyRated" },
      });
    }
  });

  it("has no second answer without a first one, and none without any", async () => {
    const { reference, own } = await closed();
    const second = await call(rate, { reference, satisfied: "yes" }, own);
    expect(second).toMatchObject({ kind: "invalid", fields: { solved: { key: "errors.required" } } });
    expect(await call(rate, { reference }, own)).toMatchObject({ kind: "invalid" });
  });

  it("not before it is closed", async () => {
    const { id, reference } = await report();
    expect(await call(rate, { reference, solved: "yes", satisfied: "yes" }, device(id))).toMatchObject({
      kind: "invalid",
      message: { key: "cases.notNow" },
    });
  });
});

describe("reopening", () => {
  const reason = "还是放在楼下，没有送上来。";

  it("begins again with a new limit, keeps the closing and its rating, and can be rated anew", async () => {
    const { id, reference, own } = await closed();
    await done(call(rate, { reference, solved: "no", satisfied: "no" }, own));
    await done(call(reopen, { reference, reason }, own, later(1)));
    const row = await db().case.findUniqueOrThrow({
      where: { id },
      include: { closures: true, events: true },
    });
    expect(row).toMatchObject({
      status: "REPORTED",
      closedAt: null,
      acceptedAt: null,
      assigneeId: null,
      version: 2,
    });
    // Reopened on Saturday: three working days after Monday, 23 November.
    expect(row.dueAt).toEqual(new Date("2026-11-26T09:00:00Z"));
    expect(row.closures).toMatchObject([{ reopenedAt: later(1), reopenReason: reason }]);
    expect(row.events.at(-1)).toMatchObject({ kind: "REOPENED", text: reason });
    await db().case.update({ where: { id }, data: { status: "CLOSED", closedAt: later(2) } });
    await db().caseClosure.create({
      data: { areaId: M.area, caseId: id, at: later(2), outcome: "SOLVED", reason: "这次送到了。" },
    });
    await done(call(rate, { reference, solved: "yes", satisfied: "yes" }, own, later(2)));
    expect(await db().caseRating.count({ where: { closure: { caseId: id } } })).toBe(2);
  });

  it("happens once when asked twice at the same moment", async () => {
    const { id, reference, own } = await closed();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => call(reopen, { reference, reason }, own)),
    );
    expect(outcomes.filter((one) => one.kind === "done")).toHaveLength(1);
    expect(await db().caseEvent.count({ where: { caseId: id, kind: "REOPENED" } })).toBe(1);
  });

  it("only within its window", async () => {
    const { reference, own } = await closed();
    const late = await call(reopen, { reference, reason }, own, new Date(later(REOPEN_DAYS).getTime() + 1));
    expect(late).toMatchObject({ kind: "invalid", message: { key: "cases.reopenTooLate" } });
    // Negative control: at the last moment it still can be.
    await done(call(reopen, { reference, reason }, own, later(REOPEN_DAYS)));
  });
});

describe("nobody else", () => {
  it.each([
    ["reply", reply, { text: "我来说两句" }],
    ["rate", rate, { solved: "yes", satisfied: "yes" }],
    ["reopen", reopen, { reason: "我不同意结案" }],
  ] as const)("may %s, nor learn that the case exists", async (_name, verb, input) => {
    const { id, reference } = await closed();
    const before = await db().case.findUniqueOrThrow({ where: { id } });
    const others = [nobody, stranger, device(M.cases.reported), foreignActor(), ...ROLES.map(minimalActor)];
    for (const actor of others) {
      const outcome = await call(verb as typeof reply, { reference, ...input } as never, actor);
      expect(outcome).toEqual({ kind: "absent" });
    }
    for (const unknown of [newReference(), "mistyped", "' OR 1=1"]) {
      const outcome = await call(verb as typeof reply, { reference: unknown, ...input } as never, device(id));
      expect(outcome).toEqual({ kind: "absent" });
    }
    expect(await db().case.findUniqueOrThrow({ where: { id } })).toEqual(before);
    expect(readReference(reference)).toBe(reference);
  });
});
