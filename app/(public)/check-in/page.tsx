import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { AlwaysFree } from "@/components/checkins/answer";
import { KeepOffline } from "@/components/checkins/keep-offline";
import { OfflineTap } from "@/components/checkins/offline-tap";
import { WaitingTray } from "@/components/checkins/queue-tray";
import { queueWords, tapWords } from "@/components/checkins/queue-words";
import { Scanner } from "@/components/checkins/scanner";
import { TextField } from "@/components/form/field";
import { Button, ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { queueOwner } from "@/lib/checkins/owner";
import { phoneQueue } from "@/lib/checkins/waiting";
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
  const ways = <Ways empty={code !== undefined} />;
  const waiting = owner ? null : await phoneQueue(actor, now);
  return (
    <>
      <PageHead title={t("startTitle")} />
      {owner ? (
        <OfflineTap
          setting={{
            owner,
            words: tapWords((key) => t.raw(key)),
            names: Object.fromEntries(stations.map((station) => [station.code, station.name])),
            locale: actor.locale,
            zone,
            madeAt: now.toISOString(),
          }}
          after={
            <ButtonLink look="secondary" href="/rider">
              {t("nextRecord")}
            </ButtonLink>
          }
          another={<TextLink href="/check-in">{t("startOther")}</TextLink>}
        >
          {ways}
        </OfflineTap>
      ) : (
        <>
          {waiting && <WaitingTray setting={{ ...waiting, words: queueWords((key) => t.raw(key)) }} />}
          {ways}
        </>
      )}
      <AlwaysFree />
      <KeepOffline owner={owner} />
    </>
  );
});

/** The ways to a station: its poster, the code on it, the list. */
function Ways({ empty }: { empty: boolean }) {
  const t = useTranslations("checkin");
  return (
    <>
      <p className="mb-5 text-soft">{t("startLead")}</p>
      <Scanner />
      {empty && (
        <p role="alert" className="mb-3 font-semibold text-red">
          {t("startEmpty")}
        </p>
      )}
      <form action="/check-in">
        <TextField
          name="code"
          label={t("startCode")}
          hint={t("startHint")}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <Button look="secondary">{t("startGo")}</Button>
      </form>
      <TextLink href="/stations?open=1">{t("startChoose")}</TextLink>
    </>
  );
}

function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="mt-3">
      <a href={href} className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4">
        {children}
      </a>
    </p>
  );
}
