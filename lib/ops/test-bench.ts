import { databaseEnv } from "./demo-database";
import { createDatabase, type EmbeddedPostgres } from "./embedded-postgres";
import { blankEnvironment } from "./environment";
import { migrateDatabase } from "./migration";
import { freePort } from "./ports";
import { type Site, serveSite } from "./serving";
import { buildSite, isBuilt } from "./site";
import { type TestServer, type ThrowAwayServer, throwAwayServer, withTemplate } from "./test-server";

const DATABASE = "browser";

/**
 * What a whole test run shares, each made when first asked for: a throw-away server, a production build, and that build
 * serving the demo community. `remove` takes everything away again, also in the middle.
 */
export class TestBench {
  #server: Promise<ThrowAwayServer> | undefined;
  #site: Promise<{ site: Site; env: Record<string, string> }> | undefined;

  constructor(readonly signal: AbortSignal) {}

  /** For tests that clone databases. */
  async databaseEnv(): Promise<Record<string, string>> {
    return { YIZHAN_TEST_SERVER: JSON.stringify(await this.#testServer()) };
  }

  /** For tests that start the site themselves. */
  async build(): Promise<void> {
    if (!isBuilt()) await buildSite({ show: false, signal: this.signal });
  }

  /** For tests that knock at the running site; its database holds the demo community. */
  async siteEnv(): Promise<Record<string, string>> {
    this.#site ??= this.#serve();
    return { ...(await this.databaseEnv()), ...(await this.#site).env };
  }

  async remove(): Promise<void> {
    const site = await this.#site?.catch(() => undefined);
    await site?.site.stop();
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

  async #serve() {
    await this.build();
    const { server, files } = await this.#serverItself();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = {
      ...blankEnvironment(),
      ...databaseEnv(server, DATABASE),
      APP_URL: url,
      AUTH_SECRET: "a-secret-for-tests-only-0123456789abcdef",
      AUTH_TRUST_HOST: "true",
      HOST: "127.0.0.1",
      PORT: String(port),
      FILES_DIR: files,
      LOG_LEVEL: "warn",
      YIZHAN_DEMO: "1",
    };
    await this.#seed(server, env);
    const site = await serveSite({ host: "127.0.0.1", port, env, signal: this.signal });
    return { site, env: { ...env, E2E_BASE_URL: url } };
  }

  async #seed(server: EmbeddedPostgres, env: Record<string, string>): Promise<void> {
    await createDatabase(server, DATABASE);
    const target = { owner: server.ownerUrl(DATABASE), app: server.appUrl(DATABASE), role: "yizhan_app" };
    await migrateDatabase(target, () => {});
    Object.assign(process.env, env);
    const { seedDemo } = await import("@/prisma/seed/index");
    const { closeDb } = await import("@/lib/server/db");
    await seedDemo({}).finally(closeDb);
  }
}
