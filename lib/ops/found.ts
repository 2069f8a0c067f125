/**
 * `npm run found -- --area t --name 团花地区 --name-en Tuanhua --administrator 林岚 --username linlan`
 * Makes a community in an empty installation and its first administrator; for a community that is there, another
 * administrator. Also `--km2`, `--population`, `--host` (several allowed).
 */
import { parseArgs } from "node:util";
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
  const { foundCommunity, foundingInput } = await import("@/lib/people/founding");
  const { closeDb } = await import("@/lib/server/db");
  const wanted = foundingInput.safeParse(values);
  if (!wanted.success) throw new Sentence(wanted.error.issues.map(({ message }) => message).join("\n"));
  try {
    const founded = await foundCommunity(wanted.data, new Date());
    if (!founded.ok) throw new Sentence(SENTENCES[founded.reason]);
    console.log(`${founded.areaCreated ? "The community was made. " : ""}The administrator can sign in now:`);
    console.log(`  ${APP_URL}/sign-in/staff`);
    console.log(`  username: ${wanted.data.username}`);
    console.log(`  password: ${founded.password}`);
    console.log(
      "This is the only time the password is shown. The first sign-in sets up the authenticator app.",
    );
    return 0;
  } finally {
    await closeDb();
  }
});
