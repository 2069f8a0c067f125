import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { readDraftCookie, writeDraftCookie } from "@/lib/cases/draft-cookie";
import { readArrival, writeArrival } from "@/lib/messages/subscriptions";
import { leave, takeUp } from "@/lib/people/session-cookie";
import {
  keepChallengeCookie,
  keepCodesCookie,
  readChallengeCookie,
  readCodesCookie,
} from "@/lib/people/sign-in-cookies";
import { addCaseId, readCaseIds } from "@/lib/server/case-keys";

const held = vi.hoisted(() => ({ jar: new Map<string, string>(), calls: [] as string[] }));
vi.mock("@/lib/server/auth", () => ({
  keepSession: async () => held.calls.push("in"),
  dropSession: async () => held.calls.push("out"),
}));
/** As a browser keeps them: by name and path, gone when their age is nought. */
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get(name: string) {
      const found = [...held.jar].find(([key]) => key.startsWith(`${name} `));
      return found && { value: found[1] };
    },
    set(name: string, value: string, { path, maxAge }: { path: string; maxAge: number }) {
      if (maxAge === 0) held.jar.delete(`${name} ${path}`);
      else held.jar.set(`${name} ${path}`, value);
    },
  }),
}));

const [draft, opened, person] = [randomUUID(), randomUUID(), randomUUID()];
const remembered = async () => ({
  draft: await readDraftCookie(),
  cases: await readCaseIds(),
  arrival: await readArrival(),
  codes: await readCodesCookie(person),
  challenge: (await readChallengeCookie()) ?? "",
});

beforeEach(async () => {
  held.jar.clear();
  held.calls.length = 0;
  held.jar.set("yz_locale /", "en");
  await writeDraftCookie(draft);
  await addCaseId(opened);
  await writeArrival("key");
  await keepCodesCookie(person, ["one", "two"]);
  await keepChallengeCookie("challenge");
});

it("signing out leaves nothing of the person in the browser; its language stays", async () => {
  await leave();
  expect(held.calls).toEqual(["out"]);
  expect(await remembered()).toEqual({ draft: null, cases: [], arrival: "", codes: [], challenge: "" });
  expect([...held.jar.keys()]).toEqual(["yz_locale /"]);
});

it("negative control: signing in keeps the report under way and the cases", async () => {
  await takeUp("ticket");
  expect(held.calls).toEqual(["in"]);
  expect(await remembered()).toEqual({
    draft,
    cases: [opened],
    arrival: "key",
    codes: ["one", "two"],
    challenge: "",
  });
});
