import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { newReference, showReference } from "@/lib/cases/reference";
import { withoutIds } from "../../support/without-ids";

const ID = "0b5e2764-2764-4276-8276-427642764276";

it.each([
  ["identifiers", ID],
  ["moments", "2026-11-20T02:27:64.276Z"],
  ["moments of a time zone", "2026-11-20T02:27:64+08:00"],
  ["hashes", `${"2764".repeat(15)}abcd`],
  ["references", "2764276W"],
  ["references as they are shown", "2764-276W"],
  ["ports", "http://127.0.0.1:42764/m/x"],
])("takes out %s", (_, drawn) => {
  expect(withoutIds({ drawn })).not.toMatch(/2764|27:64/);
  expect(withoutIds(`${drawn} ${drawn}`)).not.toMatch(/2764|27:64/);
});

it("takes out what pino puts before a line, and nothing behind it", () => {
  const line = {
    level: 50,
    time: 1_764_276_427_640,
    pid: 2764,
    hostname: "a2764",
    port: 42764,
    msg: "failed",
  };
  expect(withoutIds(line)).toBe('{"level":50,…,…,…,…,"msg":"failed"}');
});

it("takes out every reference that is drawn, but those of digits or of letters alone", () => {
  const drawn = Array.from({ length: 500 }, () => newReference()).filter(
    (one) => /\d/.test(one) && /[A-Z]/.test(one),
  );
  expect(withoutIds(drawn.flatMap((one) => [one, showReference(one)]))).toMatch(/^\["…"(,"…")+\]$/);
});

it.each([
  "13812342764",
  "+8613812342764",
  "138 1234 2764",
  "138-1234-2764",
  "1234-2764",
  "12342764",
  "010-67892764",
  "2764",
])("leaves a telephone number: %s, also beside what it takes out", (phone) => {
  for (const beside of [
    (drawn: string) => `${drawn}${phone}`,
    (drawn: string) => `${phone}${drawn}`,
    (drawn: string) => `${drawn} ${phone} ${drawn}`,
    (drawn: string) => `${drawn}-${phone}-${drawn}`,
    (drawn: string) => `${drawn}/${phone}/${drawn}`,
    (drawn: string) => JSON.stringify({ id: drawn, phone, reference: drawn, at: drawn }),
  ])
    for (const drawn of [randomUUID(), "2026-11-20T02:00:00.000Z", "7K3M-92QX", "7K3M92QX", "ab".repeat(32)])
      expect(withoutIds(beside(drawn)), beside(drawn)).toContain(phone);
});

it("leaves a telephone number that stands as a number, and one of a record", () => {
  expect(withoutIds({ time: 13_812_342_764, pid: 13_812_342_764, port: 13_812_342_764 })).toMatch(
    /(.*2764){3}/,
  );
  expect(withoutIds([{ id: 1n, phone: "13812342764", deviceId: ID }])).toBe(
    '[{"id":"1","phone":"13812342764","deviceId":"…"}]',
  );
});
