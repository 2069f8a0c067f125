/**
 * `npm run found -- --area t --name 团花地区 --name-en Tuanhua --administrator 林岚 --username linlan`
 * Makes a community in an empty installation with its case categories, its calendar and its first administrator; for a
 * community that is there, another administrator. The same again only adds what is missing, such as the holidays of a
 * new year. Also `--km2`, `--population`, `--host` (several allowed).
 */
import { parseArgs } from "node:util";
import type { Founded } from "@/lib/imports/founding";
import { readEnvironment } from "./environment";
import { main, Sentence } from "./sentence";

const SENTENCES = {
  "name needed": "There is no such community yet: --name is needed to make it, such as --name 团花地区.",
  "username taken": "That username is taken in this community. Choose another with --username.",
} as const;

const text = { type: "string" } as const;

await main(async () => {
  const { values } = parseArgs({
    options: {
      area: text,
      name: text,
      "name-en": text,
      km2: text,
      population: text,
      host: { type: "string", multiple: true },
      administrator: text,
      username: text,
    },
  });
  const { APP_URL } = readEnvironment();
  const { foundCommunity, foundingInput } = await import("@/lib/imports/founding");
  const { closeDb } = await import("@/lib/server/db");
  const wanted = foundingInput.safeParse(values);
  if (!wanted.success) throw new Sentence(wanted.error.issues.map(({ message }) => message).join("\n"));
  try {
    const founded = await foundCommunity(wanted.data, new Date());
    if (!founded.ok) throw new Sentence(SENTENCES[founded.reason]);
    for (const line of told(founded, wanted.data.username, APP_URL)) console.log(line);
    return 0;
  } finally {
    await closeDb();
  }
});

function told({ areaCreated, password, furnished }: Founded & { ok: true }, username: string, url: string) {
  const { categories, calendarDays, unknownYears } = furnished;
  const lines = areaCreated ? ["The community was made."] : [];
  if (categories + calendarDays > 0)
    lines.push(
      `Added: ${categories} case categories with their limits, ${calendarDays} days of the calendar.`,
    );
  for (const year of unknownYears)
    lines.push(`The holidays of ${year} are not known yet. Run this again after the next update.`);
  if (password === null) return [...lines, `${username} is an administrator already and keeps the password.`];
  return [
    ...lines,
    "The administrator can sign in now:",
    `  ${url}/sign-in/staff`,
    `  username: ${username}`,
    `  password: ${password}`,
    "This is the only time the password is shown. The first sign-in sets up the authenticator app.",
  ];
}
