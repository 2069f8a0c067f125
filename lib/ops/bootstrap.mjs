/**
 * Every `npm run …` begins here. Checks the machine's Node, installs what is missing, then runs `lib/ops/<command>.ts`
 * on the project's own Node (a dependency), so that the machine's version doesn't matter any more.
 *
 * Written without newer syntax or `node:` imports, so that an old Node reads far enough to say that it is too old.
 */
/* biome-ignore-all lint/style/useNodejsImportProtocol: an old Node doesn't know the prefix */
/* biome-ignore-all lint/style/useTemplate: kept plain */
import { spawn, spawnSync } from "child_process";
import { createHash } from "crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "fs";
import { constants } from "os";
import { delimiter, dirname, join } from "path";
import { fileURLToPath, pathToFileURL } from "url";

const LEAST_NODE = 20;

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const modules = join(root, "node_modules");
const command = process.argv[2] || "";
const rest = process.argv.slice(3);

function stop(sentence) {
  process.stderr.write(sentence + "\n");
  process.exit(1);
}

function lockfileHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/** node_modules is right when it was installed from this very lockfile. */
function isInstalled(stamp) {
  if (!existsSync(join(modules, "tsx")) || !existsSync(join(modules, "next"))) return false;
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === lockfileHash();
  // Installed by hand: trust it when npm's own record is as new as the lockfile.
  const record = join(modules, ".package-lock.json");
  return existsSync(record) && agrees(record);
}

/** Compares npm's record of what it installed with the lockfile, version by version. */
function agrees(record) {
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.keys(wanted).every(
    (name) =>
      name === "" ||
      wanted[name].optional ||
      (installed[name] && installed[name].version === wanted[name].version),
  );
}

function install() {
  const stamp = join(modules, ".yizhan-installed");
  if (isInstalled(stamp)) return;
  process.stderr.write("Installing packages from the npm registry (a few minutes the first time) …\n");
  const env = Object.assign({}, process.env, {
    // The engine is our own (see schema-engine.mjs); without this Prisma's install script tries a CDN first.
    PRISMA_SCHEMA_ENGINE_BINARY:
      process.env.PRISMA_SCHEMA_ENGINE_BINARY || join(root, "lib", "ops", "schema-engine.mjs"),
    PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
  });
  // `npm run` under NODE_ENV=production would leave the build's own tools out.
  const result = spawnSync(
    "npm",
    ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      env: env,
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (result.error)
    stop(
      '"npm" can\'t be started (' +
        result.error.message +
        "). Install Node.js " +
        LEAST_NODE +
        " or newer together with npm.",
    );
  if (result.status !== 0) {
    stop(
      "The packages could not be installed; npm says why above. Most often the registry can't be reached: " +
        'set another with "npm config set registry <address>" and start again. Nothing is lost.',
    );
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, lockfileHash());
}

/** The project's own Node; the machine's, when the package's install script was not allowed to run. */
function runtime() {
  const own = join(modules, ".bin", "node");
  const works = existsSync(own) && spawnSync(own, ["--version"]).status === 0;
  if (works) return own;
  if (Number(process.versions.node.split(".")[0]) >= 22) return process.execPath;
  const fetched = spawnSync("npm", ["rebuild", "node"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (fetched.status === 0 && spawnSync(own, ["--version"]).status === 0) return own;
  return stop(
    "The project's own Node 24 is not installed (were install scripts switched off?) and this machine's Node " +
      process.versions.node +
      ' is older than 22. Run "npm rebuild node", or install Node.js 24.',
  );
}

function run() {
  const script = join(root, "lib", "ops", command + ".ts");
  if (!/^[a-z-]+$/.test(command) || !existsSync(script)) stop('There is no command "' + command + '".');
  const loader = pathToFileURL(join(modules, "tsx", "dist", "loader.mjs")).href;
  const env = Object.assign({}, process.env, {
    NEXT_TELEMETRY_DISABLED: "1",
    PATH: join(modules, ".bin") + delimiter + (process.env.PATH || ""),
  });
  const child = spawn(
    runtime(),
    ["--import", loader, "--conditions=react-server", "--disable-warning=ExperimentalWarning", script].concat(
      rest,
    ),
    {
      cwd: root,
      env: env,
      stdio: "inherit",
    },
  );
  // Ctrl-C in a terminal reaches the child by itself, but not a signal sent to this process alone; the child ignores repeats.
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  // npm, or the shell between, may be killed without a word to us: then our parent changes, and nobody is left to stop us.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) child.kill("SIGTERM");
    }, 500).unref();
  }
  child.on("error", (error) => stop("The command could not be started: " + error.message));
  child.on("exit", (code, signal) => {
    process.exit(signal ? 128 + (constants.signals[signal] || 1) : code);
  });
}

if (Number(process.versions.node.split(".")[0]) < LEAST_NODE) {
  stop(
    "Yizhan needs Node.js " +
      LEAST_NODE +
      " or newer; this is " +
      process.version +
      ". Install a current one from https://nodejs.org and start again.",
  );
}
if (process.platform === "win32")
  stop("Yizhan runs on Linux and macOS; on Windows use WSL (https://learn.microsoft.com/windows/wsl).");
install();
run();
