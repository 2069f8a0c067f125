import { join } from "node:path";
import { databaseEnv } from "./demo-database";
import { createDatabase, type EmbeddedPostgres } from "./embedded-postgres";
import { blankEnvironment } from "./environment";
import { migrateDatabase } from "./migration";
import { onFreePort } from "./ports";
import { type Site, serveSite } from "./serving";
import { buildSite, isBuilt } from "./site";
import { type TestServer, type ThrowAwayServer, throwAwayServer, withTemplate } from "./test-server";

/** The demo community as it was seeded; sites are given copies of it. */
const SEEDED = "seeded";

/**
 * What a whole test run shares, each made when first asked for: a throw-away server, a production build, and sites of
 * that build, each with a demo community of its own. `remove` takes everything away again, also in the middle.
 */
export class TestBench {
  #server: Promise<ThrowAwayServer> | undefined;
  #seeded: Promise<void> | undefined;
  readonly #sites = new Map<string, Promise<{ site: Site; env: Record<string, string> }>>();

  constructor(readonly signal: AbortSignal) {}

  /** For tests that clone databases. */
  async databaseEnv(): Promise<Record<string, string>> {
    return { YIZHAN_TEST_SERVER: JSON.stringify(await this.#testServer()) };
  }

  /** For tests that start the site themselves. */
  async build(): Promise<void> {
    if (!isBuilt()) await buildSite({ show: false, signal: this.signal });
  }

  /** For tests that knock at a running site; its database holds a demo community that no other site sees. */
  async siteEnv(name: string): Promise<Record<string, string>> {
    const site = this.#sites.get(name) ?? this.#serve(name);
    this.#sites.set(name, site);
    return { ...(await this.databaseEnv()), ...(await site).env };
  }

  async remove(): Promise<void> {
    await Promise.all(
      [...this.#sites.values()].map((made) => made.then(({ site }) => site.stop()).catch(() => {})),
    );
    const made = await this.#server?.catch(() => undefined);
    await made?.remove();
  }

  #serverItself() {
    this.#server ??= throwAwayServer();
    return this.#server;
  }

  async #testServer(): Promise<TestServer> {
    return withTemplate((await this.#serverItself()).server);
  }

  async #serve(name: string) {
    await this.build();
    const { server, files } = await this.#serverItself();
    this.#seeded ??= this.#seed(server, this.#env(server, SEEDED, files, 3000));
    await this.#seeded;
    const database = `site_${name}`;
    await createDatabase(server, database, SEEDED);
    return onFreePort(async (port) => {
      const env = this.#env(server, database, join(files, name), port);
      const site = await serveSite({ host: "127.0.0.1", port, env, signal: this.signal });
      return { site, env: { ...env, E2E_BASE_URL: env.APP_URL } };
    });
  }

  async #seed(server: EmbeddedPostgres, env: Record<string, string>): Promise<void> {
    await createDatabase(server, SEEDED);
    const target = { owner: server.ownerUrl(SEEDED), app: server.appUrl(SEEDED), role: "yizhan_app" };
    await migrateDatabase(target, () => {});
    Object.assign(process.env, env);
    const { seedDemo } = await import("@/prisma/seed/index");
    const { closeDb } = await import("@/lib/server/db");
    await seedDemo({}).finally(closeDb);
  }

  #env(server: EmbeddedPostgres, database: string, files: string, port: number) {
    return {
      ...blankEnvironment(),
      ...databaseEnv(server, database),
      APP_URL: `http://127.0.0.1:${port}`,
      AUTH_SECRET: "a-secret-for-tests-only-0123456789abcdef",
      AUTH_TRUST_HOST: "true",
      HOST: "127.0.0.1",
      PORT: String(port),
      FILES_DIR: files,
      LOG_LEVEL: "warn",
      YIZHAN_DEMO: "1",
    };
  }
}
