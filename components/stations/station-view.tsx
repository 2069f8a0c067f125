import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Facts, PageHead } from "@/components/ui/page-head";
import { writtenMobile } from "@/lib/people/phone";
import { mapLink } from "@/lib/places/map";
import { mapPath } from "@/lib/places/mapped";
import { isOpen } from "@/lib/stations/rules";
import type { StationDetail } from "@/lib/stations/views";
import { dateWords, moment, occupancyWords, reasonWords, type Speech, whenWords } from "@/lib/stations/words";
import { HoursOfWeek } from "./hours-of-week";
import { Live, LiveToo } from "./live";
import { StateWord } from "./state-shape";
import { Facilities, Services } from "./station-things";
import { useSpeech } from "./use-speech";

/** A station's own page, printed on its poster: open or not, what there is, where it is. */
export function StationView({ station }: { station: StationDetail }) {
  const speech = useSpeech(station);
  const { t } = speech;
  const map = useTranslations("map");
  const back = { href: "/stations", label: t("backToList") };
  if (station.life === "RETIRED") return <Retired station={station} speech={speech} back={back} />;
  return (
    <>
      <PageHead title={station.name} back={back} />
      <Live shown={station} station={station.code}>
        {station.life === "COMING" ? (
          <Notice title={t("coming")}>
            {t("comingLead", { date: dateWords(station.openedOn, speech.locale) })}
          </Notice>
        ) : (
          <Now station={station} speech={speech} />
        )}
      </Live>
      <LiveToo name="things">
        <Section title={t("servicesTitle")}>
          <Card>
            <Services services={station.services} t={t} />
          </Card>
        </Section>
        <Section title={t("hoursTitle")}>
          <Card>
            <HoursOfWeek hours={station.hours} speech={speech} />
          </Card>
        </Section>
        <Section title={t("facilitiesTitle")}>
          <Card>
            <Facilities facilities={station.facilities} t={t} />
          </Card>
        </Section>
      </LiveToo>
      <Section title={t("whereTitle")}>
        <Card>
          <Facts items={whereItems(station, speech)} />
        </Card>
        <div className="mt-3 grid gap-2.5 sm:grid-cols-2">
          <ButtonLink href={mapPath({ from: station.code })} look="secondary" className="sm:col-span-2">
            {map("openAround")}
          </ButtonLink>
          <ButtonLink href={mapLink(station)} look="secondary" rel="noreferrer">
            {t("openMap")}
          </ButtonLink>
          <ButtonLink href={`/report?station=${encodeURIComponent(station.code)}`} look="secondary">
            {t("reportHere")}
          </ButtonLink>
        </div>
      </Section>
    </>
  );
}

/** State, closures in force and to come, and what to do now: check in, or look where it is open. */
function Now({ station, speech }: { station: StationDetail; speech: Speech }) {
  const { t, locale } = speech;
  const { openness, closures, code, recent, seats } = station;
  const open = isOpen(openness.state);
  const coming = closures.filter((closure) => closure.startsAt > station.now);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateWord state={openness.state}>{t(`state${openness.state}`)}</StateWord>
        <span className="font-semibold">{whenWords(openness, speech)}</span>
      </p>
      {open && (
        <p className="mt-1 text-soft">
          {occupancyWords(recent, seats, t)}
          {t("sentenceGap")}
          {t("estimate")}
        </p>
      )}
      {openness.state === "CLOSURE" && (
        <Notice
          tone="bad"
          title={t("closedBecause", { reason: reasonWords(openness.closure, locale) })}
          className="mt-3"
        >
          {openness.until ? t("closureUntil", moment(openness.until, speech)) : t("closureOpenEnd")}
        </Notice>
      )}
      {coming.map((closure) => (
        <Notice
          key={closure.id}
          tone="busy"
          title={t("closureComing", {
            ...moment(closure.startsAt, speech),
            reason: reasonWords(closure, locale),
          })}
          className="mt-3"
        >
          {closure.endsAt ? t("closureUntil", moment(closure.endsAt, speech)) : t("closureOpenEnd")}
        </Notice>
      ))}
      {open ? (
        <>
          <ButtonLink href={`/check-in/${code}`} className="mt-4 min-h-14 w-full">
            {t("checkIn")}
          </ButtonLink>
          <p className="mt-2 text-center text-[0.95rem] text-soft">{t("checkInNote")}</p>
        </>
      ) : (
        <ButtonLink href="/stations?open=1" className="mt-4 min-h-14 w-full">
          {t("findOpen")}
        </ButtonLink>
      )}
    </>
  );
}

function whereItems(station: StationDetail, { t }: Speech) {
  const { address, neighbourhood, phone, code } = station;
  const call = phone && (
    <a
      href={`tel:${phone.replace(/[^\d+]/g, "")}`}
      className="inline-flex min-h-12 items-center underline underline-offset-4"
    >
      {writtenMobile(phone)}
    </a>
  );
  return [
    { term: t("address"), value: address },
    { term: t("neighbourhood"), value: neighbourhood },
    ...(call ? [{ term: t("phone"), value: call }] : []),
    { term: t("code"), value: code },
  ];
}

/** Its poster may still hang somewhere: says that it is gone, and where to look instead. */
function Retired({
  station,
  speech,
  back,
}: {
  station: StationDetail;
  speech: Speech;
  back: { href: string; label: string };
}) {
  const { t, locale } = speech;
  const date = station.retiredOn ? dateWords(station.retiredOn, locale) : "";
  return (
    <>
      <PageHead title={station.name} back={back} />
      <Notice title={t("retired")}>{t("retiredLead", { date })}</Notice>
      <ButtonLink href="/stations?open=1" className="mt-4 w-full">
        {t("findOpen")}
      </ButtonLink>
    </>
  );
}
