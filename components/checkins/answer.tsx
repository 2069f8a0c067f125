import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import type { Visit } from "@/lib/checkins/queries";
import { WINDOW_MINUTES } from "@/lib/checkins/rules";
import { OpenList, type OpenStation } from "./open-list";

export const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** Counted: when, and that tapping again adds nothing. `onSite`: by the code on the station's screen. */
export function Counted({
  station,
  visit: { at, onSite },
  again,
}: {
  station: string;
  visit: Pick<Visit, "at" | "onSite">;
  again: boolean;
}) {
  const t = useTranslations("checkin");
  const format = useFormatter();
  const time = format.dateTime(at, HOUR);
  const until = format.dateTime(new Date(at.getTime() + WINDOW_MINUTES * 60_000), HOUR);
  return (
    <Notice
      tone="good"
      role="status"
      title={t(again ? "againTitle" : "countedTitle", { time })}
      className="text-[1.1em]"
    >
      <p>{again ? t("againBody", { until }) : t("countedBody", { station })}</p>
      {onSite && <p>{t("onSite")}</p>}
    </Notice>
  );
}

/** What to do after a check-in. */
export function NextSteps({ code }: { code: string }) {
  const t = useTranslations("checkin");
  const steps = [
    { href: "/rider", label: t("nextRecord") },
    { href: `/stations/${code}`, label: t("nextStation") },
    { href: `/report?station=${code}`, label: t("nextReport") },
  ];
  return (
    <Section title={t("nextTitle")}>
      <ul className="divide-y divide-line rounded-card border border-line bg-card px-4">
        {steps.map((step) => (
          <li key={step.href}>
            <a
              href={step.href}
              className="flex min-h-14 items-center justify-between gap-3 py-2 font-semibold underline-offset-4 hover:underline"
            >
              {step.label}
              <span aria-hidden="true" className="text-soft">
                ›
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Nobody signed in: one way on. */
export function SignInFirst({ path }: { path: string }) {
  const t = useTranslations("checkin");
  return (
    <>
      <h2 className="text-xl font-bold">{t("visitorTitle")}</h2>
      <p className="mt-1 mb-4 text-soft">{t("visitorBody")}</p>
      <ButtonLink href={`/sign-in?next=${encodeURIComponent(path)}`} className="min-h-16 w-full text-xl">
        {t("visitorButton")}
      </ButtonLink>
    </>
  );
}

/** Signed in, but no rider of the area. */
export function NotRider({ name }: { name: string }) {
  const t = useTranslations("checkin");
  return (
    <Notice title={t("notRiderTitle")}>
      <p>{t("notRiderBody")}</p>
      <a href="/account" className="inline-flex min-h-12 items-center underline underline-offset-4">
        {t("notRiderAccount", { name })}
      </a>
    </Notice>
  );
}

export function NotAtWork() {
  const t = useTranslations("checkin");
  return (
    <Notice tone="busy" title={t("notAtWorkTitle")}>
      <p>{t("notAtWorkBody")}</p>
    </Notice>
  );
}

/** Not open: why, and where it is open instead. */
export function Elsewhere({
  title,
  children,
  nearest,
}: {
  title: string;
  children: ReactNode;
  nearest: readonly OpenStation[];
}) {
  const t = useTranslations("checkin");
  return (
    <>
      <Notice tone="busy" title={title}>
        <p>{children}</p>
      </Notice>
      <Section
        title={t("nearestTitle")}
        aside={
          <a
            href="/stations?open=1"
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {t("allStations")}
          </a>
        }
      >
        <p className="mb-2 text-soft">{t(nearest.length > 0 ? "nearestNote" : "noneOpen")}</p>
        {nearest.length > 0 && <OpenList stations={nearest} />}
      </Section>
    </>
  );
}

/** The code on the poster is no station's. */
export function UnknownStation() {
  const t = useTranslations("checkin");
  return (
    <>
      <PageHead title={t("unknownTitle")} lead={t("unknownBody")} />
      <ButtonLink href="/stations">{t("allStations")}</ButtonLink>
      <AlwaysFree />
    </>
  );
}

/** Said on every check-in page: nothing basic is gated. */
export function AlwaysFree() {
  const t = useTranslations("checkin");
  return (
    <p className="mt-8 border-t border-line pt-4 text-soft">
      <strong className="block text-ink">{t("free")}</strong>
      {t("kept")}
    </p>
  );
}
