import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "@/lib/ops/root";
import {
  EnvironmentError,
  environmentSchema,
  parseDatabaseEnvironment,
  parseEnvironment,
} from "@/lib/server/env";

const right = {
  DATABASE_URL: "postgresql://yizhan_web:secret@db.example:5432/yizhan",
  APP_URL: "https://yizhan.example.org",
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
};

function sentencesOf(source: Record<string, string | undefined>): readonly string[] {
  try {
    parseEnvironment(source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.sentences;
    throw error;
  }
}

describe("the environment", () => {
  it("has a default for everything but three variables", () => {
    expect(parseEnvironment(right)).toMatchObject({
      PORT: 3000,
      DATABASE_ROLE: "yizhan_app",
      DATABASE_POOL: 10,
      TRUSTED_PROXIES: 0,
      LOG_LEVEL: "info",
      YIZHAN_DEMO: false,
    });
  });

  it("names each missing variable in a sentence of its own", () => {
    const sentences = sentencesOf({});
    expect(sentences).toHaveLength(3);
    for (const name of Object.keys(right)) expect(sentences.join("\n")).toContain(name);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].+/);
  });

  it.each([
    ["DATABASE_URL", "mysql://host/x"],
    ["MIGRATION_DATABASE_URL", "not an address"],
    ["DATABASE_ROLE", "A B"],
    ["DATABASE_POOL", "0"],
    ["DATABASE_POOL", "many"],
    ["APP_URL", "yizhan.example.org"],
    ["APP_URL", "https://yizhan.example.org/path"],
    ["APP_URL", "http://yizhan.example.org"],
    ["AUTH_SECRET", "short"],
    ["PORT", "70000"],
    ["PORT", "3000x"],
    ["SMS_GATEWAY_URL", "ftp://sms.example"],
    ["SMTP_URL", "https://mail.example"],
    ["MAIL_FROM", "nobody"],
    ["S3_BUCKET", "My Bucket"],
    ["S3_ENDPOINT", "s3.example.org"],
    ["LOG_LEVEL", "loud"],
    ["TRUSTED_PROXIES", "-1"],
    ["YIZHAN_DEMO", "yes"],
  ])("refuses %s=%s with one sentence that names it", (name, value) => {
    const sentences = sentencesOf({ ...right, [name]: value });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(name);
  });

  it("wants a sender for the mail server", () => {
    const mail = { SMTP_URL: "smtps://user:password@mail.example.org:465" };
    expect(sentencesOf({ ...right, ...mail })).toEqual([expect.stringContaining("MAIL_FROM")]);
    expect(sentencesOf({ ...right, ...mail, MAIL_FROM: "驿站 <yizhan@example.org>" })).toEqual([]);
  });

  it("wants both keys of the file store", () => {
    const store = { S3_BUCKET: "yizhan-files", S3_ACCESS_KEY_ID: "id" };
    expect(sentencesOf({ ...right, ...store })).toEqual([expect.stringContaining("S3_SECRET_ACCESS_KEY")]);
    expect(sentencesOf({ ...right, ...store, S3_SECRET_ACCESS_KEY: "key" })).toEqual([]);
  });

  it("takes http for this machine only", () => {
    expect(sentencesOf({ ...right, APP_URL: "http://127.0.0.1:3000" })).toEqual([]);
    expect(sentencesOf({ ...right, APP_URL: "http://[::1]:3000" })).toEqual([]);
  });

  it("counts an empty value as not set, but an empty DATABASE_ROLE as the wish for none", () => {
    expect(parseEnvironment({ ...right, SMS_GATEWAY_URL: "", PORT: " " })).toMatchObject({ PORT: 3000 });
    expect(parseEnvironment({ ...right, DATABASE_ROLE: "" }).DATABASE_ROLE).toBe("");
  });

  it("needs only the database's variables for work on the database", () => {
    expect(parseDatabaseEnvironment({ DATABASE_URL: right.DATABASE_URL }).DATABASE_ROLE).toBe("yizhan_app");
    expect(() => parseDatabaseEnvironment({})).toThrow(/DATABASE_URL/);
  });
});

describe("demo mode", () => {
  const demo = { ...right, APP_URL: "http://127.0.0.1:3000", YIZHAN_DEMO: "1" };

  it("runs on this machine", () => {
    expect(parseEnvironment(demo).YIZHAN_DEMO).toBe(true);
  });

  it("refuses to stand beside an SMS gateway", () => {
    const gateway = { SMS_GATEWAY_URL: "https://sms.example" };
    expect(sentencesOf({ ...demo, ...gateway })).toEqual([expect.stringContaining("SMS_GATEWAY_URL")]);
    expect(sentencesOf({ ...demo, ...gateway, YIZHAN_DEMO: "0" })).toEqual([]);
  });

  it("refuses to stand beside a mail server", () => {
    const mail = { SMTP_URL: "smtp://mail.example.org", MAIL_FROM: "yizhan@example.org" };
    expect(sentencesOf({ ...demo, ...mail })).toEqual([expect.stringContaining("SMTP_URL")]);
    expect(sentencesOf({ ...demo, ...mail, YIZHAN_DEMO: "0" })).toEqual([]);
  });

  it("refuses a public address", () => {
    const open = { APP_URL: "https://yizhan.example.org" };
    expect(sentencesOf({ ...demo, ...open })).toEqual([expect.stringContaining("APP_URL")]);
    expect(sentencesOf({ ...demo, ...open, YIZHAN_DEMO: "0" })).toEqual([]);
  });
});

describe(".env.example", () => {
  const lines = readFileSync(join(root, ".env.example"), "utf8").split("\n");
  const listed = lines.flatMap((line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);

  it("lists every variable that is read, once, and no other", () => {
    expect(listed.toSorted()).toEqual(Object.keys(environmentSchema.shape).toSorted());
  });

  it("explains each in a comment above, neighbours together", () => {
    for (const [index, line] of lines.entries()) {
      if (!/^[A-Z_]+=/.test(line)) continue;
      const above = lines.slice(0, index).findLast((other) => !/^[A-Z_]+=/.test(other));
      expect(above, line).toMatch(/^# /);
    }
  });

  it("works as it stands once the secret is filled in", () => {
    const values = Object.fromEntries(
      lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
    expect(sentencesOf({ ...values, AUTH_SECRET: right.AUTH_SECRET })).toEqual([]);
    expect(sentencesOf(values)).toEqual([expect.stringContaining("AUTH_SECRET")]);
  });
});
