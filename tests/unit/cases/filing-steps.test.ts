import { describe, expect, it } from "vitest";
import {
  type Answers,
  answersSchema,
  detour,
  firstOpenStep,
  pathAfter,
  STEPS,
  type Step,
  stepBefore,
  stepPath,
} from "@/lib/cases/answers";
import { lastFour, readPhone } from "@/lib/cases/contact";
import { contactInput, openInput, replyInput, tellInput, whatInput } from "@/lib/cases/schema";

const full = {
  photo: { seen: true as const },
  what: { category: "late" },
  where: {
    settled: true,
    stationId: null,
    place: "n",
    query: "",
    buildingId: null,
    entrance: null,
    note: "",
  },
  tell: { text: "晚了三天", occurredOn: "", about: "", rider: "", calm: true },
  contact: { phone: null, name: "", hideName: true, email: null, messages: false },
} satisfies Answers;
const upTo = (count: number): Answers =>
  Object.fromEntries(STEPS.slice(0, count).map((step) => [step, full[step as keyof typeof full]]));

describe("six questions", () => {
  it("are at most six, the first at the address on the posters", () => {
    expect(STEPS).toHaveLength(6);
    expect(stepPath("photo")).toBe("/report");
    expect(stepBefore("photo")).toBeNull();
    expect(stepBefore("check")).toBe("contact");
  });

  it.each([0, 1, 2, 3, 4, 5])("after %i answers the next is open and later ones lead back", (count) => {
    const answers = upTo(count);
    const open = STEPS[count] as Step;
    expect(firstOpenStep(answers)).toBe(open);
    for (const [index, step] of STEPS.entries()) {
      expect(detour(step, answers)).toBe(index > count ? stepPath(open) : null);
    }
  });

  it("a place still being looked for is not answered", () => {
    const searching = { ...full, where: { ...full.where, settled: false } };
    expect(firstOpenStep(searching)).toBe("where");
    expect(pathAfter("where", searching, false)).toBe("/report/where");
  });

  it("a story of danger is open until the person goes on knowingly", () => {
    const alarming = { ...full, tell: { ...full.tell, calm: false } };
    expect(firstOpenStep(alarming)).toBe("tell");
    expect(detour("check", alarming)).toBe("/report/tell");
  });

  it("goes on one by one, and back to the check page after a change", () => {
    expect(pathAfter("photo", upTo(1), false)).toBe("/report/what");
    expect(pathAfter("what", upTo(2), false)).toBe("/report/where");
    expect(pathAfter("what", upTo(4), false)).toBe("/report/where");
    expect(pathAfter("tell", full, true)).toBe("/report/check");
    expect(pathAfter("tell", full, false)).toBe("/report/check");
    expect(pathAfter("tell", upTo(4), true)).toBe("/report/contact");
  });

  it("answers survive being stored", () => {
    expect(answersSchema.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
    const { rider: _rider, ...before } = full.tell;
    expect(answersSchema.parse({ ...full, tell: before })).toEqual(full);
  });
});

describe("a phone number", () => {
  it.each([
    ["13812342764", "+8613812342764"],
    ["138 1234 2764", "+8613812342764"],
    ["138-1234-2764", "+8613812342764"],
    ["+86 138 1234 2764", "+8613812342764"],
    ["１３８１２３４２７６４", "+8613812342764"],
    ["010-65001234", "+861065001234"],
  ])("%s", (typed, expected) => {
    expect(readPhone(typed)).toBe(expected);
  });

  it.each(["", "12345", "abc", "138123427640000", "+1 202 555 0123", "13812342764 转 12345678901"])(
    "%j is none",
    (typed) => {
      expect(readPhone(typed)).toBeNull();
    },
  );

  it("is shown so that only its owner recognises it", () => {
    expect(lastFour("+8613812342764")).toBe("2764");
  });
});

describe("forms are strict", () => {
  it.each([
    [whatInput, { category: "late", extra: "1" }],
    [whatInput, { category: "Late!" }],
    [whatInput, {}],
    [tellInput, { text: "短" }],
    [tellInput, { text: "好".repeat(2001) }],
    [tellInput, { text: "晚了三天", occurredOn: "20.11.2026" }],
    [tellInput, { text: "晚了三天", about: "outlet:1; DROP" }],
    [openInput, { reference: "7K3M92QX", digits: "123" }],
    [openInput, { reference: "7K3M92QX", digits: "12a4" }],
    [replyInput, { reference: "7K3M92QX", text: "看", photo: "no file" }],
  ])("%# is refused", (schema, input) => {
    expect(schema.safeParse(input).success).toBe(false);
  });

  it("text is cleaned but kept as it was meant", () => {
    const parsed = tellInput.parse({ text: "  第一行\r\n第二行\u0000\u0007 阿卜杜拉·买买提  " });
    expect(parsed.text).toBe("第一行\n第二行 阿卜杜拉·买买提");
  });

  it("digits may be typed in full width", () => {
    expect(openInput.parse({ reference: "x", digits: "２７ ６４" }).digits).toBe("2764");
  });

  it("the name is hidden unless the box was unticked", () => {
    expect(contactInput.parse({}).hideName).toBe("yes");
    expect(contactInput.parse({ hideName: "no" }).hideName).toBe("no");
  });
});
