import { useFormatter, useTranslations } from "next-intl";
import { Card, Section } from "@/components/ui/card";
import type { VisitSummary as Summary } from "@/lib/checkins/queries";

/** Last visit, and how many this week and this month. */
export function VisitSummary({ summary }: { summary: Summary }) {
  const t = useTranslations("rider");
  const format = useFormatter();
  const { last, thisWeek, thisMonth } = summary;
  if (!last)
    return (
      <Section title={t("visitsTitle")}>
        <Card>
          <p>{t("visitNone")}</p>
        </Card>
      </Section>
    );
  const when = format.dateTime(last.at, {
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (
    <Section title={t("visitsTitle")}>
      <Card>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
          <div className="col-span-2">
            <dt className="text-soft">{t("visitLast")}</dt>
            <dd className="font-semibold">
              {last.station.name} · <time dateTime={last.at.toISOString()}>{when}</time>
            </dd>
          </div>
          <div>
            <dt className="text-soft">{t("visitWeek")}</dt>
            <dd className="text-xl font-bold">{t("times", { count: thisWeek })}</dd>
          </div>
          <div>
            <dt className="text-soft">{t("visitMonth")}</dt>
            <dd className="text-xl font-bold">{t("times", { count: thisMonth })}</dd>
          </div>
        </dl>
        <a
          href="/rider/visits"
          className="mt-2 inline-flex min-h-12 items-center font-semibold text-brick underline underline-offset-4"
        >
          {t("visitMore")}
        </a>
      </Card>
    </Section>
  );
}
