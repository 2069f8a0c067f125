import "server-only";
import { readStored } from "@/lib/server/storage";

/**
 * A stored photo as an answer of its own: an image and nothing else, whatever a browser might guess; never in a
 * shared cache, and not embedded elsewhere.
 */
export async function photoAnswer(storageKey: string, mediaType: string): Promise<Response> {
  const bytes = await readStored(storageKey);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType === "image/jpeg" ? mediaType : "application/octet-stream",
      "Content-Length": String(bytes.length),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, max-age=300",
      Vary: "Cookie",
    },
  });
}
