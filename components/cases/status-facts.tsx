import { useFormatter, useTranslations } from "next-intl";
import { Card, Section } from "@/components/ui/card";
import { Facts } from "@/components/ui/page-head";
import type { FollowView } from "@/lib/cases/follow-view";
import { StatusPhotos } from "./status-photos";

/** What the person told us. */
export function StatusFacts({ view }: { view: FollowView }) {
  const t = useTranslations("cases");
  const format = useFormatter();
  const day = (at: Date) => format.dateTime(at, { dateStyle: "long" });
  const items = [
    { term: t("facts.category"), value: view.category },
    { term: t("facts.place"), value: view.place },
    { term: t("facts.about"), value: view.about },
    { term: t("facts.rider"), value: view.riderSaid },
    { term: t("facts.occurredOn"), value: view.occurredOn ? day(new Date(`${view.occurredOn}T04:00Z`)) : "" },
    {
      term: t("facts.filedAt"),
      value: format.dateTime(view.filedAt, { dateStyle: "long", timeStyle: "short" }),
    },
    { term: t("facts.phone"), value: view.phone ?? "" },
    { term: t("facts.text"), value: <span className="whitespace-pre-line">{view.text}</span> },
  ].filter((item) => item.value !== "");
  return (
    <Section title={t("factsTitle")}>
      <Card>
        <Facts items={items} />
        <StatusPhotos photos={view.photos} />
        {view.hideName && <p className="mt-3 text-[0.9em] text-soft">{t("facts.hidden")}</p>}
      </Card>
    </Section>
  );
}
