import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { StateMark } from "@/components/ui/state-mark";
import { overdue } from "@/lib/cases/rules";
import type { RiderCase } from "@/lib/riders/cases";

/** Cases that the rider filed or that are about their deliveries, with what is due when. */
export function CaseList({ cases, now }: { cases: readonly RiderCase[]; now: Date }) {
  const t = useTranslations("rider");
  return (
    <Section title={t("casesTitle")}>
      {cases.length === 0 ? (
        <Card>
          <p>{t("caseNone")}</p>
        </Card>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-card px-4">
          {cases.map((one) => (
            <CaseItem key={one.reference} one={one} now={now} />
          ))}
        </ul>
      )}
      <ButtonLink look="secondary" href="/report" className="mt-3">
        {t("caseFile")}
      </ButtonLink>
    </Section>
  );
}

const DUE = {
  month: "long",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;

function CaseItem({ one, now }: { one: RiderCase; now: Date }) {
  const t = useTranslations("rider");
  const format = useFormatter();
  const closed = one.status === "CLOSED";
  const late = overdue(one, now);
  const timing = () => {
    if (closed)
      return t("caseFiled", { date: format.dateTime(one.filedAt, { month: "long", day: "numeric" }) });
    if (one.pausedAt) return t("casePaused");
    return t(late ? "caseLate" : "caseDue", { date: format.dateTime(one.dueAt, DUE) });
  };
  const title = `${one.category} · ${one.place}`;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        {one.mine ? (
          <a
            href={`/cases/${one.reference}`}
            className="inline-flex min-h-12 items-center font-semibold underline-offset-4 hover:underline"
          >
            {title}
          </a>
        ) : (
          <p className="font-semibold">{title}</p>
        )}
        <StateMark tone={closed ? "still" : late ? "bad" : "busy"}>{t(`caseStatus${one.status}`)}</StateMark>
      </div>
      <p className="text-soft">
        {t(`caseKind${one.kind}`)} · {one.mine ? t("caseMine") : t("caseAbout")} · {timing()}
      </p>
      {one.kind === "COMPLAINT" && !one.mine && !closed && <p className="text-soft">{t("caseAboutHint")}</p>}
    </li>
  );
}
