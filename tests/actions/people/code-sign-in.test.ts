import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { withoutIds } from "../../support/without-ids";
import {
  actorByTicket,
  again,
  call,
  codeSentTo,
  forgetLimits,
  makeArea,
  makePerson,
  must,
  nobody,
  plus,
  refusal,
  signInByPhone,
} from "./world";

const PHONE = "+8615400001111";
let area: string;

beforeEach(async () => {
  area = await makeArea();
  await forgetLimits();
});

async function send(phone = PHONE, now = plus(0)): Promise<{ challenge: string; code: string }> {
  await forgetLimits();
  const { challenge } = await must<{ challenge: string }>(
    "signin.sendCode",
    nobody(area),
    { phone },
    { now },
  );
  return { challenge, code: await codeSentTo(area, phone) };
}
const check = (challenge: string, code: string, now = plus(1)) =>
  call<{ ticket: string }>("signin.checkCode", nobody(area), { challenge, code }, { now });
const wrong = (code: string, by = 1) => ((Number(code) + by) % 1_000_000).toString().padStart(6, "0");

describe("a code", () => {
  it("signs in once; the same code again doesn't", async () => {
    const { challenge, code } = await send();
    expect((await check(challenge, code)).kind).toBe("done");
    expect(refusal(await check(challenge, code))).toBe("signin.codeOver");
  });

  it("is read with full-width digits and spaces", async () => {
    const { challenge, code } = await send();
    const typed = [...code].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join(" ");
    expect((await check(challenge, typed)).kind).toBe("done");
  });

  it("is good until five minutes have passed", async () => {
    const first = await send();
    expect((await check(first.challenge, first.code, plus(299))).kind).toBe("done");
    const second = await send();
    expect(refusal(await check(second.challenge, second.code, plus(300)))).toBe("signin.codeOver");
  });

  it("lives through four wrong tries and not through five", async () => {
    const one = await send();
    for (let i = 1; i <= 4; i++) {
      expect(refusal(await check(one.challenge, wrong(one.code, i)))).toBe("signin.codeWrong");
    }
    expect((await check(one.challenge, one.code)).kind).toBe("done");

    const other = await send();
    for (let i = 1; i <= 5; i++) await check(other.challenge, wrong(other.code, i));
    expect(refusal(await check(other.challenge, other.code))).toBe("signin.codeOver");
  });

  it("counts tries one by one, also thirty at the same moment", async () => {
    const { challenge, code } = await send();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => check(challenge, wrong(code, i + 1))),
    );
    expect(answers.filter((one) => refusal(one) === "signin.codeWrong")).toHaveLength(5);
    const [row] = await db().signInChallenge.findMany({ where: { areaId: area } });
    expect(row?.tries).toBe(5);
  });

  it("typed right ten times at the same moment signs in once", async () => {
    const { challenge, code } = await send();
    const answers = await Promise.all(Array.from({ length: 10 }, () => check(challenge, code)));
    expect(answers.filter((one) => one.kind === "done")).toHaveLength(1);
    expect(await db().session.count({ where: { areaId: area } })).toBe(1);
  });

  it("is void as soon as a newer one is sent", async () => {
    const old = await send(PHONE, plus(0));
    const fresh = await send(PHONE, plus(60));
    expect(refusal(await check(old.challenge, old.code, plus(61)))).toBe("signin.codeOver");
    expect((await check(fresh.challenge, fresh.code, plus(61))).kind).toBe("done");
  });

  it("stays void although its row still looks open: the newest alone counts", async () => {
    const old = await send(PHONE, plus(0));
    await send(PHONE, plus(60));
    await db().signInChallenge.updateMany({ where: { areaId: area }, data: { usedAt: null } });
    expect(refusal(await check(old.challenge, old.code, plus(61)))).toBe("signin.codeOver");
  });

  it("answers only its own sign-in: neither another number's nor a forged one", async () => {
    const mine = await send();
    const theirs = await send("+8615400002222");
    if (mine.code !== theirs.code) {
      expect(refusal(await check(theirs.challenge, mine.code))).toBe("signin.codeWrong");
    }
    const [row] = await db().signInChallenge.findMany({ where: { areaId: area, target: PHONE } });
    const forged = `${Buffer.from(row?.id ?? "").toString("base64url")}.${"A".repeat(43)}`;
    expect(refusal(await check(forged, mine.code))).toBe("signin.codeOver");
    expect((await check(mine.challenge, mine.code)).kind).toBe("done");
  });

  it("is not good in another community", async () => {
    const { challenge, code } = await send();
    const other = await makeArea();
    const answer = await call("signin.checkCode", nobody(other), { challenge, code }, { now: plus(1) });
    expect(refusal(answer)).toBe("signin.codeOver");
  });

  it("is stored as a hash only", async () => {
    const { code } = await send();
    const [row] = await db().signInChallenge.findMany({ where: { areaId: area } });
    expect(row?.codeHash).toHaveLength(43);
    expect(JSON.stringify(row)).not.toContain(code);
  });
});

describe("who is registered", () => {
  it("can't be learnt by asking for a code: same answer, same rows", async () => {
    await makePerson(area, { phone: PHONE, role: "RESIDENT" });
    const ask = async (phone: string) => {
      const outcome = await call<Record<string, unknown>>("signin.sendCode", nobody(area), { phone });
      const rows = await db().signInChallenge.findMany({
        where: { areaId: area, target: phone },
        select: { kind: true, tries: true, usedAt: true, createdAt: true, expiresAt: true },
      });
      return { kind: outcome.kind, keys: outcome.kind === "done" && Object.keys(outcome.data).sort(), rows };
    };
    expect(await ask("+8615400009999")).toEqual(await ask(PHONE));
    expect(await db().person.count({ where: { areaId: area } })).toBe(1);
  });

  it("a new number becomes a resident with its right code, and only then", async () => {
    const { challenge, code } = await send();
    await check(challenge, wrong(code));
    expect(await db().person.count({ where: { areaId: area } })).toBe(0);
    const outcome = await check(challenge, code);
    const actor = await actorByTicket(area, outcome.kind === "done" ? outcome.data.ticket : "", plus(1));
    expect(actor).toMatchObject({
      name: "154 **** 1111",
      grants: [{ role: "RESIDENT", scopeKind: "AREA", scopeId: area }],
    });
  });

  it("the second sign-in finds the same person", async () => {
    const [first, second] = [await signInByPhone(area, PHONE), await signInByPhone(area, PHONE, plus(120))];
    expect(second.personId).toBe(first.personId);
    expect(second.sessionId).not.toBe(first.sessionId);
  });
});

describe("a phone alone", () => {
  it("opens no staff role, though the person holds one", async () => {
    await makePerson(area, { phone: PHONE, role: "ADMINISTRATOR", username: "linlan" });
    const actor = await signInByPhone(area, PHONE);
    expect(actor.personId).not.toBeNull();
    expect(actor.grants).toEqual([]);
  });

  it("of a disabled person opens nothing", async () => {
    const { id } = await makePerson(area, { phone: PHONE, role: "RESIDENT" });
    await db().personDisablement.create({ data: { areaId: area, personId: id, reason: "搬走了" } });
    const { challenge, code } = await send();
    expect(refusal(await check(challenge, code))).toBe("signin.disabled");
    expect(await db().session.count({ where: { areaId: area } })).toBe(0);
  });
});

it("refuses what is no mobile number, and unknown fields", async () => {
  expect(refusal(await call("signin.sendCode", nobody(area), { phone: "010-12345678" }))).toBe(
    "errors.phone",
  );
  expect(refusal(await call("signin.sendCode", nobody(area), { phone: PHONE, admin: "1" }))).toBe(
    "errors.unexpected",
  );
  expect(refusal(await call("signin.checkCode", nobody(area), { challenge: "x", code: "12345" }))).toBe(
    "errors.sixDigits",
  );
});

it("a wrong code is in the audit as denied, without the number", async () => {
  const { challenge, code } = await send();
  await check(challenge, wrong(code));
  const entries = await db().auditEntry.findMany({ where: { areaId: area }, orderBy: { id: "asc" } });
  expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
    ["signin.sendCode", "done"],
    ["signin.checkCode", "denied"],
  ]);
  expect(withoutIds(entries)).not.toContain("1540000");
});

it("a session by phone lasts ninety days", async () => {
  const actor = await signInByPhone(area, PHONE);
  const days = (n: number) => plus(n * 86_400);
  expect((await again(actor, days(89))).personId).toBe(actor.personId);
  expect((await again(actor, days(90))).personId).toBeNull();
});
