import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/server/env";
import { NotFound } from "@/lib/server/refusal";
import { newFileKey, readStored, removeStored, storeFile } from "@/lib/server/storage";

const BYTES = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);

describe("the folder", () => {
  it("keeps what it is given, under a key that nobody can guess", async () => {
    const key = newFileKey("photos", "jpg");
    await storeFile(key, BYTES);
    expect(key).toMatch(/^photos\/[0-9a-f]{2}\/[0-9a-f]{32}\.jpg$/);
    expect(await readStored(key)).toEqual(BYTES);
    await removeStored(key);
    await expect(readStored(key)).rejects.toBeInstanceOf(NotFound);
    await removeStored(key);
  });
});

describe("an S3-compatible store", () => {
  const objects = new Map<string, Buffer>();
  const asked: { method: string; path: string; head: Record<string, unknown> }[] = [];
  let server: Server;
  let broken = false;

  beforeEach(async () => {
    objects.clear();
    asked.length = 0;
    broken = false;
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const path = new URL(request.url ?? "", "http://s3").pathname;
      asked.push({ method: request.method ?? "", path, head: request.headers });
      const fail = (status: number, code: string) =>
        response
          .writeHead(status, { "content-type": "application/xml" })
          .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
      if (broken) return fail(403, "AccessDenied");
      if (request.method === "PUT") {
        objects.set(path, unchunked(Buffer.concat(chunks), request.headers["content-encoding"]));
        return response.writeHead(200, { etag: '"1"' }).end();
      }
      if (request.method === "DELETE") {
        objects.delete(path);
        return response.writeHead(204).end();
      }
      const object = objects.get(path);
      return object ? response.writeHead(200).end(object) : fail(404, "NoSuchKey");
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    configure(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    configure("");
  });

  function configure(endpoint: string): void {
    Object.assign(process.env, {
      S3_ENDPOINT: endpoint,
      S3_BUCKET: endpoint && "yizhan-files",
      S3_REGION: endpoint && "test-1",
      S3_ACCESS_KEY_ID: endpoint && "key-id",
      S3_SECRET_ACCESS_KEY: endpoint && "key-secret",
    });
    forgetEnv();
  }

  it("keeps, gives back and removes, signed, in the bucket alone", async () => {
    const key = newFileKey("photos", "jpg");
    await storeFile(key, BYTES);
    expect([...objects.keys()]).toEqual([`/yizhan-files/${key}`]);
    expect(new Uint8Array(await readStored(key))).toEqual(BYTES);
    await removeStored(key);
    expect(objects.size).toBe(0);
    await expect(readStored(key)).rejects.toBeInstanceOf(NotFound);
    for (const { head } of asked) {
      expect(head.authorization).toMatch(
        /^AWS4-HMAC-SHA256 Credential=key-id\/\d{8}\/test-1\/s3\/aws4_request/,
      );
      expect(JSON.stringify(head)).not.toContain("key-secret");
      expect(head["x-amz-acl"]).toBeUndefined();
    }
  });

  it("that refuses is a fault, not a missing file", async () => {
    const key = newFileKey("photos", "jpg");
    await storeFile(key, BYTES);
    broken = true;
    const error = await readStored(key).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(NotFound);
    await expect(storeFile(newFileKey("photos", "jpg"), BYTES)).rejects.toThrow();
  });
});

/** The body of an upload, without the chunk marks that the client may put around it. */
function unchunked(body: Buffer, encoding: string | undefined): Buffer {
  if (!encoding?.includes("aws-chunked")) return body;
  const size = Number.parseInt(body.toString("latin1", 0, body.indexOf("\r\n")), 16);
  const start = body.indexOf("\r\n") + 2;
  return body.subarray(start, start + size);
}
