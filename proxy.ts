import { type NextRequest, NextResponse } from "next/server";

/** `next dev` shows its own overlay, which the strict policy would break. */
const DEVELOPING = process.env.NODE_ENV === "development";

/** Browsers that came over https once are to come no other way for a year. */
const OVER_HTTPS = process.env.APP_URL?.startsWith("https://") ?? false;

/**
 * Gives each page its own script nonce. A convenience and a second wall, never the boundary:
 * every check stands in lib/server, and the security tests run without this file too.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPING ? " 'unsafe-eval'" : ""}`,
    DEVELOPING ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (OVER_HTTPS) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

/** Every address but those that never answer with a page; each whole, so that nothing merely begins like one. */
export const config = {
  matcher: [{ source: "/((?!_next/static/|api/|healthz$|readyz$|icon\\.svg$).*)" }],
};
