import { beforeEach, describe, expect, it } from "vitest";
import { startLimits } from "@/lib/cases/limits";
import { syncVerb } from "@/lib/checkins/sync-verb";
import { codeLimits, usernameLimit } from "@/lib/people/limits";
import { db } from "@/lib/server/db";
import { perAddress, resetLimit, takeFromLimits } from "@/lib/server/rate-limit";
import { call, forgetLimits, makeArea, makePerson, nobody, PASSWORD, plus, refusal } from "./world";

let area: string;
beforeEach(async () => {
  area = await makeArea();
  await forgetLimits();
});

const phone = (n: number) => `+86154000${String(n).padStart(5, "0")}`;
const send = (n: number, address = "192.0.2.1") =>
  call("signin.sendCode", nobody(area), { phone: phone(n) }, { address });
const password = (username: string, typed: string, address: string) =>
  call("signin.checkPassword", nobody(area), { username, password: typed }, { address });

describe("codes", () => {
  it("one a minute to one number; the second is refused and sends nothing", async () => {
    expect((await send(1)).kind).toBe("done");
    expect(refusal(await send(1))).toBe("errors.tooMany");
    expect((await send(2)).kind).toBe("done");
    expect(await db().sentMessage.count({ where: { areaId: area } })).toBe(2);
  });

  it("one number typed in many ways is one number", async () => {
    await send(1);
    const typed = ` 86 154-0000 0001`;
    expect(refusal(await call("signin.sendCode", nobody(area), { phone: typed }))).toBe("errors.tooMany");
  });

  it("five an hour to one number, from wherever", async () => {
    const [minute] = codeLimits(phone(3), "x");
    for (let i = 0; i < 5; i++) {
      expect((await send(3, `192.0.2.${i}`)).kind).toBe("done");
      if (minute) await resetLimit(minute);
    }
    expect(refusal(await send(3, "192.0.2.99"))).toBe("errors.tooMany");
  });

  it("ten a day to one number, however they are spread over the hours", async () => {
    const [minute, hour] = codeLimits(phone(4), "x");
    for (let i = 0; i < 10; i++) {
      expect((await send(4, `192.0.2.${i}`)).kind).toBe("done");
      for (const limit of [minute, hour]) if (limit) await resetLimit(limit);
    }
    expect(refusal(await send(4, "192.0.2.99"))).toBe("errors.tooMany");
  });

  it("twenty an hour from one address, to whatever numbers; another address goes on", async () => {
    for (let i = 0; i < 20; i++) expect((await send(100 + i)).kind).toBe("done");
    expect(refusal(await send(130))).toBe("errors.tooMany");
    expect((await send(131, "192.0.2.2")).kind).toBe("done");
  });

  it("twenty at the same moment to one number send one", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => send(9, `192.0.2.${i}`)));
    expect(answers.filter(({ kind }) => kind === "done")).toHaveLength(1);
  });
});

describe("passwords", () => {
  beforeEach(() => makePerson(area, { username: "wangmin", role: "MEDIATOR" }));

  it("ten for one username, from wherever; then the right one is refused too", async () => {
    for (let i = 0; i < 10; i++) {
      expect(refusal(await password("wangmin", "wrong", `192.0.2.${i}`))).toBe("signin.passwordWrong");
    }
    expect(refusal(await password("WangMin", PASSWORD, "192.0.2.99"))).toBe("errors.tooMany");
    await resetLimit(usernameLimit("wangmin"));
    expect((await password("wangmin", PASSWORD, "192.0.2.99")).kind).toBe("done");
  });

  it("thirty from one address, for whatever usernames", async () => {
    for (let i = 0; i < 30; i++) await password(`user${i}`, "wrong", "192.0.2.1");
    expect(refusal(await password("wangmin", PASSWORD, "192.0.2.1"))).toBe("errors.tooMany");
    expect((await password("wangmin", PASSWORD, "192.0.2.2")).kind).toBe("done");
  });

  it("an accepted password alone gives no tries back", async () => {
    for (let i = 0; i < 10; i++) await password("wangmin", PASSWORD, `192.0.2.${i}`);
    expect(refusal(await password("wangmin", PASSWORD, "192.0.2.99"))).toBe("errors.tooMany");
  });
});

it("answers: sixty in a quarter of an hour from one address", async () => {
  const check = (address: string) =>
    call("signin.checkCode", nobody(area), { challenge: "x", code: "123456" }, { now: plus(1), address });
  for (let i = 0; i < 60; i++) expect(refusal(await check("192.0.2.1"))).toBe("signin.codeOver");
  expect(refusal(await check("192.0.2.1"))).toBe("errors.tooMany");
  expect(refusal(await check("192.0.2.2"))).toBe("signin.codeOver");
});

it("counters hold neither numbers nor names nor addresses", async () => {
  await send(1, "192.0.2.77");
  await password("wangmin", "wrong", "192.0.2.77");
  await takeFromLimits(startLimits("192.0.2.77"));
  const batch = { owner: "", deviceId: "", sentAt: new Date(), items: [] };
  await takeFromLimits(syncVerb.limits?.(nobody(area), batch, "192.0.2.77") ?? []);
  const keys = (await db().rateLimit.findMany()).map(({ key }) => key).join("\n");
  expect(keys.split("\n").length).toBeGreaterThan(6);
  for (const plain of ["15400000001", "wangmin", "192.0.2.77"]) expect(keys).not.toContain(plain);
});

it("without a trusted proxy all share one address, so that its limit is the house's", () => {
  const [one, all] = [perAddress("code", "192.0.2.1", 20, 60), perAddress("code", "direct", 20, 60)];
  expect([one.points, all.points]).toEqual([20, 1000]);
  expect(one.name).not.toBe(all.name);
});
