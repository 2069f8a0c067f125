#!/usr/bin/env node
/**
 * Prisma's schema engine, from the npm registry alone.
 *
 * The Prisma CLI starts its schema engine as a child process and talks JSON-RPC over stdio with it, one message a line.
 * The native engine is downloaded from a CDN which many offices can't reach; this file offers the same dialogue and
 * runs Prisma's own engine, compiled to wasm and published on npm, over the `pg` driver. The migrations it makes and
 * applies are ordinary Prisma migrations: the native engine can take over at any time (PRISMA_SCHEMA_ENGINE_BINARY).
 *
 * Plain JavaScript, because Prisma executes it directly, without a loader.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { enginesVersion } from "@prisma/engines-version";
import { checkConnection, createDatabase, EngineAdapterFactory } from "./schema-engine-adapter.mjs";

const require = createRequire(import.meta.url);

/** Loads the wasm engine; a panic inside it leaves its message in `panic.message`. */
async function loadEngine() {
  const panic = { message: "" };
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      panic.message = message;
    },
  };
  const glue = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await WebAssembly.instantiate(readFileSync(join(dirname(glue), "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(wasm.instance.exports);
  wasm.instance.exports.__wbindgen_start();
  return { SchemaEngine: bindings.SchemaEngine, panic };
}

/** Reads the flags that the CLI passes: `--datamodels <file>` (repeated), `--datasource <json>`, then maybe `cli <command>`. */
function readArguments(argv) {
  const options = { files: [], url: undefined, shadowUrl: undefined, command: undefined, version: false };
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === "--datamodels") options.files.push(argv[++i]);
    else if (argv[i] === "--datasource") {
      const source = JSON.parse(argv[++i]);
      options.url = source.url;
      options.shadowUrl = source.shadowDatabaseUrl || undefined;
    } else if (argv[i] === "cli") options.command = argv[++i];
    else if (argv[i] === "--version") options.version = true;
  }
  return options;
}

/** A line for the CLI's log reader, in the shape the native engine writes. */
function log(level, fields) {
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" })}\n`,
  );
}

/** Some messages carry their own database address instead of the one the process was started with. */
function addressIn(params) {
  const places = [params?.datasource, params?.datasourceType, params?.from, params?.to, params];
  return places.map((place) => place?.url).find((url) => typeof url === "string" && url !== "");
}

/** One engine per database address, made when first needed. */
class Engines {
  #made = new Map();

  constructor(options) {
    this.options = options;
  }

  async for(url) {
    const key = url ?? "";
    if (!this.#made.has(key)) this.#made.set(key, this.#make(url));
    return this.#made.get(key);
  }

  async #make(url) {
    this.loaded ??= loadEngine();
    const { SchemaEngine, panic } = await this.loaded;
    const factory = bindMigrationAwareSqlAdapterFactory(
      new EngineAdapterFactory(url, this.options.shadowUrl),
    );
    const files = this.options.files.map((file) => [file, readFileSync(file, "utf8")]);
    const datamodels = files.length > 0 ? files : undefined;
    const engine = await SchemaEngine.new(
      { datamodels },
      (line) => this.options.debug && log("DEBUG", { message: line }),
      factory,
    );
    return { engine, registry: factory.errorRegistry, panic };
  }
}

let prints = 0;
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

/** Runs one method of the dialogue; the names are the native engine's. */
async function run(engines, method, params, defaultUrl) {
  const url = addressIn(params) ?? defaultUrl;
  if (method === "createDatabase") return { databaseName: await createDatabase(url) };
  if (method === "ensureConnectionValidity") return checkConnection(url).then(() => ({}));
  const { engine } = await engines.for(url);
  if (method === "getDatabaseVersion") return engine.version(params);
  if (typeof engine[method] !== "function") throw new Error(`The schema engine has no method "${method}".`);
  const result = await engine[method](params);
  if (method !== "diff") return result ?? {};
  // The native engine prints a diff itself; the wasm one hands the text back.
  if (result.stdout)
    send({ id: `print-${++prints}`, method: "print", params: { content: result.stdout.replace(/\n$/, "") } });
  return { exitCode: result.exitCode, stdout: null };
}

/** Turns whatever was thrown into the error object that the CLI knows how to show. */
async function describe(error, engines, url) {
  const { registry, panic } = await engines
    .for(url)
    .catch(() => ({ registry: undefined, panic: { message: "" } }));
  const isPanic = error instanceof WebAssembly.RuntimeError || panic.message !== "";
  const original = /"?id"?:\s*(\d+)/.exec(String(error?.message ?? ""));
  const cause =
    String(error?.message).includes("GenericJs") && original
      ? registry?.consumeError(Number(original[1]))?.error
      : undefined;
  const message = isPanic && panic.message ? panic.message : String((cause ?? error)?.message ?? error);
  return {
    code: isPanic ? -32603 : 4466,
    message,
    data: { is_panic: isPanic, message, meta: error?.meta ?? null, error_code: error?.code ?? null },
  };
}

async function converse(options) {
  const engines = new Engines(options);
  let queue = Promise.resolve();
  const answer = async (line) => {
    const { id, method, params } = JSON.parse(line);
    if (method === undefined) return; // the CLI's answer to one of our prints
    // A panic inside wasm surfaces as an uncaught exception and leaves the call pending for ever: it is an answer too.
    const panicked = new Promise((_, reject) => process.once("uncaughtException", reject));
    try {
      send({ id, result: await Promise.race([run(engines, method, params, options.url), panicked]) });
    } catch (error) {
      send({ id, error: await describe(error, engines, addressIn(params) ?? options.url) });
    }
    process.removeAllListeners("uncaughtException");
  };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== "") queue = queue.then(() => answer(line));
  }
  await queue;
}

/** `cli can-connect-to-database` and `cli create-database`: the answer is the exit code, the reason is on stderr. */
async function oneShot(options) {
  log("INFO", { message: "Starting schema engine CLI" });
  try {
    await (options.command === "create-database" ? createDatabase : checkConnection)(options.url);
    return 0;
  } catch (error) {
    log("ERROR", {
      message: String(error?.message ?? error),
      error_code: error?.code ?? "P1000",
      is_panic: false,
    });
    return 1;
  }
}

const options = readArguments(process.argv.slice(2));
options.debug = process.env.DEBUG?.includes("prisma") ?? false;
if (options.version) {
  process.stdout.write(`schema-engine-cli ${enginesVersion.split(".").at(-1)}\n`);
} else if (options.command) {
  process.exitCode = await oneShot(options);
  process.exit();
} else {
  await converse(options);
  process.exit(0);
}
