import { useTranslations } from "next-intl";
import { NearMe } from "@/components/checkins/near-me";
import { OpenList, type OpenStation } from "@/components/checkins/open-list";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";

const FIRST = 5;

/** Stations open now: the first few at once, the others one tap away on the same page. */
export function OpenNow({ stations, byOutlet }: { stations: readonly OpenStation[]; byOutlet: boolean }) {
  const t = useTranslations("rider");
  const first = stations.slice(0, FIRST);
  const others = stations.slice(FIRST);
  return (
    <Section
      title={t("openTitle")}
      aside={
        <a href="/stations" className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("openAll")}
        </a>
      }
    >
      <NearMe>
        <ButtonLink look="secondary" href="/check-in" className="grow basis-40">
          {t("openScan")}
        </ButtonLink>
      </NearMe>
      {first.length === 0 ? (
        <p className="text-soft">{t("openNone")}</p>
      ) : (
        <>
          {byOutlet && <p className="mb-2 text-soft">{t("openNote")}</p>}
          <OpenList stations={first} lead />
        </>
      )}
      {others.length > 0 && (
        <details className="mt-3">
          <summary className="mb-2 flex min-h-12 items-center justify-center gap-2 rounded-card border border-line-strong px-5 font-semibold">
            {t("openMore", { count: others.length })}
            <span aria-hidden="true">▾</span>
          </summary>
          <OpenList stations={others} />
        </details>
      )}
    </Section>
  );
}
