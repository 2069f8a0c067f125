import { request as ask, createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { holdPage, mayBePage } from "@/lib/server/hold";
import { isLight, nonceOf, withoutRuntime } from "@/lib/server/light";

vi.mock("@/lib/server/leaves", () => ({
  leaves: () => new Map(["everywhere", "rider"].map((name) => [name, `/_next/static/leaves/${name}-OWN.js`])),
}));

const PAGE = `<!DOCTYPE html><html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><link rel="stylesheet" href="/_next/static/chunks/a.css"/><script src="/_next/static/chunks/b.js" async=""></script></head><body><p>居民写了 &lt;script&gt;hello&lt;/script&gt;</p><script nonce="n">self.__next_f.push([1,"\\u003cscript>x\\u003c/script>"])</script></body></html>`;

describe("a page without the client runtime", () => {
  it("keeps the markup and the style sheet, and has one script of ours with the page's nonce", () => {
    const light = withoutRuntime(PAGE, "n0nce");
    expect(light.match(/<script\b[^>]*>/g)).toEqual([
      '<script type="module" src="/_next/static/leaves/everywhere-OWN.js" nonce="n0nce">',
    ]);
    expect(light).not.toContain("__next_f");
    expect(light).not.toContain("preload");
    expect(light).toContain('<link rel="stylesheet" href="/_next/static/chunks/a.css"/>');
    expect(light).toContain("居民写了 &lt;script&gt;hello&lt;/script&gt;");
  });

  it("has those scripts as well that its own markup names, and only its own markup", () => {
    const sources = (html: string) =>
      [...withoutRuntime(html, "n").matchAll(/<script\b[^>]*src="([^"]+)"/g)].map(([, src]) => src);
    const [everywhere, rider] = ["everywhere", "rider"].map((name) => `/_next/static/leaves/${name}-OWN.js`);
    expect(sources(PAGE.replace("<p>", '<p data-leaf="rider">'))).toEqual([everywhere, rider]);
    expect(sources(PAGE.replace("hello", "data-leaf=&quot;rider&quot;"))).toEqual([everywhere]);
    expect(sources(PAGE.replace("x\\u003c", '\\"data-leaf\\":\\"rider\\"\\u003c'))).toEqual([everywhere]);
  });

  it("is every page but the desk's", () => {
    for (const url of [undefined, "/", "/rider", "/cadres", "/sign-in?next=/cadre", "/cases/ABCD"])
      expect(isLight(url), url).toBe(true);
    for (const url of ["/cadre", "/cadre?x", "/cadre/cases?sort=due"]) expect(isLight(url), url).toBe(false);
  });

  it("has no nonce where there is no policy", () => {
    expect(withoutRuntime(PAGE, "")).toContain(
      '<script type="module" src="/_next/static/leaves/everywhere-OWN.js"></script>',
    );
  });
});

describe("holding a page back", () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = request.url ?? "/";
      if (mayBePage(request))
        holdPage(request, response, (page) =>
          url === "/light" ? withoutRuntime(page, nonceOf(response)) : page,
        );
      const [type, parts] =
        url === "/file"
          ? ["text/plain", ["one", "two"]]
          : ["text/html; charset=utf-8", [PAGE.slice(0, 400), PAGE.slice(400)]];
      response.setHeader("content-type", type as string);
      response.setHeader("content-security-policy", "script-src 'self' 'nonce-n0nce'");
      response.setHeader("x-accept-encoding", String(request.headers["accept-encoding"] ?? "none"));
      response.statusCode = url === "/gone" ? 404 : 200;
      response.flushHeaders();
      for (const part of parts as string[]) response.write(part);
      response.end();
      if (url === "/twice") {
        response.write("again");
        response.end("once more");
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  function get(path: string, headers: Record<string, string> = {}, method = "GET") {
    return new Promise<{ status: number; head: NodeJS.Dict<string | string[]>; body: Buffer }>(
      (resolve, reject) => {
        const { port } = server.address() as AddressInfo;
        ask({ host: "127.0.0.1", port, path, headers, method }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              head: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        })
          .on("error", reject)
          .end();
      },
    );
  }

  it("sends a light page in one piece, packed as the browser takes it", async () => {
    const { head, body } = await get("/light", { "accept-encoding": "gzip, deflate" });
    expect(head).toMatchObject({ "content-encoding": "gzip", "content-length": String(body.length) });
    expect(head.vary).toContain("Accept-Encoding");
    expect(gunzipSync(body).toString()).toBe(withoutRuntime(PAGE, "n0nce"));
    const tighter = await get("/light", { "accept-encoding": "gzip, br" });
    expect(brotliDecompressSync(tighter.body).toString()).toBe(withoutRuntime(PAGE, "n0nce"));
    expect((await get("/light")).body.toString()).toBe(withoutRuntime(PAGE, "n0nce"));
  });

  it("leaves every other page its runtime, its status and its policy", async () => {
    const { status, head, body } = await get("/gone", { "accept-encoding": "gzip" });
    expect(status).toBe(404);
    expect(head["content-security-policy"]).toContain("n0nce");
    expect(gunzipSync(body).toString()).toBe(PAGE);
  });

  it("counts the first end: nothing is added while the page is being packed", async () => {
    const { head, body } = await get("/twice", { "accept-encoding": "gzip" });
    expect(head["content-encoding"]).toBe("gzip");
    expect(gunzipSync(body).toString()).toBe(PAGE);
  });

  it("asks Next for the page unpacked, and lets what isn't a page pass", async () => {
    expect((await get("/light", { "accept-encoding": "br" })).head["x-accept-encoding"]).toBe("none");
    const file = await get("/file", { "accept-encoding": "gzip" });
    expect(file.head["content-encoding"]).toBeUndefined();
    expect(file.body.toString()).toBe("onetwo");
  });

  it.each([
    ["a file of the build", "/_next/static/a.js", {}],
    ["an API", "/api/board", {}],
    ["what the runtime asks for", "/light", { rsc: "1" }],
    ["an action that scripts call", "/light", { "next-action": "1" }],
  ])("keeps its hands off %s", async (_what, path, headers) => {
    const { head } = await get(path, { "accept-encoding": "gzip", ...headers });
    expect(head["x-accept-encoding"]).toBe("gzip");
  });
});
