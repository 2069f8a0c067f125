import "server-only";
import { readStored } from "@/lib/server/storage";
import { smaller } from "./photos";

interface Asked {
  readonly url: URL;
  readonly request: { readonly signal: AbortSignal };
}

/**
 * A stored photo as an answer of its own: an image and nothing else, whatever a browser might guess; never in a
 * shared cache, and not embedded elsewhere. `?size=small`: a tenth of the bytes, for a list seen over a weak signal.
 */
export async function photoAnswer(
  storageKey: string,
  mediaType: string,
  { url, request }: Asked,
): Promise<Response> {
  const read = () => readStored(storageKey);
  const small = url.searchParams.get("size") === "small";
  const bytes = await (small ? smaller(read, request.signal) : read());
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
