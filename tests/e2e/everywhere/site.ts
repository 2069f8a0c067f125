import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { CAST } from "@/lib/demo/cast";
import { become } from "../support";
import { BY_FORM, walkForms } from "./by-form";
import { asked } from "./facts";
import type { Inside } from "./report-steps";

/** Who walks through the site, each in a browser of their own. */
export const ROOMS = ["visitor", "resident", "rider", "cadre"] as const;
export type Room = (typeof ROOMS)[number];

const MEMBER: Readonly<Record<Exclude<Room, "visitor">, string>> = {
  resident: "zhou-yulan",
  rider: "li-mancang",
  cadre: "zhao-qiming",
};

/** What stands for the gaps in the addresses of pages. */
interface Facts {
  readonly open: string;
  /** Cases of the resident who walks: the newest; one that is closed and not rated; one whose rating has begun. */
  readonly own: string;
  readonly closed: string;
  readonly halfRated: string;
  readonly person: string;
}

/** Every page of the site as an address that `room` may open. Throws for a page that nobody has a way to. */
export async function pagesOf(room: Room): Promise<string[]> {
  const facts = await readFacts();
  const paths = routes()
    .filter((route) => !BY_FORM.includes(route) && rooms(route).includes(room))
    .map((route) => addressOf(route, room, facts));
  return room === "resident" ? [...paths, `/cases/${facts.closed}`, `/cases/${facts.halfRated}`] : paths;
}

/** Every page, by its address in `app`. */
export function routes(): string[] {
  const app = join(import.meta.dirname, "../../../app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\([^)]+\)\//g, "").replace(/\/?page\.tsx$/, "")}`)
    .toSorted();
}

function rooms(route: string): readonly Room[] {
  if (route.startsWith("/cadre")) return ["cadre"];
  if (route.startsWith("/rider")) return ["rider"];
  if (route.startsWith("/account") && route !== "/account/display") return ["resident"];
  if (route.startsWith("/check-in")) return ["visitor", "rider"];
  if (route === "/cases/[reference]") return ["visitor", "resident"];
  return ["visitor"];
}

function addressOf(route: string, room: Room, { open, own, person }: Facts): string {
  const gaps: Readonly<Record<string, string>> = {
    "/stations/[code]": "T-E1",
    "/check-in/[code]": "T-E1",
    "/cases/[reference]": room === "resident" ? own : open,
    "/cadre/cases/[reference]": open,
    "/cadre/people/[id]": person,
    "/[...path]": "no-such-page",
  };
  const known = Object.keys(gaps).find((start) => route.startsWith(start));
  const code = /^\/cadre\/stations\/\[code\]/.test(route) ? "T-E1" : known && gaps[known];
  if (route.includes("[") && !code)
    throw new Error(`Which address should stand for ${route}? Say it in ${import.meta.filename}.`);
  return route.replace(/\[[^\]]+\]/, code ?? "");
}

async function readFacts(): Promise<Facts> {
  const first = async (sql: string, values: unknown[] = []) => {
    const [row] = await asked<{ value: string }>(`${sql} LIMIT 1`, values);
    if (!row) throw new Error(`The community has nothing that answers ${sql}`);
    return row.value;
  };
  const dashed = (reference: string) => `${reference.slice(0, 4)}-${reference.slice(4)}`;
  const phone = CAST.find(({ key }) => key === MEMBER.resident)?.phone;
  const ofResident = async (more: string) =>
    dashed(
      await first(
        `SELECT c."reference" AS value FROM "Case" c JOIN "Person" p ON p."id" = c."reporterId"
         LEFT JOIN "CaseClosure" e ON e."caseId" = c."id" AND e."reopenedAt" IS NULL
         LEFT JOIN "CaseRating" r ON r."closureId" = e."id"
         WHERE p."phone" = $1 ${more}`,
        [phone],
      ),
    );
  return {
    open: dashed(
      await first(`SELECT "reference" AS value FROM "Case" WHERE "status" = 'ACCEPTED' ORDER BY "id"`),
    ),
    own: await ofResident(`ORDER BY c."filedAt" DESC`),
    closed: await ofResident(`AND c."status" = 'CLOSED' AND r."id" IS NULL ORDER BY e."at" DESC`),
    halfRated: await ofResident(`AND r."id" IS NOT NULL AND r."satisfied" IS NULL`),
    person: await first(`SELECT "personId" AS value FROM "Credential" ORDER BY "username"`),
  };
}

/** Calls `look` on every page of a room, those included that only a form leads to. */
export async function walk(context: BrowserContext, room: Room, look: Inside): Promise<void> {
  const page = await context.newPage();
  if (room !== "visitor") await become(page, MEMBER[room]);
  for (const path of await pagesOf(room)) {
    await page.goto(path);
    await look(page);
  }
  if (room === "visitor") await walkForms(page, look);
}
