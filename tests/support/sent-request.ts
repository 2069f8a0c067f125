import { NextRequest } from "next/server";

/** A POST as a browser sends it: with the length of its body, from our own pages unless `headers` say otherwise. */
export async function sent(
  url: string,
  body: FormData | string,
  headers: Record<string, string> = {},
): Promise<NextRequest> {
  const encoded = new Response(body);
  const bytes = await encoded.arrayBuffer();
  const { origin, host } = new URL(url);
  return new NextRequest(url, {
    method: "POST",
    body: bytes,
    headers: {
      origin,
      host,
      "content-type": encoded.headers.get("content-type") ?? "",
      "content-length": String(bytes.byteLength),
      ...headers,
    },
  });
}
