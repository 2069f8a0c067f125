import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSuperuser, createDatabase, type EmbeddedPostgres } from "@/lib/ops/embedded-postgres";
import { runPrisma } from "@/lib/ops/prisma-cli";
import { root } from "@/lib/ops/root";
import { throwAwayServer, withTemplate } from "@/lib/ops/test-server";

/** What a naive split at `;` would cut in two. */
const SCRIPT = `
CREATE TABLE t (a int);
CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN n * 2; END $$;
DO $$ BEGIN INSERT INTO t VALUES (twice(21)); END $$;
INSERT INTO t VALUES (1); -- a comment; with a semicolon
`;

let bench: Awaited<ReturnType<typeof throwAwayServer>>;
let server: EmbeddedPostgres;

beforeAll(async () => {
  bench = await throwAwayServer();
  server = bench.server;
});

afterAll(() => bench?.remove());

const databases = () =>
  asSuperuser(server, async (client) =>
    (await client.query<{ datname: string }>("SELECT datname FROM pg_database")).rows.map(
      (row) => row.datname,
    ),
  );

async function prisma(args: string[], url: string): Promise<{ code: number; output: string }> {
  let output = "";
  const code = await runPrisma(
    args,
    { ...process.env, DATABASE_URL: url, MIGRATION_DATABASE_URL: url },
    (text) => {
      output += text;
    },
  );
  return { code, output };
}

/** Speaks with the shim directly, as the CLI does. */
async function converse(
  url: string,
  ...calls: { method: string; params: object }[]
): Promise<Record<string, unknown>[]> {
  const child = spawn(
    process.execPath,
    [join(root, "lib/ops/schema-engine.mjs"), "--datasource", JSON.stringify({ url })],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  for (const [id, call] of calls.entries())
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: id + 1, ...call })}\n`);
  const answers: Record<string, unknown>[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(JSON.parse(line));
    if (answers.length === calls.length) child.stdin.end();
  }
  return answers;
}

describe("Prisma with our schema engine", () => {
  it("finds the migrations and the schema saying the same", async () => {
    await withTemplate(server);
    const args = [
      "migrate",
      "diff",
      "--from-migrations",
      "prisma/migrations",
      "--to-schema",
      "prisma/schema",
      "--exit-code",
    ];
    const { code, output } = await prisma(args, server.ownerUrl("postgres"));
    expect(output).toContain("No difference detected");
    expect(code).toBe(0);
    expect((await databases()).filter((name) => name.includes("shadow"))).toEqual([]);
  });

  it("sees a difference where there is one", async () => {
    const args = ["migrate", "diff", "--from-empty", "--to-schema", "prisma/schema", "--exit-code"];
    expect((await prisma(args, server.ownerUrl("postgres"))).code).toBe(2);
  });

  it("deploys into a database that doesn't exist yet, and knows afterwards", async () => {
    const url = server.ownerUrl("deployed");
    expect((await prisma(["migrate", "status"], url)).output).toContain("P1003");
    expect((await prisma(["migrate", "deploy"], url)).output).toContain("successfully applied");
    expect((await prisma(["migrate", "deploy"], url)).output).toContain("No pending migrations");
    expect(await prisma(["migrate", "status"], url)).toMatchObject({
      code: 0,
      output: expect.stringContaining("up to date"),
    });
  });

  it("refuses a wrong password and an absent server with Prisma's own codes", async () => {
    const wrong = new URL(server.ownerUrl("postgres"));
    wrong.password = "guess";
    expect((await prisma(["migrate", "status"], wrong.href)).output).toContain("P1000");
    wrong.port = "1";
    expect(await prisma(["migrate", "deploy"], wrong.href)).toMatchObject({
      code: 1,
      output: expect.stringContaining("P1001"),
    });
  });
});

describe("the dialogue", () => {
  it("runs scripts whole", async () => {
    await createDatabase(server, "scripts");
    const url = server.ownerUrl("scripts");
    const [answer] = await converse(url, {
      method: "dbExecute",
      params: { script: SCRIPT, datasourceType: { tag: "url", url } },
    });
    expect(answer).toMatchObject({ id: 1, result: {} });
    const rows = await asSuperuser(
      server,
      async (client) => (await client.query("SELECT a FROM t ORDER BY a")).rows,
      "scripts",
    );
    expect(rows).toEqual([{ a: 1 }, { a: 42 }]);
  });

  it("negative control: the adapter by itself cuts the same script in two", async () => {
    await createDatabase(server, "control");
    const adapter = await new PrismaPg({ connectionString: server.ownerUrl("control") }).connect();
    await expect(adapter.executeScript(SCRIPT)).rejects.toThrow();
    await adapter.dispose();
  });

  it("answers a faulty script with what the server says, and goes on", async () => {
    const url = server.ownerUrl("postgres");
    const run = (script: string) => ({
      method: "dbExecute",
      params: { script, datasourceType: { tag: "url", url } },
    });
    const answers = await converse(url, run("SELECT nothing FROM nowhere"), run("SELECT 1"));
    expect(JSON.stringify(answers[0])).toMatch(/nowhere/);
    expect(answers[1]).toMatchObject({ id: 2, result: {} });
  });

  it("answers an unknown method with an error", async () => {
    const [answer] = await converse(server.ownerUrl("postgres"), { method: "fly", params: {} });
    expect(answer).toMatchObject({ id: 1, error: { data: { message: expect.stringContaining("fly") } } });
  });
});
