import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { faultPage } from "@/components/layout/fault-page";
import { followResponses } from "@/lib/server/response";
import en from "@/lib/text/messages/en/fault.json";
import zh from "@/lib/text/messages/zh/fault.json";

vi.mock("@/lib/server/leaves", () => ({ leaves: () => new Map() }));

const ANSWERS: Readonly<Record<string, RequestListener>> = {
  "/fine": (_, response) => {
    response.setHeader("link", '</_next/static/chunks/a-b_1.css>; rel=preload; as="style"; nonce="x"');
    response.setHeader("content-type", "text/html");
    response.end("fine");
  },
  "/page": (_, response) => {
    response.statusCode = 500;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-encoding", "gzip");
    response.setHeader("etag", '"old"');
    response.write("half a ", () => response.end("page"));
  },
  "/words": (_, response) => {
    response.statusCode = 500;
    response.setHeader("content-type", "text/plain");
    response.end("Internal Server Error");
  },
  "/nothing": (_, response) =>
    response.writeHead(500, { "content-type": "text/plain", "content-length": "0" }).end(),
  "/readyz": (_, response) => response.writeHead(503, { "content-type": "text/plain" }).end("database\n"),
};

let server: Server;
let url: string;
let before: string;

beforeAll(async () => {
  server = createServer((request, response) => ANSWERS[request.url ?? ""]?.(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  before = await (await ask("/words")).text();
  followResponses(faultPage);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const ask = (path: string, init: RequestInit = {}) =>
  fetch(url + path, { ...init, headers: { accept: "text/html,*/*;q=0.8", ...init.headers } });

describe("a page that fails", () => {
  it("negative control: shows two English words as long as nothing replaces it", () => {
    expect(before).toBe("Internal Server Error");
  });

  it.each(["/page", "/words", "/nothing"])("%s says what is the matter, whole", async (path) => {
    const answer = await ask(path);
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("etag")).toBeNull();
    expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-CN">.*<\/html>\n$/s);
    expect(html).toContain(zh.lead);
    expect(html).not.toContain(zh.sent);
  });

  it.each(["", "__Host-"])(
    "speaks the reader's language, in the reader's look (%s), in the style of the pages before",
    async (bound) => {
      await ask("/fine");
      const cookie = `a=b; ${bound}yz_locale=en; ${bound}yz_display=dark.large`;
      const html = await (await ask("/page", { headers: { cookie, "accept-language": "zh" } })).text();
      expect(html).toContain('<html lang="en" data-theme="dark" data-size="large">');
      expect(html).toContain(en.lead);
      expect(html).toContain('<link rel="stylesheet" href="/_next/static/chunks/a-b_1.css">');
    },
  );

  it("tells who sent a form that it may not be saved", async () => {
    const html = await (await ask("/words", { method: "POST", body: "a=b" })).text();
    expect(html).toContain(zh.sent);
    expect(html).toContain(zh.back);
  });

  it("takes nothing of the request into the page", async () => {
    const cookie = "yz_locale=<b>; yz_display=<b>.<b>";
    const html = await (await ask("/page", { headers: { cookie, "accept-language": "<b>" } })).text();
    expect(html).not.toContain("<b>");
  });
});

describe("what passes untouched", () => {
  it("an answer to a script, a machine or an image", async () => {
    const answer = await ask("/words", { headers: { accept: "text/x-component" } });
    expect(await answer.text()).toBe("Internal Server Error");
    expect(await (await ask("/nothing", { headers: { accept: "*/*" } })).text()).toBe("");
  });

  it("what is fine, and what is not ready", async () => {
    expect(await (await ask("/fine")).text()).toBe("fine");
    const answer = await ask("/readyz");
    expect([answer.status, await answer.text()]).toEqual([503, "database\n"]);
  });
});
