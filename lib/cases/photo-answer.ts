import "server-only";
import { readStored } from "@/lib/server/storage";
import { smaller } from "./photos";

/** Whether an address asks for the photo as it stands in a list. */
export const isSmall = (url: URL): boolean => url.searchParams.get("size") === "small";

/**
 * A stored photo as an answer of its own: an image and nothing else, whatever a browser might guess; never in a
 * shared cache, and not embedded elsewhere. `small`: a tenth of the bytes, for a list seen over a weak signal.
 */
export async function photoAnswer(
  storageKey: string,
  mediaType: string,
  { small = false } = {},
): Promise<Response> {
  const stored = await readStored(storageKey);
  const bytes = small ? await smaller(stored) : stored;
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
