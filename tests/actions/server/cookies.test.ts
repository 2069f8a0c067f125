import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keysCookie } from "@/lib/cases/desk-keys";
import { dropDraftCookie, writeDraftCookie } from "@/lib/cases/draft-cookie";
import { markCookie } from "@/lib/checkins/queue/mark-cookie";
import { writeArrival } from "@/lib/messages/subscriptions";
import * as signIn from "@/lib/people/sign-in-cookies";
import { addCaseId, dropCaseIds } from "@/lib/server/case-keys";
import { cookieName, cookieOptions, localeCookie, sessionCookie } from "@/lib/server/cookies";
import { displayCookie } from "@/lib/server/display";
import { forgetEnv } from "@/lib/server/env";
import { projectFiles, read } from "../../support/source";

interface Kept {
  readonly value: string;
  readonly options: Readonly<Record<string, unknown>>;
}
const jar = vi.hoisted(() => new Map<string, Kept>());
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    set: (name: string, value: string, options: Kept["options"]) => jar.set(name, { value, options }),
  }),
}));

const PERSON = "01960000-0000-7000-8000-000000000001";
const plain = process.env.APP_URL ?? "";

function reachedAt(address: string) {
  process.env.APP_URL = address;
  vi.stubGlobal("location", new URL(address || "http://127.0.0.1"));
  forgetEnv();
}

/** Every cookie that the server sets without next-auth or a whole action, once kept and once dropped. */
async function keepAll() {
  await signIn.keepChallengeCookie("token");
  await signIn.keepCodesCookie(PERSON, ["ABCDE-FGHJK"]);
  await writeDraftCookie(PERSON);
  await writeArrival("key");
  await addCaseId(PERSON);
}
const sessionAndChoices = () => [
  sessionCookie(),
  localeCookie(),
  displayCookie(),
  keysCookie(),
  markCookie(),
];

beforeEach(() => jar.clear());
afterEach(() => reachedAt(plain));

describe("over https", () => {
  beforeEach(() => reachedAt("https://127.0.0.1:3000"));

  it("each cookie is bound to this very host", async () => {
    await keepAll();
    expect([...jar.keys(), ...sessionAndChoices()].sort()).toEqual([
      "__Host-yizhan",
      "__Host-yizhan-arrival",
      "__Host-yizhan-cases",
      "__Host-yizhan-report",
      "__Host-yz_display",
      "__Host-yz_keys",
      "__Host-yz_locale",
      "__Host-yz_queue",
      "__Host-yz_recovery",
      "__Host-yz_signin",
    ]);
  });

  it("and carries what a browser asks of such a one, also when it is taken away", async () => {
    await keepAll();
    await signIn.dropChallengeCookie();
    await signIn.dropCodesCookie();
    await dropDraftCookie();
    await dropCaseIds([PERSON]);
    for (const [name, { options }] of jar) {
      expect(options, name).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax", path: "/" });
      expect(options, name).not.toHaveProperty("domain");
    }
  });

  it("is read back under the same name", async () => {
    await keepAll();
    expect(await signIn.readChallengeCookie()).toBe("token");
    expect(await signIn.readCodesCookie(PERSON)).toEqual(["ABCDE-FGHJK"]);
  });
});

it("negative control: over plain http nothing insists on https, and the names are the plain ones", async () => {
  reachedAt("http://127.0.0.1:3000");
  await keepAll();
  for (const [name, { options }] of jar) {
    expect(options, name).toMatchObject({ secure: false });
    expect(name).not.toMatch(/^__Host-/);
  }
  expect(sessionAndChoices()).toEqual(["yizhan-3000", "yz_locale", "yz_display", "yz_keys", "yz_queue"]);
  expect(cookieName("cases")).toBe("yizhan-3000-cases");
  expect(cookieOptions(1).secure).toBe(false);
});

it("no other cookie is set on the server, and none in another way", () => {
  const sets = projectFiles(/^(app|lib|components)\/.*\.tsx?$|^proxy\.ts$/).flatMap((file) => [
    ...read(file).matchAll(/cookies(?:\(\)\))?\.(set|delete)\(([^;]*)\);/g),
  ]);
  expect(sets.length).toBeGreaterThan(9);
  for (const [all, how, given = ""] of sets) {
    expect(how, all).toBe("set");
    expect(given, all).toMatch(
      /^(\w+Cookie|cookieName|unused|challengeCookie|codesCookie)\(.*cookieOptions\(/s,
    );
  }
});
