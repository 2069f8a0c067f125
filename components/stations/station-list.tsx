import { cx } from "@/components/ui/cx";
import { isOpen, type ServiceState } from "@/lib/stations/rules";
import type { StationOnBoard } from "@/lib/stations/views";
import {
  occupancyWords,
  reasonWords,
  type Speech,
  type StationText,
  serviceWords,
  whenWords,
} from "@/lib/stations/words";
import { StateWord } from "./state-shape";
import { useSpeech } from "./use-speech";

/** Stations in words, one link each. */
export function StationList({
  stations,
  now,
  zone,
}: {
  stations: readonly StationOnBoard[];
  now: Date;
  zone: string;
}) {
  const speech = useSpeech({ now, zone });
  return (
    <ul className="grid grid-cols-1 gap-2.5">
      {stations.map((station) => (
        <StationItem key={station.code} station={station} speech={speech} />
      ))}
    </ul>
  );
}

/** The same in one card, a few lines each: the table behind the picture. */
export function CompactList({
  stations,
  now,
  zone,
}: {
  stations: readonly StationOnBoard[];
  now: Date;
  zone: string;
}) {
  const speech = useSpeech({ now, zone });
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {stations.map((station) => (
        <li key={station.code} className="relative px-4 py-3 hover:bg-brick-wash">
          <StationHead station={station} speech={speech} />
          {station.services.length > 0 && (
            <p className="text-[0.95rem]">
              {station.services.map((service, index) => (
                <span key={service.kind} className={INK[service.state]}>
                  {index > 0 && speech.t("spanSeparator")}
                  {serviceWords(service, speech.t)}
                </span>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function StationItem({ station, speech }: { station: StationOnBoard; speech: Speech }) {
  return (
    <li className="relative rounded-card border border-line bg-card p-4 hover:border-line-strong">
      <StationHead station={station} speech={speech} />
      {station.services.length > 0 && <ServiceChips station={station} t={speech.t} />}
    </li>
  );
}

/** Name, state, and how long. The link reaches over the whole item. */
function StationHead({ station, speech }: { station: StationOnBoard; speech: Speech }) {
  const { t, locale } = speech;
  const { openness } = station;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-3">
        <a
          href={`/stations/${station.code}`}
          className="min-w-0 flex-1 basis-40 font-bold underline-offset-4 after:absolute after:inset-0 hover:underline"
        >
          {station.name}
        </a>
        <StateWord state={openness.state}>{t(`state${openness.state}`)}</StateWord>
      </div>
      <p className="mt-0.5 text-[0.95rem] text-soft">
        {whenWords(openness, speech)}
        {openness.state === "CLOSURE" && ` · ${reasonWords(openness.closure, locale)}`}
        {isOpen(openness.state) && ` · ${occupancyWords(station.recent, station.seats, t)}`}
      </p>
    </>
  );
}

const INK: Record<ServiceState, string> = {
  AVAILABLE: "text-ink",
  SHORT: "text-amber",
  PAUSED: "text-slate",
};

const CHIP: Record<ServiceState, string> = {
  AVAILABLE: "bg-jade-wash text-jade",
  SHORT: "bg-amber-wash text-amber",
  PAUSED: "bg-slate-wash text-slate",
};

function ServiceChips({ station, t }: { station: StationOnBoard; t: StationText }) {
  return (
    <ul aria-label={t("listServices", { station: station.name })} className="mt-2 flex flex-wrap gap-1.5">
      {station.services.map((service) => (
        <li
          key={service.kind}
          className={cx("rounded-full px-2.5 py-0.5 text-[0.9rem] font-semibold", CHIP[service.state])}
        >
          {serviceWords(service, t)}
        </li>
      ))}
    </ul>
  );
}
