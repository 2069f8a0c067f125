import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { onFreePort } from "@/lib/ops/ports";
import { serveSite } from "@/lib/ops/serving";
import { casesCookie, writeOpened } from "@/lib/server/case-cookie";
import { sessionCookie } from "@/lib/server/cookies";
import { env, forgetEnv } from "@/lib/server/env";
import { screenCookie, writeScreen } from "@/lib/server/screen-cookie";
import { root } from "../support/source";
import { actorOf, type Knocker, SIGNED_IN, sessionOf } from "./world";

export interface Knock {
  readonly url: string;
  /** One request without following redirects. */
  request(who: Knocker, path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/**
 * Serves the production build on this test's database; with `withoutProxy` a copy of it from which the proxy was
 * taken out, as if somebody had removed the file. `overHttps`: as behind a proxy with TLS, whose part the test takes.
 */
export async function serve({
  withoutProxy = false,
  overHttps = false,
}: {
  withoutProxy?: boolean;
  overHttps?: boolean;
}): Promise<Knock> {
  const dist = withoutProxy ? takeProxyOut() : ".next";
  const { site, url } = await onFreePort(async (port) => {
    const url = `http://127.0.0.1:${port}`;
    const APP_URL = overHttps ? `https://127.0.0.1:${port}` : url;
    Object.assign(process.env, { APP_URL, PORT: String(port), HOST: "127.0.0.1" });
    forgetEnv();
    const site = await serveSite({
      host: "127.0.0.1",
      port,
      env: { ...process.env, NEXT_DIST_DIR: dist },
      signal: new AbortController().signal,
    });
    return { site, url };
  });
  return {
    url,
    request: async (who, path, init = {}) =>
      fetch(url + path, {
        redirect: "manual",
        ...init,
        headers: { cookie: await cookiesOf(who), ...init.headers },
      }),
    stop: async () => {
      await site.stop();
      if (withoutProxy) rmSync(join(root, dist), { recursive: true, force: true });
    },
  };
}

function takeProxyOut(): string {
  const dist = `.next/without-proxy-${process.pid}`;
  for (const name of readdirSync(join(root, ".next"))) {
    if (/^(cache|dev|without-proxy)/.test(name)) continue;
    cpSync(join(root, ".next", name), join(root, dist, name), { recursive: true });
  }
  const edit = (file: string, change: (manifest: Record<string, unknown>) => void) => {
    const path = join(root, dist, file);
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    change(manifest);
    writeFileSync(path, JSON.stringify(manifest));
  };
  edit("server/functions-config-manifest.json", (manifest) => {
    delete (manifest.functions as Record<string, unknown>)["/_middleware"];
  });
  edit("server/middleware-manifest.json", (manifest) => {
    Object.assign(manifest, { middleware: {}, sortedMiddleware: [] });
  });
  return dist;
}

async function cookiesOf(who: Knocker): Promise<string> {
  const name = sessionCookie();
  if ((SIGNED_IN as readonly Knocker[]).includes(who)) {
    const token = await encode({
      token: { sid: sessionOf(who) },
      secret: env().AUTH_SECRET,
      salt: name,
      maxAge: 3600,
    });
    return `${name}=${token}`;
  }
  const { caseIds, screen } = actorOf(who);
  if (screen) return `${screenCookie()}=${encodeURIComponent(writeScreen(screen))}`;
  return caseIds.length > 0 ? `${casesCookie()}=${encodeURIComponent(writeOpened(caseIds))}` : "";
}
