import { describe, expect, it } from "vitest";
import { projectFiles, read } from "../support/source";

/** Handlers that answer without an actor, each with its reason. */
const OPEN_ROUTES: Record<string, string> = {
  "app/healthz/route.ts": "says only that the process lives",
  "app/readyz/route.ts": "says only whether the database is ready",
};

const ACTION_EXPORT = /^export const \w+ = action\(/;

/** Exports of a server-action file that are not made by the door. */
function strayExports(text: string): string[] {
  return text
    .split("\n")
    .filter(
      (line) => /^export /.test(line) && !/^export (type|interface) /.test(line) && !ACTION_EXPORT.test(line),
    );
}

describe("one door", () => {
  it("every page enters through lib/server/page", () => {
    const without = projectFiles(/^app\/.*page\.tsx$/).filter((file) => !/await enter\(/.test(read(file)));
    expect(without).toEqual([]);
  });

  it("every page answers also when it can't be shown", () => {
    const without = projectFiles(/^app\/.*page\.tsx$/).filter(
      (file) => !/^export default answered\(/m.test(read(file)),
    );
    expect(without).toEqual([]);
  });

  it("every route handler is made by readRoute or writeRoute", () => {
    const without = projectFiles(/^app\/.*route\.tsx?$/)
      .filter((file) => !(file in OPEN_ROUTES))
      .filter((file) =>
        /export (async )?function|export const \w+ = (?!(read|write)Route\()/.test(read(file)),
      );
    expect(without).toEqual([]);
  });

  it("the list of open routes names only routes that exist", () => {
    const files = new Set(projectFiles(/^app\/.*route\.tsx?$/));
    expect(Object.keys(OPEN_ROUTES).filter((file) => !files.has(file))).toEqual([]);
  });

  it("every server action is made by action(…)", () => {
    const files = projectFiles(/^(app|components|lib)\/.*\.tsx?$/).filter((file) =>
      /^["']use server["']/m.test(read(file)),
    );
    expect(files.length).toBeGreaterThan(0);
    const faults = files.flatMap((file) => strayExports(read(file)).map((line) => `${file}: ${line}`));
    expect(faults).toEqual([]);
  });

  it("negative control: a bare exported function is found", () => {
    expect(
      strayExports('"use server";\nexport async function leak() {}\nexport const fine = action({\n'),
    ).toEqual(["export async function leak() {}"]);
  });
});

describe("forbidden text", () => {
  const FORBIDDEN: [RegExp, string][] = [
    [/\$(queryRaw|executeRaw)Unsafe/, "raw SQL is always tagged"],
    [/dangerouslySetInnerHTML/, "markup is never made from text"],
    [/\sstyle=\{/, "the content security policy forbids style attributes"],
    [/\bas any\b|: any\b|<any>/, "no any"],
    [/@ts-(ignore|nocheck)/, "types are not silenced"],
    [/from ["']next\/(?:link|image)["']/, "public and rider pages link with plain <a>"],
    [/\b(notFound|forbidden|unauthorized)\(\)/, "Next's interrupts leave a page blank without scripts"],
  ];
  const CADRE = /^(app\/cadre|components\/[^/]+\/desk-)/;

  it.each(FORBIDDEN.map(([pattern, reason]) => ({ pattern, reason })))("$reason", ({ pattern }) => {
    const hits = projectFiles(/^(app|components|lib|prisma)\/.*\.(ts|tsx)$/)
      .filter((file) => !CADRE.test(file))
      .filter((file) => pattern.test(read(file)));
    expect(hits).toEqual([]);
  });
});
