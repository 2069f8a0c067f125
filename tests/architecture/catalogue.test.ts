import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFiles, read, root } from "../support/source";

type Tree = { [key: string]: string | Tree };

/** `ns.a.b` → sentence. */
function flatten(tree: Tree, prefix: string): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = `${prefix}.${key}`;
    if (typeof value === "string") flat.set(path, value);
    else for (const [inner, sentence] of flatten(value, path)) flat.set(inner, sentence);
  }
  return flat;
}

function catalogue(language: string): Map<string, string> {
  const folder = join(root, "lib/text/messages", language);
  return new Map(
    readdirSync(folder).flatMap((file) => [
      ...flatten(
        JSON.parse(read(`lib/text/messages/${language}/${file}`)) as Tree,
        file.replace(".json", ""),
      ),
    ]),
  );
}

const zh = catalogue("zh");
const en = catalogue("en");
const sources = projectFiles(/^(app|components|lib|prisma\/seed)\/.*\.(ts|tsx)$/).map((file) => ({
  file,
  text: read(file),
}));

/** Names that a sentence wants filled in. */
const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{(\w+)/g)]
    .map((match) => match[1])
    .sort()
    .filter((v, i, all) => all.indexOf(v) === i);

describe("both languages", () => {
  it("have the same keys", () => {
    expect(
      [...zh.keys()].filter((key) => !en.has(key)),
      "missing in English",
    ).toEqual([]);
    expect(
      [...en.keys()].filter((key) => !zh.has(key)),
      "missing in Chinese",
    ).toEqual([]);
  });

  it("have no empty sentence", () => {
    const empty = [...zh, ...en].filter(([, sentence]) => sentence.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it("fill in the same names", () => {
    const different = [...zh].filter(([key, sentence]) => {
      const wanted = placeholders(sentence);
      const given = placeholders(en.get(key) ?? "");
      return wanted.join() !== given.join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("speak Chinese in Chinese and English in English", () => {
    const han = /\p{Script=Han}/u;
    const ALLOWED = /^(common\.(english|chinese|product)|.*\b(name|sample|example)\w*)$/i;
    expect(
      [...zh]
        .filter(
          ([key, s]) => !han.test(s) && /[a-z]{3}/i.test(s.replace(/\{[^}]*\}/g, "")) && !ALLOWED.test(key),
        )
        .map(([key]) => key),
    ).toEqual([]);
    expect([...en].filter(([key, s]) => han.test(s) && !ALLOWED.test(key)).map(([key]) => key)).toEqual([]);
  });
});

/** Keys that a piece of source names whole, and the fixed beginnings of keys it builds. */
function keysIn(text: string): { whole: Set<string>; beginnings: string[] } {
  const whole = new Set([...text.matchAll(/["'`]([\w.-]+)["'`]/g)].map((match) => match[1] as string));
  const beginnings = [...text.matchAll(/`([\w.-]*[\w.])\$\{/g)].map((match) => match[1] as string);
  // The error page reads its namespace as a plain object.
  const space = /messages\/zh\/(\w+)\.json/.exec(text)?.[1];
  if (space && !text.includes("catalogues"))
    for (const match of text.matchAll(/\bwords\.(\w+)/g)) whole.add(`${space}.${match[1]}`);
  return { whole, beginnings };
}

describe("keys", () => {
  const named = sources.map(({ text }) => keysIn(text));
  const whole = new Set(named.flatMap((one) => [...one.whole]));
  const beginnings = [...new Set(named.flatMap((one) => one.beginnings))];
  const used = (key: string) => {
    const short = key.slice(key.indexOf(".") + 1);
    return (
      whole.has(key) ||
      whole.has(short) ||
      beginnings.some((start) => key.startsWith(start) || short.startsWith(start))
    );
  };

  it("are all used", () => {
    expect([...zh.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it("negative control: an invented key is unused", () => {
    expect(used("common.nobodyEverWroteThis")).toBe(false);
  });

  it("that pages name exist", () => {
    const missing = sources.flatMap(({ file, text }) => missingIn(text, zh).map((key) => `${file}: ${key}`));
    expect(missing).toEqual([]);
  });

  it("negative control: a page that names a missing key is found", () => {
    const page = 'const t = await getTranslations("common"); t("nobodyEverWroteThis"); t("save")';
    expect(missingIn(page, zh)).toEqual(["common.nobodyEverWroteThis"]);
  });
});

/** Literal keys asked of a translator whose namespace is known in the same file. */
function missingIn(text: string, known: ReadonlyMap<string, string>): string[] {
  const spaces = new Map<string, Set<string>>();
  const note = (name: string, space: string) => spaces.set(name, (spaces.get(name) ?? new Set()).add(space));
  for (const match of text.matchAll(
    /const (\w+) = (?:await )?(?:getTranslations|useTranslations)\("(\w+)"\)/g,
  ))
    note(match[1] as string, match[2] as string);
  for (const match of text.matchAll(/const \[([^\]]+)\] = await Promise\.all\(\[([\s\S]*?)\]\)/g)) {
    const names = (match[1] as string).split(",").map((part) => part.trim());
    const calls = (match[2] as string).split(/,\s*(?![^(]*\))/).map((part) => part.trim());
    calls.forEach((call, index) => {
      const space = /^getTranslations\("(\w+)"\)/.exec(call)?.[1];
      if (space && names[index]) note(names[index], space);
    });
  }
  const missing: string[] = [];
  for (const [name, all] of spaces) {
    for (const match of text.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\("([\\w.]+)"`, "g"))) {
      const candidates = [...all].map((space) => `${space}.${match[1]}`);
      if (!candidates.some((key) => known.has(key))) missing.push(candidates[0] as string);
    }
  }
  for (const match of text.matchAll(/refuse\(\s*"([\w.]+)"/g))
    if (!known.has(match[1] as string)) missing.push(match[1] as string);
  return missing;
}

describe("strings outside the catalogues", () => {
  /** Files whose Chinese is data or a format, not something a page says. */
  const DATA =
    /^(lib\/imports\/|lib\/cases\/standard-categories|lib\/demo\/cast|lib\/ops\/|prisma\/seed\/|lib\/text\/)/;
  const withoutComments = (text: string) =>
    text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");

  it("no Chinese", () => {
    const hits = sources.filter(
      ({ file, text }) => !DATA.test(file) && /\p{Script=Han}/u.test(withoutComments(text)),
    );
    expect(hits.map(({ file }) => file)).toEqual([]);
  });

  it("no English sentence between tags", () => {
    const hits = sources
      .filter(({ file }) => file.endsWith(".tsx"))
      .flatMap(({ file, text }) =>
        [...withoutComments(text).matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[.!?]?)\s*</g)].map(
          (match) => `${file}: ${match[1]}`,
        ),
      );
    expect(hits).toEqual([]);
  });
});
