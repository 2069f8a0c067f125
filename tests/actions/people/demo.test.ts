import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CAST } from "@/lib/demo/cast";
import { demoMessages } from "@/lib/demo/messages";
import { demoPeople } from "@/lib/demo/people";
import { areaByHost } from "@/lib/places/area";
import { db } from "@/lib/server/db";
import { forgetEnv } from "@/lib/server/env";
import { actorByTicket, call, forgetLimits, makeArea, makePerson, must, nobody } from "./world";

const [member] = CAST;
if (!member) throw new Error("no cast");

function demoMode(on: boolean): void {
  process.env.YIZHAN_DEMO = on ? "1" : "0";
  forgetEnv();
}
afterEach(() => demoMode(true));

describe("the demo door", () => {
  let area: string;
  beforeEach(async () => {
    await db().area.updateMany({ data: { isDemo: false } });
    area = await makeArea({ isDemo: true });
    await makePerson(area, { phone: member.phone, role: "RIDER" });
  });
  const enter = (areaId = area, key = member.key) =>
    call<{ ticket: string }>("demo.signIn", nobody(areaId), { key });

  it("signs in as a member of the cast", async () => {
    const data = await must<{ ticket: string; path: string }>("demo.signIn", nobody(area), {
      key: member.key,
    });
    expect(data.path).toBe(member.path);
    expect((await actorByTicket(area, data.ticket)).grants.map(({ role }) => role)).toEqual(["RIDER"]);
  });

  it("is shut outside demo mode", async () => {
    demoMode(false);
    expect((await enter()).kind).toBe("denied");
    expect(await db().session.count({ where: { areaId: area } })).toBe(0);
  });

  it("is not there in a real community, even in demo mode, nor for people outside the cast", async () => {
    const real = await makeArea();
    await makePerson(real, { phone: member.phone, role: "ADMINISTRATOR" });
    expect((await enter(real)).kind).toBe("absent");
    expect((await enter(area, "nobody")).kind).toBe("absent");
    expect((await enter(area, CAST[1]?.key)).kind).toBe("absent");
  });

  it("lists those of the cast who are there, in both languages", async () => {
    expect(await demoPeople()).toMatchObject([{ key: member.key, name: member.name, path: member.path }]);
    expect(await demoPeople("en")).toMatchObject([{ name: member.nameEn, story: member.storyEn }]);
  });
});

describe("messages", () => {
  beforeEach(() => forgetLimits());

  it("are shown in demo mode, and neither kept nor shown outside it", async () => {
    const area = await makeArea();
    const phone = "+8615400006666";
    await must("signin.sendCode", nobody(area), { phone });
    expect(await demoMessages(nobody(area))).toMatchObject([{ to: phone }]);
    expect((await demoMessages(nobody(area), phone))[0]?.text).toMatch(/\d{6}/);
    expect(await demoMessages(nobody(area), "+8615400007777")).toEqual([]);
    demoMode(false);
    expect(await demoMessages(nobody(area))).toEqual([]);
  });

  it("of one community are not shown in another", async () => {
    const [one, other] = [await makeArea(), await makeArea()];
    await must("signin.sendCode", nobody(one), { phone: "+8615400006666" });
    expect(await demoMessages(nobody(other))).toEqual([]);
  });
});

it("the community is found by host name, else it is the first one", async () => {
  await db().area.updateMany({ data: { createdAt: new Date("2030-01-01") } });
  const first = await makeArea();
  await db().area.update({ where: { id: first }, data: { createdAt: new Date("2020-01-01") } });
  const other = await makeArea({ hosts: ["other.example"] });
  expect((await areaByHost("other.example")).id).toBe(other);
  expect((await areaByHost("OTHER.example:8443")).id).toBe(other);
  expect((await areaByHost("127.0.0.1:3000")).id).toBe(first);
  expect((await areaByHost("other.example.evil.test")).id).toBe(first);
});
