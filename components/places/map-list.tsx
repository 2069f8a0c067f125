import { useTranslations } from "next-intl";
import { StateWord } from "@/components/stations/state-shape";
import { useSpeech } from "@/components/stations/use-speech";
import { mapPath } from "@/lib/places/mapped";
import type { ListedStation } from "@/lib/stations/map-model";
import type { Board } from "@/lib/stations/views";
import { whenWords } from "@/lib/stations/words";

/** The stations of the map in words; with how far it is on foot when somebody said from where. */
export function MapList({
  list,
  board,
  n,
}: {
  list: readonly ListedStation[];
  board: Board;
  /** The neighbourhood shown, to be kept. */
  n: string | null;
}) {
  const t = useTranslations("map");
  const speech = useSpeech(board);
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {list.map(({ station, walk }) => (
        <li key={station.code} className="px-4 py-2 break-inside-avoid">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <a
              href={`/stations/${station.code}`}
              className="inline-flex min-h-12 min-w-0 flex-1 basis-40 items-center font-bold underline-offset-4 hover:underline"
            >
              {station.name}
            </a>
            <StateWord state={station.openness.state}>{speech.t(`state${station.openness.state}`)}</StateWord>
          </div>
          <p className="flex flex-wrap items-center justify-between gap-x-3 text-[0.95rem] text-soft">
            {walk ? (
              <strong className="text-ink">
                {t("walk", { minutes: walk.minutes, metres: Math.round(walk.metres / 10) * 10 })}
              </strong>
            ) : (
              <span>{station.address}</span>
            )}
            <span>{whenWords(station.openness, speech)}</span>
            <a
              href={mapPath({ n, from: station.code })}
              className="no-print inline-flex min-h-12 items-center underline underline-offset-4"
            >
              {t("fromStation")}
              <span className="sr-only"> {station.name}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
