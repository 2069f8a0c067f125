import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALPHABET, casePath, newReference, readReference, showReference } from "@/lib/cases/reference";

/** Any seven characters with the one check character that fits. */
const reference = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 7, maxLength: 7 })
  .map((body) => [...ALPHABET].map((check) => body.join("") + check).filter((text) => readReference(text)))
  .map((fitting) => {
    expect(fitting).toHaveLength(1);
    return fitting[0] ?? "";
  });
const position = fc.integer({ min: 0, max: 7 });

describe("case reference", () => {
  it("uses 31 characters that cannot be confused", () => {
    expect(new Set(ALPHABET).size).toBe(31);
    expect(ALPHABET).not.toMatch(/[1ILOU]/);
  });

  it("reads back whatever it makes, shown with a dash", () => {
    fc.assert(
      fc.property(reference, (made) => {
        expect(showReference(made)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
        expect(readReference(showReference(made))).toBe(made);
        expect(casePath(made)).toBe(`/cases/${showReference(made)}`);
      }),
    );
  });

  it("accepts what people type: lower case, spaces, dashes of all kinds, full width, O for 0", () => {
    fc.assert(
      fc.property(reference, (made) => {
        const wide = [...made].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join("");
        for (const typed of [
          made.toLowerCase(),
          ` ${made.slice(0, 2)} ${made.slice(2)} `,
          `${made.slice(0, 4)}–${made.slice(4)}`,
          `${made.slice(0, 4)}－${made.slice(4)}`,
          `${made.slice(0, 4)}—${made.slice(4)}`,
          wide,
          made.replaceAll("0", "O"),
          made.replaceAll("0", "o"),
        ]) {
          expect(readReference(typed)).toBe(made);
        }
      }),
    );
  });

  it("notices every single wrong character", () => {
    fc.assert(
      fc.property(reference, position, (made, at) => {
        for (const other of ALPHABET) {
          if (other === made[at]) continue;
          expect(readReference(made.slice(0, at) + other + made.slice(at + 1))).toBeNull();
        }
      }),
    );
  });

  it("notices every swap of two different characters, neighbours or not", () => {
    fc.assert(
      fc.property(reference, position, position, (made, a, b) => {
        fc.pre(a !== b && made[a] !== made[b]);
        const swapped = [...made];
        [swapped[a], swapped[b]] = [made[b] ?? "", made[a] ?? ""];
        expect(readReference(swapped.join(""))).toBeNull();
      }),
    );
  });

  it("negative control: a plain sum without weights would miss swaps", () => {
    const plain = (text: string) => [...text].reduce((sum, c) => sum + ALPHABET.indexOf(c), 0) % 31;
    expect(plain("7K3M92Q")).toBe(plain("K73M92Q"));
  });

  it.each([
    "",
    "7K3M",
    "7K3M-92QX-1",
    "1111-1111",
    "ILUI-LUIL",
    "../../../etc",
    "7K3M-92Q'",
    "x".repeat(10_000),
  ])("refuses %j", (typed) => {
    expect(readReference(typed)).toBeNull();
  });

  // Of a thousand, two are alike once in fifty thousand runs.
  it("does not repeat itself in a thousand", () => {
    const made = Array.from({ length: 1_000 }, () => newReference());
    expect(new Set(made).size).toBe(1_000);
    expect(made.every((text) => readReference(text) === text)).toBe(true);
  });
});
