import { sendAll } from "@/lib/checkins/queue/flush";
import { openStore } from "@/lib/checkins/queue/store";

/**
 * The service worker: /rider and /check-in/* open without signal, and what waits in the queue goes out by Background
 * Sync. Network first, always; only the rider's own last pages are kept, and they go as soon as somebody signs out or
 * in. Every other page passes by untouched.
 */

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Telling extends Extendable {
  readonly data: unknown;
}
interface Syncing extends Extendable {
  readonly tag: string;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", heard: (event: Extendable) => void): void;
  addEventListener(type: "fetch", heard: (event: Fetching) => void): void;
  addEventListener(type: "message", heard: (event: Telling) => void): void;
  addEventListener(type: "sync", heard: (event: Syncing) => void): void;
}
const worker = globalThis as unknown as Worker;

const PAGES = "pages-v1";
const PARTS = "parts-v1";
/** The rider's page, and the one that stands in for every station's check-in page. */
const SHELLS = ["/rider", "/check-in"];
/** What opens without signal. */
const PLACES = /^\/(rider|check-in(\/[^/]+)?)$/;
const SYNC = "check-ins";
/** Milliseconds after which a page that the phone has is shown instead of waiting on. */
const PATIENCE = 4000;
/** Milliseconds for which a kept page is fresh enough. */
const FRESH = 10 * 60_000;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(tidy()));
worker.addEventListener("message", (event) => event.waitUntil(told(event.data)));
worker.addEventListener("sync", (event) => {
  if (event.tag === SYNC) event.waitUntil(sendWaiting());
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.method === "POST" && /^\/(account|sign-in|demo)(\/|$)/.test(url.pathname)) {
    // Somebody signs in or out: whose pages those were is over.
    event.waitUntil(caches.delete(PAGES));
  } else if (request.method !== "GET") {
    return;
  } else if (url.pathname.startsWith("/_next/static/")) {
    event.respondWith(part(request));
  } else if (request.mode === "navigate" && PLACES.test(url.pathname)) {
    event.respondWith(page(event, url));
  }
});

/** Takes over open pages; drops what older versions kept. */
async function tidy(): Promise<void> {
  for (const name of await caches.keys()) if (name !== PAGES && name !== PARTS) await caches.delete(name);
  await worker.clients.claim();
}

async function told(data: unknown): Promise<void> {
  const owner = typeof data === "object" && data !== null && "owner" in data ? data.owner : undefined;
  if (owner === null) await caches.delete(PAGES);
  if (typeof owner === "string") await keepFor(owner);
}

/** Keeps the two pages for this rider, with everything they need; somebody else's go first. */
async function keepFor(owner: string): Promise<void> {
  const store = await openStore();
  if ((await store.note("owner")) !== owner) {
    await caches.delete(PAGES);
    await store.setNote("owner", owner);
    await store.setNote("kept", 0);
  }
  const pages = await caches.open(PAGES);
  const kept = await Promise.all(SHELLS.map((path) => pages.match(path)));
  const fresh = Date.now() - Number((await store.note("kept")) ?? 0) < FRESH;
  if (fresh && kept.every(Boolean)) return;
  const answers = await Promise.all(SHELLS.map((path) => fetch(path, { credentials: "same-origin" })));
  if (!answers.every(isKeepable)) return;
  for (const [i, answer] of answers.entries()) await pages.put(SHELLS[i] ?? "", answer.clone());
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  const named = texts.flatMap((text) => text.match(/\/_next\/static\/[^"'\\\s<>?]+/g) ?? []);
  await keepParts(new Set(named.map((path) => new URL(path, worker.location.origin).pathname)));
  await store.setNote("kept", Date.now());
}

/** Scripts and styles that the kept pages name; when these are new ones, those of older versions go. */
async function keepParts(paths: ReadonlySet<string>): Promise<void> {
  const parts = await caches.open(PARTS);
  const known = new Set((await parts.keys()).map((request) => new URL(request.url).pathname));
  const missing = [...paths].filter((path) => !known.has(path));
  if (missing.length === 0) return;
  for (const path of known) if (!paths.has(path)) await parts.delete(path);
  await Promise.all(missing.map((path) => parts.add(path).catch(noted)));
}

const isKeepable = (answer: Response): boolean => answer.ok && !answer.redirected && answer.type === "basic";

/** From the phone when it is there; what the rider's pages load later, such as the scanner, is kept too. */
async function part(request: Request): Promise<Response> {
  const parts = await caches.open(PARTS);
  const kept = await parts.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const answer = await fetch(request);
  const from = URL.canParse(request.referrer) ? new URL(request.referrer).pathname : "";
  if (PLACES.test(from) && isKeepable(answer)) await parts.put(request, answer.clone());
  return answer;
}

/** From the network; from the phone when there is none, or it takes too long. */
async function page(event: Fetching, url: URL): Promise<Response> {
  const pages = await caches.open(PAGES);
  const shell = SHELLS.includes(url.pathname);
  const kept = await pages.match(shell ? url.pathname : "/check-in");
  const fetched = fetch(event.request);
  if (shell && !url.search)
    event.waitUntil(fetched.then((answer) => refresh(url, answer.clone())).catch(noted));
  if (!kept) return fetched;
  const late = new Promise<null>((done) => setTimeout(done, PATIENCE, null));
  const answer = await Promise.race([fetched.catch(() => null), late]);
  if (answer) return answer;
  if (shell) return kept;
  const code = url.pathname.slice("/check-in/".length);
  url.searchParams.set("code", decodeURIComponent(code));
  return Response.redirect(`/check-in?${url.searchParams}`);
}

const noted = () => undefined;

/** A kept page is replaced by the newer one; led away to sign in, nothing of it stays. */
async function refresh(url: URL, answer: Response): Promise<void> {
  if (answer.type === "opaqueredirect" || answer.redirected) await caches.delete(PAGES);
  const pages = await caches.open(PAGES);
  if (isKeepable(answer) && (await pages.match(url.pathname))) await pages.put(url.pathname, answer);
}

/** Without a page: for the rider who was here last. No answer: the browser tries again. */
async function sendWaiting(): Promise<void> {
  const store = await openStore();
  const owner = await store.note("owner");
  if (typeof owner !== "string") return;
  const sent = await sendAll(store, owner);
  if (sent === "offline" || sent === "later") throw new Error("still waiting");
}
