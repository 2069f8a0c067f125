import { beforeEach, describe, expect, it, vi } from "vitest";
import { arrived, changeDraft, type Draft, readDrafts, typed } from "@/components/cases/desk-draft-store";

const WANG = "wang";
const page = { seen: 1, round: "3" };
const note = { owner: WANG, reference: "7K3M-92QX", move: "note" };
const draft = (text: string, base = ""): Draft => typed(null, "text", { text, base }, page);

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

describe("what was typed and not sent", () => {
  it("is kept by case and move, and goes with its last text", () => {
    changeDraft(note, () => draft("等电话"));
    changeDraft({ ...note, move: "answer" }, () => draft("正在查"));
    changeDraft(note, (before) => typed(before, "text", { text: " ", base: "" }, page));
    expect(readDrafts(WANG)).toEqual({ "7K3M-92QX": { answer: draft("正在查") } });
    changeDraft({ ...note, move: "answer" }, () => null);
    expect(readDrafts(WANG)).toEqual({});
  });

  it("is nobody else's: whoever signs in next in this tab finds nothing, and their first word clears it", () => {
    changeDraft(note, () => draft("等电话"));
    expect(readDrafts("zhao")).toEqual({});
    changeDraft({ ...note, owner: "zhao" }, () => draft("我的"));
    expect(readDrafts(WANG)).toEqual({});
  });

  it("remembers what stood there first, also after a refusal has put the text into the form", () => {
    const first = draft("改过的原因", "类别的原因");
    const again = typed(first, "text", { text: "再改", base: "改过的原因" }, page);
    expect(again.fields).toEqual({ text: { text: "再改", base: "类别的原因" } });
    expect(typed(again, "text", { text: "类别的原因", base: "再改" }, page).fields).toEqual({});
  });

  it.each([
    ["sent, and the next page says so", { sent: true, done: "note", round: "4" }, true],
    ["sent, and refused: the same page", { sent: true, done: "note", round: "3" }, false],
    ["sent, and something else was done", { sent: true, done: "answer", round: "4" }, false],
    ["typed and not sent", { sent: false, done: "note", round: "4" }, false],
  ])("%s", (_name, { sent, done, round }, expected) => {
    expect(arrived({ ...draft("等电话"), sent }, "note", { done, round, said: [] })).toBe(expected);
  });

  it("sent, and the next page never came: what stands on the timeline has arrived", () => {
    const seen = (at: number, text: string, sent = true) =>
      arrived({ ...draft("等电话 "), sent }, "note", { done: null, round: "3", said: [{ at, text }] });
    expect(seen(2, "等电话")).toBe(true);
    expect([seen(1, "等电话"), seen(2, "等"), seen(2, "等电话", false)]).toEqual([false, false, false]);
  });

  it("a store that is full or forbidden stops nothing", () => {
    vi.stubGlobal("sessionStorage", {
      getItem: () => "not JSON",
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
    });
    expect(() => changeDraft(note, () => draft("等电话"))).not.toThrow();
    expect(readDrafts(WANG)).toEqual({});
  });
});
