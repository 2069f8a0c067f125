export const dynamic = "force-dynamic";

/** Alive: the process answers. Says nothing about the database; `/readyz` does. */
export function GET(): Response {
  return new Response("ok\n", { headers: { "cache-control": "no-store", "content-type": "text/plain" } });
}
