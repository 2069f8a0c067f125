import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const shared = {
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      { find: /^server-only$/, replacement: join(root, "node_modules/server-only/empty.js") },
    ],
  },
};

/** Server code is resolved as in Next's server: with the `react-server` condition. */
const onServer = {
  ...shared,
  resolve: {
    alias: [
      ...shared.resolve.alias,
      // Next's own bundler chooses this file by itself.
      {
        find: /^next\/navigation$/,
        replacement: join(root, "node_modules/next/dist/client/components/navigation.react-server.js"),
      },
    ],
  },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
};

const project = (name: string, more: object = {}) => ({
  name,
  include: [`tests/${name}/**/*.test.{ts,tsx}`],
  environment: "node",
  env: { TZ: "UTC" },
  restoreMocks: true,
  // A limit is there for what hangs: a busy machine is slow, and nothing is wrong with it.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  ...more,
});

const withDatabase = {
  globalSetup: ["tests/support/server.ts"],
  setupFiles: ["tests/support/fresh-database.ts"],
};

export default defineConfig({
  root,
  test: {
    // Vitest would leave one core to itself; while a test waits for the database there is room for another.
    maxWorkers: "100%",
    projects: [
      { ...shared, test: project("unit") },
      { ...shared, test: project("architecture") },
      { ...onServer, test: project("actions", withDatabase) },
      { ...onServer, test: project("matrix", { ...withDatabase, testTimeout: 120_000 }) },
      { ...onServer, test: project("ops") },
    ],
  },
});
