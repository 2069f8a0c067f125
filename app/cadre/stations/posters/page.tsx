import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { PosterSheet, type PosterWords } from "@/components/checkins/poster-sheet";
import { PrintButton } from "@/components/checkins/print-button";
import { buttonClass } from "@/components/ui/button";
import { Empty, PageHead } from "@/components/ui/page-head";
import { posterSheets } from "@/lib/checkins/posters";
import { runsStations } from "@/lib/people/rooms";
import { currentArea } from "@/lib/places/area";
import { enter } from "@/lib/server/page";
import { canonicalCode } from "@/lib/stations/rules";
import { translator } from "@/lib/text/translator";
import { clock } from "@/lib/time/clock";
import "./posters.css";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkin");
  return { title: t("postersTitle") };
}

const SIZES = ["A4", "A6"] as const;

/** The posters of all stations that the actor runs in one printing, or of the one in `?station=`. */
export default answered(async function PostersPage({ searchParams }: Props) {
  const actor = await enter(runsStations, "/cadre/stations/posters");
  const query = await searchParams;
  const one = typeof query.station === "string" ? canonicalCode(query.station) : null;
  const size = query.size === "A6" ? "A6" : "A4";
  const [t, area, all] = await Promise.all([
    getTranslations("checkin"),
    currentArea(),
    posterSheets(actor, clock()),
  ]);
  const sheets = one === null ? all : all.filter(({ code }) => code === one);
  const words = posterWords(area);
  const address = (changes: Record<string, string>) =>
    `/cadre/stations/posters?${new URLSearchParams({ size, ...(one === null ? {} : { station: one }), ...changes })}`;
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t("postersTitle")}
          lead={t("postersLead")}
          back={{
            href: one === null ? "/cadre/stations" : `/cadre/stations/${one}`,
            label: t("postersBack"),
          }}
        />
        {sheets.length > 0 && (
          <p className="mb-5 flex flex-wrap items-center gap-2">
            {SIZES.map((each) => (
              <a
                key={each}
                href={address({ size: each })}
                {...(each === size ? { "aria-current": "true" as const } : {})}
                className={buttonClass("secondary", "desk", each === size ? "border-ink bg-slate-wash" : "")}
              >
                {each}
              </a>
            ))}
            <PrintButton label={t("postersPrint", { count: sheets.length })} />
            {one !== null && (
              <a
                href={`/cadre/stations/posters?size=${size}`}
                className="inline-flex min-h-9 items-center underline underline-offset-4"
              >
                {t("postersAll")}
              </a>
            )}
          </p>
        )}
      </div>
      {sheets.length === 0 ? (
        <Empty title={t("postersNone")} />
      ) : (
        <div className="posters">
          {sheets.map((sheet) => (
            <PosterSheet key={sheet.code} sheet={sheet} words={words} size={size} />
          ))}
        </div>
      )}
    </>
  );
});

function posterWords(area: { readonly name: string; readonly nameEn: string }): PosterWords {
  const [zh, en] = [translator("zh-CN"), translator("en")];
  const both = (key: string) => [zh(key), en(key)] as const;
  return {
    product: both("common.product"),
    area: [area.name, area.nameEn],
    scan: both("checkin.posterScan"),
    free: both("checkin.free"),
    signal: both("checkin.posterSignal"),
    number: zh("checkin.posterNumber"),
  };
}
