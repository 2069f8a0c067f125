import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { KeepOffline } from "@/components/checkins/keep-offline";
import { QueueTray, WaitingTray } from "@/components/checkins/queue-tray";
import { queueWords } from "@/components/checkins/queue-words";
import { CaseList } from "@/components/riders/case-list";
import { HowToJoin } from "@/components/riders/how-to-join";
import { OpenNow } from "@/components/riders/open-now";
import { PassCard } from "@/components/riders/pass-card";
import { VisitSummary } from "@/components/riders/visit-summary";
import { queueOwner } from "@/lib/checkins/owner";
import { ownVisitSummary } from "@/lib/checkins/queries";
import { openStations } from "@/lib/checkins/rules";
import { phoneQueue } from "@/lib/checkins/waiting";
import { openWords, speechFor } from "@/lib/checkins/words";
import { riderCases } from "@/lib/riders/cases";
import { canOpenRiderPage } from "@/lib/riders/policy";
import { riderCard } from "@/lib/riders/queries";
import { enter } from "@/lib/server/page";
import { board } from "@/lib/stations/queries";
import { clock } from "@/lib/time/clock";
import { localTime } from "@/lib/time/shanghai";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rider");
  return { title: t("title") };
}

export default answered(async function RiderPage() {
  const actor = await enter(canOpenRiderPage, "/rider");
  const now = clock();
  const card = await riderCard(actor, now);
  const t = await getTranslations("checkin");
  if (!card) {
    const waiting = await phoneQueue(actor, now);
    return (
      <>
        {waiting && <WaitingTray setting={{ ...waiting, words: queueWords((key) => t.raw(key)) }} />}
        <HowToJoin name={actor.name} />
        <KeepOffline owner={null} />
      </>
    );
  }

  const [summary, { zone, stations }, cases] = await Promise.all([
    ownVisitSummary(actor, now),
    board(actor, now),
    riderCases(actor),
  ]);
  const owner = queueOwner(actor);
  const speech = speechFor(actor.locale, now, zone);
  const open = openStations(stations, card.outlet).map((one) => ({ ...one, line: openWords(one, speech) }));
  const openNow = <OpenNow stations={open} byOutlet={card.outlet !== null} />;
  return (
    <>
      <PassCard card={card} today={localTime(now, zone).day} />
      {owner ? (
        <QueueTray
          setting={{
            owner,
            words: queueWords((key) => t.raw(key)),
            names: Object.fromEntries(stations.map((station) => [station.code, station.name])),
            locale: actor.locale,
            zone,
            madeAt: now.toISOString(),
          }}
        >
          {openNow}
        </QueueTray>
      ) : (
        openNow
      )}
      <VisitSummary summary={summary} />
      <CaseList cases={cases} now={now} />
      <KeepOffline owner={owner} />
    </>
  );
});
