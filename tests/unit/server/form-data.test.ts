import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formToObject, typedValues } from "@/lib/server/form-data";

function form(...pairs: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

describe("a form as an object", () => {
  const schema = z.strictObject({ one: z.string(), many: z.array(z.string()).optional() });

  it("keeps all values of a field that the schema has as an array, and the last one of others", () => {
    const sent = form(["one", "a"], ["one", "b"], ["many", "x"], ["many", "y"]);
    expect(formToObject(sent, schema)).toEqual({ one: "b", many: ["x", "y"] });
  });

  it("keeps unknown fields, so that the strict schema refuses them", () => {
    expect(
      schema.safeParse(formToObject(form(["one", "a"], ["role", "ADMINISTRATOR"]), schema)).success,
    ).toBe(false);
  });

  it("leaves out what the framework adds", () => {
    expect(formToObject(form(["one", "a"], ["$ACTION_ID_1", ""]), schema)).toEqual({ one: "a" });
  });

  it("a field named like a property of every object is only a field", () => {
    const sent = formToObject(form(["one", "a"], ["__proto__", "x"]), schema);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(Object.getPrototypeOf(sent)).toBe(Object.prototype);
  });
});

describe("what was typed", () => {
  it("is given back, but no secret and no file", () => {
    const sent = form(
      ["text", "a"],
      ["password", "p"],
      ["code", "1"],
      ["totp", "2"],
      ["photo", new File(["x"], "x.png")],
      ["many", "1"],
      ["many", "2"],
    );
    expect(typedValues(sent)).toEqual({ text: "a", many: ["1", "2"] });
  });
});
