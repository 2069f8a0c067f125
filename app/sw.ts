import { sendAll } from "@/lib/checkins/queue/flush";
import { type NewTap, openStore } from "@/lib/checkins/queue/store";
import { tapOf } from "@/lib/checkins/queue/tap-form";
import { orElse } from "@/lib/time/or-else";

/**
 * The service worker: /rider and /check-in/* open without signal, and what waits in the queue goes out by Background
 * Sync. Network first, always; only the rider's own last pages are kept, and they go as soon as they sign out or
 * somebody else signs in. A tap on a page whose scripts aren't there yet is kept too. Every other page passes by untouched.
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
/** Holds a script only together with those that it loads later. */
const PARTS = "parts-v2";
/** The rider's page, and the one that stands in for every station's check-in page. */
const SHELLS = ["/rider", "/check-in"];
/** What opens without signal. */
const PLACES = /^\/(rider|check-in(\/[^/]+)?)$/;
/** Where somebody signs in or out, or changes how pages look. */
const WHO = /^\/(account(\/display)?|sign-in(\/[^/]+)?|demo)$/;
/** Of these where the looks are changed: who it is stays. */
const LOOKS = "/account/display";
const SYNC = "check-ins";
/** Milliseconds after which a page that the phone has is shown instead of waiting on. */
const PATIENCE = 4000;
/** Milliseconds for which a kept page is fresh enough. */
const FRESH = 10 * 60_000;
/** Where this worker has just led somebody for want of an answer: nobody waits for the same line twice. */
const led = new Set<string>();
/** Scripts and styles that a page names. */
const NAMED = /\/_next\/static\/[^"'\\\s<>?]+/g;
/** Scripts that a script of ours loads later, such as the reader of posters. */
const LATER = /"(\.\.?\/[^"\\\s]+\.js)"/g;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
// What an older version kept stays until this one has kept the same anew, see `dropOthers`.
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(told(event.data)));
worker.addEventListener("sync", (event) => {
  if (event.tag === SYNC) event.waitUntil(sendWaiting());
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.method === "POST" && WHO.test(url.pathname)) {
    const answer = fetch(request);
    event.respondWith(answer);
    event.waitUntil(answer.then((one) => lookAgain(url, one)).catch(noted));
  } else if (request.method === "POST" && isNavigation(request, url) && isOurs(request)) {
    event.respondWith(tapped(request));
  } else if (request.method !== "GET") {
    return;
  } else if (url.pathname.startsWith("/_next/static/")) {
    event.respondWith(part(request));
  } else if (isNavigation(request, url)) {
    event.respondWith(page(event, url));
  }
});

const isNavigation = ({ mode }: Request, url: URL): boolean =>
  mode === "navigate" && PLACES.test(url.pathname);

async function told(data: unknown): Promise<void> {
  const owner = typeof data === "object" && data !== null && "owner" in data ? data.owner : undefined;
  if (owner === null) await forget();
  if (typeof owner === "string") await keepFor(owner);
}

/** Whose pages those were is over: they go, and so does the name in which taps are kept and sent. */
async function forget(): Promise<void> {
  await caches.delete(PAGES);
  await (await openStore()).dropOwner();
}

/**
 * After a form that may have changed who this is, or how pages look: what is kept stays, made anew, as long as the
 * phone is still this rider's. A form without an answer has changed nothing.
 */
async function lookAgain({ pathname }: URL, answered: Response): Promise<void> {
  const store = await openStore();
  const owner = await store.note("owner");
  const taken = answered.ok || answered.type === "opaqueredirect";
  if (!taken || typeof owner !== "string") return;
  if (await isStill(owner, pathname)) {
    await store.setNote("kept", 0);
    await keepFor(owner);
  } else await forget();
}

/** By the rider's page. When it isn't to be had nobody may find what somebody has just left behind. */
async function isStill(owner: string, formAt: string): Promise<boolean> {
  const page = await fetch("/rider", { credentials: "same-origin" }).catch(noted);
  if (!page || page.status >= 500) return formAt === LOOKS;
  return isKeepable(page) && (await page.text()).includes(`data-rider="${owner}"`);
}

/** A page that is kept. Only looks: `open` would make an empty cache of what was deleted. */
const keptPage = (path: string) => caches.match(path, { cacheName: PAGES });

/** Keeps the two pages for this rider, with everything they need; somebody else's go first. */
async function keepFor(owner: string): Promise<void> {
  const store = await openStore();
  if ((await store.note("owner")) !== owner) {
    await caches.delete(PAGES);
    await store.setNote("owner", owner);
    await store.setNote("kept", 0);
  }
  const kept = await Promise.all(SHELLS.map(keptPage));
  const fresh = Date.now() - Number((await store.note("kept")) ?? 0) < FRESH;
  if (fresh && kept.every(Boolean)) return;
  if (await keepPages()) await store.setNote("kept", Date.now());
}

/** Fetches both pages; false: they aren't to be had now, and what was kept stays. */
async function keepPages(): Promise<boolean> {
  const answers = await Promise.all(SHELLS.map((path) => fetch(path, { credentials: "same-origin" })));
  if (!answers.every(isKeepable)) return false;
  const needed = new Set<string>();
  for (const [i, answer] of answers.entries()) await keepPage(SHELLS[i] ?? "", answer, needed);
  await dropOthers(needed);
  return true;
}

/**
 * After its parts, so that it is whole, and marked as kept, whatever the phone believes of its line. `needed`: all parts.
 */
async function keepPage(path: string, answer: Response, needed?: Set<string>): Promise<void> {
  const text = await answer.text();
  const named = new Set(
    (text.match(NAMED) ?? []).map((name) => new URL(name, worker.location.origin).pathname),
  );
  const parts = await caches.open(PARTS);
  for (const name of named)
    if (needed || !(await parts.match(name))) await keepPart(name, needed ?? new Set());
  const headers = new Headers(answer.headers);
  // They speak of what came over the line.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  const marked = new Response(text.replace("<html", "<html data-kept"), { headers });
  await (await caches.open(PAGES)).put(path, marked);
}

/** A script is kept after those that it loads later: where it is there, they are. */
async function keepPart(path: string, needed: Set<string>): Promise<void> {
  if (needed.has(path)) return;
  needed.add(path);
  const parts = await caches.open(PARTS);
  const kept = await parts.match(path);
  const answer = kept ?? (await fetch(path));
  if (!isKeepable(answer)) throw new Error(`${path} answers ${answer.status}`);
  const text = path.endsWith(".js") ? await answer.clone().text() : "";
  for (const [, later = ""] of text.matchAll(LATER))
    await keepPart(new URL(later, new URL(path, worker.location.origin)).pathname, needed);
  if (!kept) await parts.put(path, answer);
}

/** What no kept page needs any more goes, and so does what older versions of this worker kept. */
async function dropOthers(needed: ReadonlySet<string>): Promise<void> {
  const parts = await caches.open(PARTS);
  for (const request of await parts.keys())
    if (!needed.has(new URL(request.url).pathname)) await parts.delete(request);
  for (const name of await caches.keys()) if (name !== PAGES && name !== PARTS) await caches.delete(name);
}

const isKeepable = (answer: Response): boolean => answer.ok && !answer.redirected && answer.type === "basic";

/** From the phone when it is there. */
async function part(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** From the network; from the phone when there is none, or it takes too long. */
async function page(event: Fetching, url: URL): Promise<Response> {
  const shell = SHELLS.includes(url.pathname);
  const kept = await keptPage(shell ? url.pathname : "/check-in");
  if (led.delete(url.href) && kept) return kept;
  const fetched = fetch(event.request);
  if (shell && !url.search)
    event.waitUntil(fetched.then((answer) => refresh(url, answer.clone())).catch(noted));
  if (!kept) return fetched;
  const answer = await answerInTime(fetched);
  if (answer) return answer;
  if (shell) return kept;
  url.searchParams.set("code", url.pathname.slice("/check-in/".length));
  return leadTo(url.searchParams);
}

/** Null: none yet, or only a word from a server that can't answer now, e.g. while it is being updated. */
async function answerInTime(fetched: Promise<Response>): Promise<Response | null> {
  const late = new Promise<null>((done) => setTimeout(done, PATIENCE, null));
  const answer = await Promise.race([fetched.catch(() => null), late]);
  return answer && answer.status < 500 ? answer : null;
}

/** To the kept page that stands in for a station's own. */
function leadTo(params: URLSearchParams): Response {
  const { href } = new URL(`/check-in?${params}`, worker.location.origin);
  led.add(href);
  return Response.redirect(href, 303);
}

const noted = () => undefined;

/** A kept page is replaced by the newer one; led away to sign in, nothing of it stays. */
async function refresh(url: URL, answer: Response): Promise<void> {
  if (answer.type === "opaqueredirect" || answer.redirected) await forget();
  if (isKeepable(answer) && (await keptPage(url.pathname))) await keepPage(url.pathname, answer);
}

/** Sent by a page of ours: what a foreign one posts the server refuses, and it must not be kept here instead. */
const isOurs = ({ referrer }: Request): boolean => referrer.startsWith(`${worker.location.origin}/`);

/**
 * A tap whose page had no scripts yet goes its native way. No answer: it is kept and waits like any other; should it
 * have arrived all the same, it is the same tap.
 */
async function tapped(request: Request): Promise<Response> {
  const form = request.clone().formData();
  const sent = fetch(request);
  const answer = await answerInTime(sent);
  if (answer) return answer;
  const code = await orElse(keepTap(await form), null);
  return code === null ? sent : leadTo(new URLSearchParams({ code }));
}

/** The code of the station once its tap is kept; null: it isn't one to keep, or nothing can be said of it afterwards. */
async function keepTap(form: FormData): Promise<string | null> {
  const store = await openStore();
  const tap = ownTap(form, await store.note("owner"));
  if (!tap || !(await keptPage("/check-in"))) return null;
  await store.add(tap, new Date());
  return tap.code;
}

/** The tap of the rider whose pages are kept; null: the form's page was made for another rider of this phone. */
function ownTap(form: FormData, owner: unknown): NewTap | null {
  return typeof owner === "string" && form.get("owner") === owner ? tapOf(form, owner) : null;
}

/** Without a page: for the rider who was here last. No answer: the browser tries again. */
async function sendWaiting(): Promise<void> {
  const store = await openStore();
  const owner = await store.note("owner");
  if (typeof owner !== "string") return;
  const sent = await sendAll(store, owner);
  if (sent === "offline" || sent === "later") throw new Error("still waiting");
}
