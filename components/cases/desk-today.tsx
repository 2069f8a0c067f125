import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Empty, PageHead } from "@/components/ui/page-head";
import { StateShape, type Tone } from "@/components/ui/state-mark";
import { deskPath, listPath } from "@/lib/cases/desk-paths";
import type { DeskRow } from "@/lib/cases/desk-queries";
import { RATE_DAYS, type Rates, type Share, type Waiting } from "@/lib/cases/desk-today";
import { showCount } from "@/lib/cases/desk-words";
import { FORGOTTEN_DAYS } from "@/lib/cases/forgotten";
import { showReference } from "@/lib/cases/reference";
import { DeadlineChip } from "./desk-deadline";
import { RisenMark } from "./desk-risen";

interface CasesToday {
  readonly counts: Waiting;
  readonly first: readonly DeskRow[];
  /** Null for who is in charge of no place. */
  readonly rates: Rates | null;
}

/** The first page of the day: what waits, what is due first, and the figures with their definition. */
export function DeskToday({
  name,
  cases,
  stations,
  people,
}: {
  name: string;
  cases: CasesToday | null;
  stations: boolean;
  people: boolean;
}) {
  const t = useTranslations("cadre");
  return (
    <>
      <PageHead title={t("todayTitle")} lead={t(cases ? "todayLead" : "todayNoDesk", { name })} />
      {cases && <Tiles counts={cases.counts} />}
      {cases && <First rows={cases.first} />}
      {cases?.rates && <RateList rates={cases.rates} />}
      <p className="mt-8 flex flex-wrap gap-2">
        {stations && (
          <ButtonLink href="/cadre/stations" look="secondary" size="desk">
            {t("todayStations")}
          </ButtonLink>
        )}
        {people && (
          <ButtonLink href="/cadre/people" look="secondary" size="desk">
            {t("todayPeople")}
          </ButtonLink>
        )}
      </p>
    </>
  );
}

const TILES = [
  ["risen", "due=risen", "bad"],
  ["overdue", "due=overdue", "bad"],
  ["today", "due=today", "busy"],
  ["fresh", "status=new", "busy"],
  ["checking", "status=checking", "busy"],
  ["mine", "who=mine", "still"],
  ["paused", "due=paused", "still"],
] as const satisfies readonly (readonly [keyof Waiting, string, Tone])[];

const INK: Record<(typeof TILES)[number][2], string> = { bad: "text-red", busy: "text-amber", still: "" };

function Tiles({ counts }: { counts: Waiting }) {
  const t = useTranslations("cadre");
  return (
    <>
      <ul className="grid grid-cols-2 gap-2.5 sm:grid-cols-4 xl:grid-cols-7">
        {TILES.map(([key, query, tone]) => (
          <li key={key}>
            <a
              href={listPath(query)}
              className="block h-full rounded-card border border-line bg-card px-4 py-3 hover:border-ink"
            >
              <span className="block text-2xl font-extrabold tabular-nums">{showCount(counts[key])}</span>
              <span className="flex items-center gap-1.5 text-soft">
                <StateShape
                  tone={counts[key] === 0 ? "still" : tone}
                  className={counts[key] === 0 ? "" : INK[tone]}
                />
                {t(`wait.${key}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <details className="mt-2">
        <summary className="inline-flex min-h-6 cursor-pointer text-soft underline underline-offset-4">
          {t("definition")}
        </summary>
        <dl className="mt-1 grid max-w-3xl gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
          {TILES.map(([key]) => (
            <div key={key} className="sm:contents">
              <dt className="font-semibold">{t(`wait.${key}`)}</dt>
              <dd>{t(`waitMeaning.${key}`, { days: FORGOTTEN_DAYS })}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function First({ rows }: { rows: readonly DeskRow[] }) {
  const t = useTranslations("cadre");
  const all = (
    <a href={listPath()} className="inline-flex min-h-9 items-center underline underline-offset-4">
      {t("todayAll")}
    </a>
  );
  return (
    <Section title={t("todayNext")} aside={all}>
      {rows.length === 0 ? (
        <Empty title={t("todayNothing")} />
      ) : (
        <ul className="rounded-card border border-line bg-card">
          {rows.map((row) => (
            <li key={row.id} className="border-b border-line last:border-0">
              <a
                href={deskPath(row.reference)}
                className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-slate-wash"
              >
                <DeadlineChip deadline={row.deadline} />
                <span className="font-semibold">{row.title}</span>
                {row.risen && <RisenMark />}
                <span className="text-soft">{row.place}</span>
                <span className="font-mono text-soft">{showReference(row.reference)}</span>
                <span className="ml-auto">{t(`status.${row.status}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function RateList({ rates }: { rates: Rates }) {
  const t = useTranslations("cadre");
  return (
    <Section title={t("ratesTitle", { days: RATE_DAYS })}>
      <ul className="grid gap-2.5 sm:grid-cols-3">
        {(["answered", "solved", "satisfied"] as const).map((key) => (
          <Rate key={key} name={key} share={rates[key]} />
        ))}
      </ul>
    </Section>
  );
}

function Rate({ name, share }: { name: keyof Rates; share: Share }) {
  const t = useTranslations("cadre");
  const format = useFormatter();
  const known = share.of > 0;
  return (
    <li className="rounded-card border border-line bg-card px-4 py-3">
      <p className="text-soft">{t(`rate.${name}`)}</p>
      <p className="text-2xl font-extrabold tabular-nums">
        {known
          ? format.number(share.part / share.of, { style: "percent", maximumFractionDigits: 0 })
          : t("rateNone")}
      </p>
      {known && <p className="text-soft tabular-nums">{t("rateOf", { part: share.part, of: share.of })}</p>}
      <details className="mt-1">
        <summary className="min-h-6 cursor-pointer underline underline-offset-4">{t("definition")}</summary>
        <p className="mt-1">{t(`rateMeaning.${name}`, { days: RATE_DAYS })}</p>
      </details>
    </li>
  );
}
