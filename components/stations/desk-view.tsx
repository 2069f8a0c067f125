import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import type { DeskStationView } from "@/lib/stations/desk-queries";
import { occupancyWords, whenWords } from "@/lib/stations/words";
import { DeskBasics } from "./desk-basics";
import { DeskClosures } from "./desk-closures";
import { DeskHours } from "./desk-hours";
import { DeskServices } from "./desk-services";
import { StateWord } from "./state-shape";
import { useSpeech } from "./use-speech";

/** One station to be run: everything as it stands now, and the one form that is open. */
export function DeskStationPage({
  station,
  now,
  edit,
  saved,
}: {
  station: DeskStationView;
  now: Date;
  /** The part being edited: a service's kind, or hours, closure, basics. */
  edit: string | null;
  saved: boolean;
}) {
  const speech = useSpeech({ now, zone: station.zone });
  const { t } = speech;
  const { code, name, openness, recent, seats } = station;
  const checkin = useTranslations("checkin");
  const links = [
    { href: `/stations/${code}`, label: t("deskPublicPage") },
    { href: `/cadre/stations/posters?station=${code}`, label: checkin("posterLink") },
    { href: `/stations/${code}/screen`, label: checkin("screenLink") },
  ];
  return (
    <>
      <PageHead
        title={name}
        back={{ href: "/cadre/stations", label: t("deskBack") }}
        aside={
          <nav aria-label={name} className="flex flex-wrap gap-x-4">
            {links.map(({ href, label }) => (
              <a
                key={href}
                href={href}
                className="inline-flex min-h-9 items-center underline underline-offset-4"
              >
                {label}
              </a>
            ))}
          </nav>
        }
      />
      {saved && <Notice tone="good" role="status" title={t("deskSaved")} className="mb-4" />}
      <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-soft">{code}</span>
        <StateWord state={openness.state}>{t(`state${openness.state}`)}</StateWord>
        <span className="font-semibold">{whenWords(openness, speech)}</span>
        <span className="text-soft">{occupancyWords(recent, seats, t)}</span>
      </p>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <DeskServices station={station} edit={edit} t={t} />
          <DeskBasics station={station} edit={edit} t={t} />
        </div>
        <div className="grid min-w-0 gap-4">
          <DeskClosures station={station} edit={edit} speech={speech} />
          <DeskHours station={station} edit={edit} speech={speech} />
        </div>
      </div>
    </>
  );
}
