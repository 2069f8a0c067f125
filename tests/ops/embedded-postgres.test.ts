import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createDatabase,
  type EmbeddedPostgres,
  eraseEmbeddedPostgres,
  startEmbeddedPostgres,
} from "@/lib/ops/embedded-postgres";

const settings = ["fsync=off"];
let parent: string;
let folder: string;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "yizhan ops "));
  chmodSync(parent, 0o711);
  folder = join(parent, ".yizhan", "pg");
});

afterAll(async () => {
  await eraseEmbeddedPostgres(folder);
  rmSync(parent, { recursive: true, force: true });
});

const start = (say?: (line: string) => void) =>
  startEmbeddedPostgres({ folder, settings, ...(say ? { say } : {}) });
const data = (server: EmbeddedPostgres) => join(server.home, "data");
const pidFile = (server: EmbeddedPostgres) => join(data(server), "postmaster.pid");
const pidOf = (server: EmbeddedPostgres) => Number(readFileSync(pidFile(server), "utf8").split("\n")[0]);

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Kills the server as a power cut would, and waits until all its processes are gone. */
async function kill(server: EmbeddedPostgres): Promise<string> {
  const file = readFileSync(pidFile(server), "utf8");
  process.kill(pidOf(server), "SIGKILL");
  await sleep(300);
  return file;
}

describe("the embedded database", () => {
  it("is made, in a folder with a space, and keeps its data over a restart", async () => {
    const server = await start();
    expect(server.reused).toBe(false);
    await createDatabase(server, "yizhan");
    await ask(server.ownerUrl("yizhan"), "CREATE TABLE kept AS SELECT 42 AS answer");
    await server.stop();
    const again = await start();
    expect(await ask(again.ownerUrl("yizhan"), "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(again.port).toBe(server.port);
  });

  it("listens on the loopback address only, with passwords that only its owner can read", async () => {
    const server = await start();
    const rows = await ask(
      server.superuserUrl(),
      "SELECT current_setting('listen_addresses') AS at, current_setting('unix_socket_directories') AS sockets",
    );
    expect(rows).toEqual([{ at: "127.0.0.1", sockets: "" }]);
    expect(statSync(join(server.home, "server.json")).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.superuserUrl());
    wrong.password = "guess";
    await expect(ask(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
  });

  it("gives the application a login that owns nothing", async () => {
    const server = await start();
    await createDatabase(server, "yizhan");
    await expect(ask(server.appUrl("yizhan"), "CREATE TABLE mine (a int)")).rejects.toThrow(
      /permission denied/,
    );
    const rows = await ask(
      server.superuserUrl(),
      "SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'yizhan_web'",
    );
    expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false }]);
  });

  it("joins a server that a killed run has left running", async () => {
    const first = await start();
    const second = await start();
    expect(second.reused).toBe(true);
    expect(second.port).toBe(first.port);
  });

  it("recovers when the server was killed", async () => {
    const server = await start();
    await kill(server);
    const again = await start();
    expect(again.reused).toBe(false);
    expect(await ask(again.ownerUrl("yizhan"), "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  });

  it("recovers when the number in a stale pid file belongs to somebody else now", async () => {
    const server = await start();
    const file = await kill(server);
    const stranger = spawn("sleep", ["60"]);
    try {
      writeFileSync(pidFile(server), file.replace(/^\d+/, String(stranger.pid)));
      const owner = statSync(data(server));
      chownSync(pidFile(server), owner.uid, owner.gid);
      const again = await start();
      expect(await ask(again.superuserUrl(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill("SIGKILL");
    }
  });

  it("moves to another port when its own is taken, and remembers it", async () => {
    const server = await start();
    await server.stop();
    const thief = createServer();
    await new Promise<void>((resolve) => thief.listen(server.port, "127.0.0.1", resolve));
    const moved = await start();
    thief.close();
    expect(moved.port).not.toBe(server.port);
    await moved.stop();
    expect((await start()).port).toBe(moved.port);
  });

  it("is started once by two starts at the same time", async () => {
    const server = await start();
    await server.stop();
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.port).toBe(two.port);
    expect([one.reused, two.reused].toSorted()).toEqual([false, true]);
  });

  it("removes what an interrupted making has left, and makes it anew", async () => {
    const elsewhere = join(parent, "other", ".yizhan", "pg");
    mkdirSync(join(elsewhere, "draft-1"), { recursive: true });
    writeFileSync(join(elsewhere, "draft-1", "PG_VERSION"), "18");
    const server = await startEmbeddedPostgres({ folder: elsewhere, settings });
    try {
      expect(readdirSync(server.home).filter((name) => name.startsWith("draft"))).toEqual([]);
      expect(await ask(server.superuserUrl(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      expect(server.port).not.toBe((await start()).port);
    } finally {
      await eraseEmbeddedPostgres(elsewhere);
      expect(existsSync(server.home)).toBe(false);
    }
  });

  it.runIf(process.getuid?.() === 0)(
    "as root below a closed folder goes to one that its account can enter, and says so",
    async () => {
      const closed = mkdtempSync(join(tmpdir(), "yizhan-closed-"));
      const wanted = join(closed, ".yizhan", "pg");
      const said: string[] = [];
      const server = await startEmbeddedPostgres({
        folder: wanted,
        settings,
        say: (line) => said.push(line),
      });
      try {
        expect(server.home).not.toContain(closed);
        expect(said.join("\n")).toContain(server.home);
        expect(await ask(server.superuserUrl(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      } finally {
        await eraseEmbeddedPostgres(wanted);
        rmSync(closed, { recursive: true });
      }
    },
  );

  it("says what to do when its passwords are lost", async () => {
    const server = await start();
    await server.stop();
    const file = join(server.home, "server.json");
    const secrets = readFileSync(file, "utf8");
    writeFileSync(file, "{");
    await expect(start()).rejects.toThrow(/--fresh/);
    writeFileSync(file, secrets, { mode: 0o600 });
    await start();
  });
});
