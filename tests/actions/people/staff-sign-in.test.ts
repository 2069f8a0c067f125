import { beforeEach, describe, expect, it } from "vitest";
import { totpToSetUp } from "@/lib/people/challenge-queries";
import { totpCode } from "@/lib/people/totp";
import { db } from "@/lib/server/db";
import {
  actorByTicket,
  again,
  call,
  forgetLimits,
  makeArea,
  makePerson,
  must,
  NOW,
  nobody,
  PASSWORD,
  plus,
  refusal,
} from "./world";

type Staff = Awaited<ReturnType<typeof makePerson>>;
let area: string;
let staff: Staff;

beforeEach(async () => {
  area = await makeArea();
  staff = await makePerson(area, { username: "wangmin", role: "NEIGHBOURHOOD_CADRE" });
  await forgetLimits();
});

const password = (username = "wangmin", typed = PASSWORD, now = NOW) =>
  call<{ challenge: string; hasSecondFactor: boolean }>(
    "signin.checkPassword",
    nobody(area),
    { username, password: typed },
    { now },
  );
async function accepted(now = NOW): Promise<string> {
  await forgetLimits();
  const outcome = await password("wangmin", PASSWORD, now);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.data.challenge;
}
const second = (challenge: string, code: string, now = NOW) =>
  call<{ ticket: string }>("signin.checkSecondStep", nobody(area), { challenge, code }, { now });
const bent = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, "0");

describe("the password", () => {
  it("alone opens no session", async () => {
    expect((await password()).kind).toBe("done");
    expect(await db().session.count({ where: { areaId: area } })).toBe(0);
  });

  it.each([
    ["wangmin", "wrong"],
    ["nobody-here", PASSWORD],
  ])("%s with %s: the same sentence", async (username, typed) => {
    expect(refusal(await password(username, typed))).toBe("signin.passwordWrong");
  });

  it("takes the username in capitals and full width", async () => {
    expect((await password("  ＷangMin ")).kind).toBe("done");
  });

  it("of a disabled person is right and yet refused; a wrong one tells nothing of it", async () => {
    await db().personDisablement.create({ data: { areaId: area, personId: staff.id, reason: "调离" } });
    expect(refusal(await password())).toBe("signin.disabled");
    expect(refusal(await password("wangmin", "wrong"))).toBe("signin.passwordWrong");
  });
});

describe("the second step", () => {
  it("signs in for twelve hours with the person's roles", async () => {
    const outcome = await second(await accepted(), staff.code(NOW));
    const actor = await actorByTicket(area, outcome.kind === "done" ? outcome.data.ticket : "");
    expect(actor.grants.map(({ role }) => role)).toEqual(["NEIGHBOURHOOD_CADRE"]);
    expect((await again(actor, plus(12 * 3600 - 1))).personId).toBe(staff.id);
    expect((await again(actor, plus(12 * 3600))).personId).toBeNull();
  });

  it("takes each code once, also with a second sign-in under way and at the same moment", async () => {
    const code = staff.code(NOW);
    expect((await second(await accepted(), code)).kind).toBe("done");
    expect(refusal(await second(await accepted(), code))).toBe("signin.codeWrong");
    const next = plus(30);
    expect((await second(await accepted(next), staff.code(next), next)).kind).toBe("done");

    const later = plus(300);
    const [challenge, fresh] = [await accepted(later), staff.code(later)];
    const answers = await Promise.all(Array.from({ length: 5 }, () => second(challenge, fresh, later)));
    expect(answers.filter((one) => one.kind === "done")).toHaveLength(1);
  });

  it("refuses a code older than the last one taken, though still within its window", async () => {
    const before = staff.code(plus(0));
    expect((await second(await accepted(plus(30)), staff.code(plus(30)), plus(30))).kind).toBe("done");
    expect(refusal(await second(await accepted(plus(31)), before, plus(31)))).toBe("signin.codeWrong");
  });

  it("negative control: that older code is good when no newer one was taken", async () => {
    expect((await second(await accepted(plus(31)), staff.code(plus(0)), plus(31))).kind).toBe("done");
  });

  it("is over after five wrong codes, and after ten minutes", async () => {
    const challenge = await accepted();
    for (let i = 0; i < 5; i++) await second(challenge, bent(staff.code(NOW)));
    expect(refusal(await second(challenge, staff.code(NOW)))).toBe("signin.stepOver");
    const late = await accepted();
    expect(refusal(await second(late, staff.code(plus(600)), plus(600)))).toBe("signin.stepOver");
  });

  it("is closed for the hour after fifteen tries, however often the password is right", async () => {
    for (let round = 0; round < 3; round++) {
      const challenge = await accepted(plus(round));
      for (let i = 0; i < 5; i++) await second(challenge, bent(staff.code(NOW)), plus(round));
    }
    const now = plus(10);
    expect(refusal(await second(await accepted(now), staff.code(now), now))).toBe("errors.tooMany");
    const hourLater = plus(3700);
    expect((await second(await accepted(hourLater), staff.code(hourLater), hourLater)).kind).toBe("done");
  });

  it("doesn't answer a phone's sign-in, nor the other way round", async () => {
    const { challenge } = await must<{ challenge: string }>("signin.sendCode", nobody(area), {
      phone: "+8615400003333",
    });
    expect(refusal(await second(challenge, staff.code(NOW)))).toBe("signin.stepOver");
    const mine = await accepted();
    const outcome = await call("signin.checkCode", nobody(area), { challenge: mine, code: "123456" });
    expect(refusal(outcome)).toBe("signin.codeOver");
  });
});

describe("setting up", () => {
  let fresh: Staff;
  beforeEach(async () => {
    fresh = await makePerson(area, { username: "xinren", role: "MEDIATOR", totp: false });
  });
  const begin = async () => {
    const outcome = await password("xinren");
    if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
    expect(outcome.data.hasSecondFactor).toBe(false);
    return outcome.data.challenge;
  };
  const confirm = (challenge: string, code: string, now = NOW) =>
    call<{ ticket: string; codes: string[] }>(
      "signin.confirmTotp",
      nobody(area),
      { challenge, code },
      { now },
    );

  it("shows the secret, takes the first code, gives ten recovery codes and a session", async () => {
    const challenge = await begin();
    const totp = await totpToSetUp(nobody(area), challenge, "驿站", NOW);
    const outcome = await confirm(challenge, totpCode(totp?.secret ?? "", NOW));
    if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
    expect(new Set(outcome.data.codes).size).toBe(10);
    expect((await actorByTicket(area, outcome.data.ticket)).personId).toBe(fresh.id);
    expect(await totpToSetUp(nobody(area), challenge, "驿站", NOW)).toBeNull();
    const stored = await db().recoveryCode.findMany({ where: { areaId: area } });
    for (const code of outcome.data.codes)
      expect(JSON.stringify(stored)).not.toContain(code.replace("-", ""));
  });

  it("can't be jumped over: the second step doesn't take an app that was never confirmed", async () => {
    const challenge = await begin();
    const totp = await totpToSetUp(nobody(area), challenge, "驿站", NOW);
    expect(refusal(await second(challenge, totpCode(totp?.secret ?? "", NOW)))).toBe("signin.stepOver");
  });

  it("can't be done again once it is done, nor seen without the password", async () => {
    const challenge = await accepted();
    expect(await totpToSetUp(nobody(area), challenge, "驿站", NOW)).toBeNull();
    expect(refusal(await confirm(challenge, staff.code(NOW)))).toBe("signin.stepOver");
    expect(await totpToSetUp(nobody(area), undefined, "驿站", NOW)).toBeNull();
  });

  it("is shown only while the sign-in is under way", async () => {
    const challenge = await begin();
    const shown = async (now: Date) => (await totpToSetUp(nobody(area), challenge, "驿站", now)) !== null;
    expect([await shown(plus(599)), await shown(plus(600))]).toEqual([true, false]);
    for (let i = 0; i < 5; i++) await confirm(challenge, "000000");
    expect(await shown(NOW)).toBe(false);
  });

  it("keeps the secret sealed in the database", async () => {
    const challenge = await begin();
    const totp = await totpToSetUp(nobody(area), challenge, "驿站", NOW);
    const row = await db().credential.findFirst({ where: { areaId: area, username: "xinren" } });
    expect(row?.totpSecret).toBeTruthy();
    expect(row?.totpSecret).not.toContain(totp?.secret);
  });
});

describe("recovery codes", () => {
  const renew = async (now: Date) => {
    const outcome = await second(await accepted(now), staff.code(now), now);
    const actor = await actorByTicket(area, outcome.kind === "done" ? outcome.data.ticket : "", now);
    const later = new Date(now.getTime() + 30_000);
    const raw = { code: staff.code(later) };
    const data = await must<{ codes: string[] }>("account.renewRecoveryCodes", actor, raw, { now: later });
    return { actor, codes: data.codes, later };
  };

  it("work once, in small letters and without the dash too", async () => {
    const { codes } = await renew(NOW);
    const [one = "", two = ""] = codes;
    const now = plus(120);
    expect((await second(await accepted(now), one, now)).kind).toBe("done");
    expect(refusal(await second(await accepted(now), one, now))).toBe("signin.codeWrong");
    expect((await second(await accepted(now), two.toLowerCase().replace("-", " "), now)).kind).toBe("done");
  });

  it("used twice at the same moment work once", async () => {
    const { codes } = await renew(NOW);
    const now = plus(120);
    const challenge = await accepted(now);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => second(challenge, codes[0] ?? "", now)),
    );
    expect(answers.filter((one) => one.kind === "done")).toHaveLength(1);
  });

  it("of the old set are void after a new one", async () => {
    const { codes } = await renew(NOW);
    const fresh = await renew(plus(300));
    const now = plus(600);
    expect(refusal(await second(await accepted(now), codes[0] ?? "", now))).toBe("signin.codeWrong");
    expect((await second(await accepted(now), fresh.codes[0] ?? "", now)).kind).toBe("done");
  });

  it("are renewed only with a code of the app, and by nobody else", async () => {
    const { actor, later } = await renew(NOW);
    const at = new Date(later.getTime() + 60_000);
    const wrong = { code: bent(staff.code(at)) };
    expect(refusal(await call("account.renewRecoveryCodes", actor, wrong, { now: at }))).toBe(
      "signin.codeWrong",
    );
    const right = { code: staff.code(at) };
    expect((await call("account.renewRecoveryCodes", nobody(area), right, { now: at })).kind).toBe("denied");
  });
});
