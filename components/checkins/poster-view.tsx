import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Poster } from "@/lib/checkins/poster";
import { openWords, shutWords, speechFor } from "@/lib/checkins/words";
import type { Locale } from "@/lib/people/actor";
import { Counted, Elsewhere, HOUR, NextSteps, NotAtWork, NotRider, SignInFirst } from "./answer";
import { CheckInForm, type TapForm } from "./check-in-form";
import { WaitingTray } from "./queue-tray";
import type { QueueSetting, TapSetting } from "./queue-words";
import { TapKeeper } from "./tap-keeper";

interface Props {
  poster: Poster;
  reader: { name: string; locale: Locale };
  /** The standing check-in was not made just now. */
  again: boolean;
  form: TapForm;
  /** Null: no rider, whose phone keeps nothing. */
  queue: TapSetting | null;
  /** What the phone may hold all the same; null: nothing. */
  waiting: QueueSetting | null;
}

/** Where one can tap. */
const TAPPED: readonly Poster["answer"][] = ["ready", "confirm"];

/** The one answer behind a station's poster, and what waits in the phone; where one can tap the two are one. */
export function PosterView({ waiting, ...props }: Props) {
  return (
    <>
      {waiting && !TAPPED.includes(props.poster.answer) && <WaitingTray setting={waiting} />}
      <Answer {...props} />
    </>
  );
}

function Answer({ poster, reader, again, form, queue }: Omit<Props, "waiting">) {
  const { station, answer, standing, earlier } = poster;
  const t = useTranslations("checkin");
  const format = useFormatter();
  const speech = speechFor(reader.locale, station.now, station.zone);
  const nearest = poster.nearest.map((one) => ({ ...one, line: openWords(one, speech) }));
  const day = (date: string | null) =>
    date ? format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" }) : "";
  // What asks for the tap goes with the button once it is done.
  const asking = (
    <>
      {answer === "confirm" && (
        <p className="mb-4">{t("onSiteTap", { time: standing ? format.dateTime(standing.at, HOUR) : "" })}</p>
      )}
      <CheckInForm {...form} />
    </>
  );
  const tap = queue ? (
    <TapKeeper setting={queue} code={station.code} after={<NextSteps code={station.code} />}>
      {asking}
    </TapKeeper>
  ) : (
    asking
  );

  switch (answer) {
    case "counted":
      return (
        <>
          {standing && <Counted station={station.name} visit={standing} again={again} />}
          <NextSteps code={station.code} />
        </>
      );
    case "confirm":
      return tap;
    case "coming":
      return (
        <Elsewhere title={t("comingTitle")} nearest={nearest}>
          {t("comingBody", { station: station.name, date: day(station.openedOn) })}
        </Elsewhere>
      );
    case "retired":
      return (
        <Elsewhere title={t("retiredTitle")} nearest={nearest}>
          {t("retiredBody", { station: station.name, date: day(station.retiredOn) })}
        </Elsewhere>
      );
    case "closed":
      return (
        <Elsewhere title={t("closedTitle")} nearest={nearest}>
          <strong className="block">{shutWords(station, speech)}</strong>
          {t("closedWhy")}
        </Elsewhere>
      );
    case "signIn":
      return <SignInFirst path={`/check-in/${station.code}`} />;
    case "notRider":
      return <NotRider name={reader.name} />;
    case "notAtWork":
      return <NotAtWork />;
    case "ready":
      return (
        <>
          <p className="mb-4 text-soft">{openWords(station, speech)}</p>
          {earlier && (
            <Notice tone="busy" role="status" className="mb-4">
              <p>
                {t("earlierTap", {
                  date: format.dateTime(earlier.at, { dateStyle: "long", timeStyle: "short" }),
                })}
              </p>
            </Notice>
          )}
          {tap}
        </>
      );
  }
}
