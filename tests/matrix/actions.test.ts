import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { perform, type Verb, verbs } from "@/lib/server/perform";
import { root } from "../support/source";
import { builtActions, builtRoutes } from "./found";
import { ROWS, type Scope } from "./rows";
import { actorOf, KNOCKERS, type Knocker, makeWorld, NOW } from "./world";

type AnyVerb = Verb<z.ZodType, unknown, unknown>;

/** Thrown in the place of the change: whoever gets here would have been let through. */
class LetThrough extends Error {}

/** The verb up to the point where it would change something. Its limits and slow preparations are not what is asked. */
function upToTheChange({ limits: _limits, prepare: _prepare, ...verb }: AnyVerb): AnyVerb {
  return {
    ...verb,
    run: async () => {
      throw new LetThrough();
    },
  };
}

async function knock(verb: AnyVerb, who: Knocker, raw: unknown): Promise<string> {
  try {
    const outcome = await perform(upToTheChange(verb), {
      actor: actorOf(who),
      raw,
      now: NOW,
      address: "matrix",
    });
    return outcome.kind === "invalid" ? `invalid: ${JSON.stringify(outcome)}` : outcome.kind;
  } catch (error) {
    if (error instanceof LetThrough) return "through";
    throw error;
  }
}

const actions = builtActions();

beforeAll(async () => {
  for (const file of new Set(actions.map((action) => action.file)))
    await import(pathToFileURL(join(root, file)).href);
  for (const address of builtRoutes().handlers) await importHandler(address);
  await makeWorld();
});

/** Handlers register their verbs when they are loaded. */
async function importHandler(address: string): Promise<void> {
  if (!address.startsWith("/api/")) return;
  await import(pathToFileURL(join(root, `app${address}/route.ts`)).href);
}

describe("every verb in the build", () => {
  it("stands behind the door and has its row", async () => {
    const found = await Promise.all(
      actions.map(async ({ file, exportedName }) => {
        const loaded = await import(pathToFileURL(join(root, file)).href);
        return { where: `${file}#${exportedName}`, verb: loaded[exportedName]?.verb as string | undefined };
      }),
    );
    expect(found.length).toBeGreaterThan(30);
    expect(
      found.filter(({ verb }) => verb === undefined),
      "made without action(…)",
    ).toEqual([]);
    expect(
      found.filter(({ verb }) => !((verb as string) in ROWS)),
      "not in the matrix",
    ).toEqual([]);
    expect(
      [...verbs.keys()].filter((name) => !(name in ROWS)),
      "not in the matrix",
    ).toEqual([]);
  });

  it("is still there for every row", () => {
    expect(Object.keys(ROWS).filter((name) => !verbs.has(name))).toEqual([]);
  });
});

describe.each(Object.keys(ROWS))("%s", (name) => {
  it.each(["own", "other", "foreign"] as const)("%s scope", async (scope: Scope) => {
    const verb = verbs.get(name) as AnyVerb;
    const row = ROWS[name] as (typeof ROWS)[string];
    const results: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const who of KNOCKERS) {
      const raw = row.send(scope, who);
      if (raw === null) continue;
      const result = await knock(verb, who, raw);
      results[who] = result === "denied" || result === "absent" ? "refused" : result;
      expected[who] = row.may[scope].includes(who) ? "through" : "refused";
    }
    expect(results).toEqual(expected);
  });
});

describe("negative controls", () => {
  it("a verb whose policy lets everybody through is caught", async () => {
    const verb = verbs.get("stations.setHours") as AnyVerb;
    const open: AnyVerb = { ...verb, load: async () => ({}), allow: () => true };
    const raw = ROWS["stations.setHours"]?.send("own", "VISITOR");
    expect(await knock(open, "VISITOR", raw)).toBe("through");
    expect(await knock(verb, "VISITOR", raw)).not.toBe("through");
  });

  it("a policy that is asked for no decision denies", async () => {
    const verb = verbs.get("stations.setHours") as AnyVerb;
    const shut: AnyVerb = { ...verb, allow: () => undefined as unknown as boolean };
    expect(await knock(shut, "ADMINISTRATOR", ROWS["stations.setHours"]?.send("own", "ADMINISTRATOR"))).toBe(
      "denied",
    );
  });
});
