import { readiness } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

/** Ready: 200 when requests can be served properly, else 503 and one word that says why not. For load balancers. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return new Response(`${state}\n`, {
    status: state === "ready" ? 200 : 503,
    headers: { "cache-control": "no-store", "content-type": "text/plain" },
  });
}
