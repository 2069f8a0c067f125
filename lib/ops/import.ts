/**
 * `npm run import -- neighbourhoods.csv|buildings.csv|outlets.csv|stations.csv|riders.csv|staff.csv`: takes a file of an
 * office into an area, all lines or none. The first passwords of new staff are printed once, never on a dry run.
 * `--dry-run` only says what would happen; `--area` names the area when there are several; `--as` says what the file is;
 * `--lang zh|en` chooses the language of the report (otherwise by LANG). Exit code 1 when nothing could be taken.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { KINDS, type Kind } from "@/lib/imports/types";
import type { Locale } from "@/lib/people/actor";
import { type Messages, translator } from "@/lib/text/translator";
import { clock } from "@/lib/time/clock";
import { readEnvironment } from "./environment";
import { main, Sentence } from "./sentence";

await main(async () => {
  const asked = readArguments();
  const t = translator(asked.locale);
  const bytes = readBytes(asked.file, t);
  const { APP_URL } = readEnvironment();
  const { runImport } = await import("@/lib/imports/run");
  const { passwordLines, reportLines } = await import("@/lib/imports/report");
  const { closeDb } = await import("@/lib/server/db");
  try {
    const { kind, dryRun, locale } = asked;
    const fileName = basename(asked.file);
    const area = await areaFor(asked.area, t);
    const report = await runImport({ area, bytes, fileName, now: clock(), dryRun, kind });
    for (const line of reportLines(report, { locale, fileName, dryRun })) console.log(line);
    for (const line of passwordLines(report, locale, `${APP_URL}/sign-in/staff`)) console.log(line);
    return report.problems.some(({ severity }) => severity === "error") ? 1 : 0;
  } finally {
    await closeDb();
  }
});

interface Asked {
  readonly file: string;
  readonly area: string | undefined;
  readonly kind: Kind | undefined;
  readonly dryRun: boolean;
  readonly locale: Locale;
}

/** @throws Sentence with the usage for what can't be understood. */
function readArguments(): Asked {
  const options = {
    "dry-run": { type: "boolean" },
    area: { type: "string" },
    as: { type: "string" },
    lang: { type: "string" },
  } as const;
  const fallback = translator(localeOf(undefined));
  const { values, positionals } = (() => {
    try {
      return parseArgs({ options, allowPositionals: true });
    } catch {
      throw new Sentence(fallback("imports.usage"));
    }
  })();
  const locale = localeOf(values.lang);
  const t = translator(locale);
  const [file, ...others] = positionals;
  if (!file) throw new Sentence(t("imports.usage"));
  if (others.length > 0) throw new Sentence(`${t("imports.oneFile")}\n${t("imports.usage")}`);
  const kind = KINDS.find((one) => one === values.as);
  if (values.as !== undefined && !kind) throw new Sentence(t("imports.unknownKind"));
  return { file, area: values.area, kind, dryRun: values["dry-run"] ?? false, locale };
}

/** As asked for, else the terminal's language: English only where it says so. */
function localeOf(asked: string | undefined): Locale {
  const language = asked ?? process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "";
  return language.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

function readBytes(file: string, t: Messages): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new Sentence(t("imports.noFile", { file }));
  }
}

/** The area that was named, or the only one. @throws Sentence when that is not clear. */
async function areaFor(slug: string | undefined, t: Messages): Promise<{ id: string; timeZone: string }> {
  const { db } = await import("@/lib/server/db");
  const areas = await db().area.findMany({
    select: { id: true, slug: true, timeZone: true },
    orderBy: { slug: "asc" },
  });
  const known = areas.map((area) => area.slug).join(", ");
  const [only] = areas;
  if (!only) throw new Sentence(t("imports.noArea"));
  if (slug === undefined && areas.length > 1) throw new Sentence(t("imports.whichArea", { known }));
  const area = slug === undefined ? only : areas.find((one) => one.slug === slug);
  if (!area) throw new Sentence(t("imports.unknownArea", { slug: slug ?? "", known }));
  return area;
}
