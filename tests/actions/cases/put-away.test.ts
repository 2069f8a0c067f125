import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { afterFiling, afterPuttingAway, afterStep } from "@/lib/cases/after";
import { readDraftCookie, readDraftToken } from "@/lib/cases/draft-cookie";
import { keptHere, putAway } from "@/lib/cases/put-away";
import { followCase } from "@/lib/cases/queries";
import { newReference } from "@/lib/cases/reference";
import type { Actor } from "@/lib/people/actor";
import { readCaseIds } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { foreignActor, MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { call, done, fillIn, nobody, ownFiles, report } from "./filing-world";

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.get(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));

let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());
beforeEach(() => jar.clear());

const PHONE = { phone: "138 1234 2764", consent: "yes" };
const device = (...ids: string[]): Actor => ({ ...nobody, caseIds: ids });

/** Filed on this device, as a browser does it. */
async function filed(contact: Record<string, string>, actor: Actor = nobody) {
  const one = await report({ contact }, actor);
  await afterFiling({ ...one, draftId: "" });
  await afterStep({ draftId: readDraftToken(one.draft) ?? "", unneeded: [], next: "" });
  return one;
}

/** Presses the button on this device; what is refused changes nothing. */
async function press(raw: Record<string, unknown>, by: Actor = nobody) {
  const outcome = await call(putAway, raw, { ...by, caseIds: await readCaseIds() });
  if (outcome.kind === "done") await afterPuttingAway(outcome.data);
  return outcome;
}

describe("a case taken off a shared device", () => {
  it("with a number, at once; the others stay, and so does the case itself", async () => {
    const [other, one] = [await filed(PHONE), await filed(PHONE)];
    expect((await press({ reference: one.reference })).kind).toBe("done");
    expect(await readCaseIds()).toEqual([other.id]);
    expect(await followCase(device(other.id), one.reference, NOW, false)).toEqual({ kind: "locked" });
    expect(await db().case.count({ where: { id: one.id } })).toBe(1);
    // Nor does the first question name it any more as the one sent last.
    expect(await readDraftCookie()).toBeNull();
  });

  it("without a number only when one has said once more that it may be gone", async () => {
    const { id, reference } = await filed({});
    const asked = { kind: "invalid", fields: { sure: { key: "cases.putAway.sureNeeded" } } };
    expect(await press({ reference })).toMatchObject(asked);
    expect(await readCaseIds()).toEqual([id]);
    expect((await press({ reference, sure: "yes" })).kind).toBe("done");
    expect(await readCaseIds()).toEqual([]);
  });

  it("without a number but in the account of who is signed in, at once", async () => {
    const resident = minimalActor("RESIDENT");
    const { reference } = await filed({}, resident);
    // Negative control: for somebody else at this device the account is no way back.
    expect((await press({ reference })).kind).toBe("invalid");
    expect((await press({ reference }, resident)).kind).toBe("done");
  });

  it("with a number whose owner said that the matter isn't theirs, as without one", async () => {
    const { id, reference } = await filed({ ...PHONE, messages: "yes" });
    const view = async () => {
      const follow = await followCase(device(id), reference, NOW, false);
      return follow.kind === "own" ? [follow.view.phone === null, follow.view.opensWith === null] : [];
    };
    expect(await keptHere(db(), device(id))).toMatchObject([{ wayBack: true }]);
    expect(await view()).toEqual([false, false]);
    await db().caseSubscription.updateMany({ where: { caseId: id }, data: { declinedAt: NOW } });
    expect(await keptHere(db(), device(id))).toMatchObject([{ wayBack: false }]);
    expect(await view()).toEqual([false, true]);
    expect((await press({ reference })).kind).toBe("invalid");
    expect((await press({ reference, sure: "yes" })).kind).toBe("done");
  });

  it("a neighbour's following too", async () => {
    const { id: caseId } = await report();
    const reference = newReference();
    const { id } = await db().caseFollower.create({
      data: { areaId: M.area, caseId, reference, keyHash: reference, submissionId: randomUUID() },
    });
    expect(await keptHere(db(), device(id))).toMatchObject([{ id, reference, wayBack: false }]);
    expect((await call(putAway, { reference }, device(id))).kind).toBe("invalid");
    expect((await done(call(putAway, { reference, sure: "yes" }, device(id)))).map((one) => one.id)).toEqual([
      id,
    ]);
    // With a number that opens it at once, unless that number's owner, not the other one's, has refused it.
    const phone = "+8613700001234";
    await db().caseFollower.update({ where: { id }, data: { phone } });
    const no = {
      areaId: M.area,
      caseId,
      channel: "SMS",
      address: phone,
      locale: "zh-CN",
      declinedAt: NOW,
    } as const;
    await db().caseSubscription.create({ data: { ...no, keyHash: randomUUID() } });
    expect(await keptHere(db(), device(id))).toMatchObject([{ wayBack: true }]);
    await db().caseSubscription.create({ data: { ...no, followerId: id, keyHash: randomUUID() } });
    expect(await keptHere(db(), device(id))).toMatchObject([{ wayBack: false }]);
    const follow = await followCase(device(id), reference, NOW, false);
    expect(follow).toMatchObject({ kind: "follower", view: { opensWith: null } });
  });

  it("leaves a report alone that is half filled in", async () => {
    const { reference } = await filed(PHONE);
    const draft = readDraftToken(await fillIn()) ?? "";
    await afterStep({ draftId: draft, unneeded: [], next: "" });
    expect((await press({ reference })).kind).toBe("done");
    expect(await readDraftCookie()).toBe(draft);
  });
});

describe("all of them at once", () => {
  it("in one press, asked once more when one has no way back", async () => {
    await filed(PHONE);
    await filed({});
    expect((await press({})).kind).toBe("invalid");
    expect(await readCaseIds()).toHaveLength(2);
    expect((await press({ sure: "yes" })).kind).toBe("done");
    expect(await readCaseIds()).toEqual([]);
    expect(await press({})).toEqual({ kind: "absent" });
  });
});

it("nobody learns by it whether there is such a case", async () => {
  const { id, reference } = await report();
  const strangers = [nobody, foreignActor(), { ...foreignActor(), caseIds: [id] }, minimalActor("RESIDENT")];
  for (const actor of strangers) {
    expect(await call(putAway, { reference }, actor)).toEqual({ kind: "absent" });
    expect(await call(putAway, { reference: newReference() }, actor)).toEqual({ kind: "absent" });
    expect(await call(putAway, { reference: "no such" }, actor)).toEqual({ kind: "absent" });
  }
});
