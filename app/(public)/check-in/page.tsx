import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { KeepOffline } from "@/app/keep-offline";
import { AlwaysFree } from "@/components/checkins/answer";
import { OfflineTap } from "@/components/checkins/offline-tap";
import { queueWords } from "@/components/checkins/queue-words";
import { Scanner } from "@/components/checkins/scanner";
import { TextField } from "@/components/form/field";
import { Button, ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { queueOwner } from "@/lib/checkins/owner";
import { anybody, enter } from "@/lib/server/page";
import { board } from "@/lib/stations/queries";
import { canonicalCode } from "@/lib/stations/rules";
import { clock } from "@/lib/time/clock";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkin");
  return { title: t("startTitle") };
}

/**
 * Where a check-in starts when no poster led to it. A rider's phone keeps this page and shows it in place of every
 * station's check-in page while there is no signal; with signal a code in the address leads on to the station.
 */
export default answered(async function StartPage({ searchParams }: Props) {
  const actor = await enter(anybody, "/check-in");
  const { code, via, r } = await searchParams;
  if (typeof code === "string" && code.trim()) {
    const rest = new URLSearchParams({
      ...(typeof via === "string" ? { via } : {}),
      ...(typeof r === "string" ? { r } : {}),
    });
    redirect(`/check-in/${encodeURIComponent(canonicalCode(code))}${rest.size > 0 ? `?${rest}` : ""}`);
  }
  const now = clock();
  const t = await getTranslations("checkin");
  const owner = queueOwner(actor);
  const { zone, stations } = await board(actor, now);
  return (
    <>
      <PageHead title={t("startTitle")} lead={t("startLead")} />
      {owner && (
        <OfflineTap
          setting={{
            owner,
            words: queueWords((key) => t.raw(key)),
            names: Object.fromEntries(stations.map((station) => [station.code, station.name])),
            locale: actor.locale,
            zone,
            madeAt: now.toISOString(),
          }}
        />
      )}
      <div className="mt-6">
        <Scanner
          words={{
            open: t("scanOpen"),
            stop: t("scanStop"),
            aim: t("scanAim"),
            other: t("scanOther"),
            denied: t("scanDenied"),
          }}
        />
      </div>
      <form action="/check-in">
        <TextField
          name="code"
          label={t("startCode")}
          hint={t("startHint")}
          required
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <Button look="secondary">{t("startGo")}</Button>
      </form>
      <ButtonLink look="quiet" href="/stations?open=1" className="mt-3">
        {t("startChoose")}
      </ButtonLink>
      <AlwaysFree />
      <KeepOffline owner={owner} />
    </>
  );
});
